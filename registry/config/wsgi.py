# SPDX-License-Identifier: Apache-2.0
"""The WSGI application; REGISTRY_FACE decides whether it is the desk or the public face."""

import os
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")


def whole() -> Any:
    """Return Django's application, with what this face has around it."""
    application = get_wsgi_application()
    import_module(settings.ROOT_URLCONF)  # else the first reader waits until all pages are read
    around = settings.FACE.before_middleware
    if not around:
        return application
    return import_string(around)(application, import_string("registry.config.opening.closed"))


application = whole()
