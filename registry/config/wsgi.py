# SPDX-License-Identifier: Apache-2.0
"""The WSGI application; REGISTRY_FACE decides whether it is the desk or the public face."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")
application = get_wsgi_application()
