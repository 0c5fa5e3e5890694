# SPDX-License-Identifier: Apache-2.0
"""As little as Django needs."""

import os

SECRET_KEY = "only-for-the-benchmark"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
INSTALLED_APPS = ["django.contrib.gis", "rest_framework", "rest_framework_gis", "tests.bench.public.plain"]
ROOT_URLCONF = "tests.bench.public.plain.urls"
WSGI_APPLICATION = "tests.bench.public.plain.wsgi.application"
DATABASES = {
    "default": {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": os.environ["PLAIN_NAME"],
        "HOST": os.environ["PLAIN_HOST"],
        "USER": os.environ["PLAIN_USER"],
        "PASSWORD": os.environ["PLAIN_PASSWORD"],
        "CONN_MAX_AGE": None,
    }
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
