# SPDX-License-Identifier: Apache-2.0
"""The WSGI application of the baseline."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.public.plain.settings")
application = get_wsgi_application()
