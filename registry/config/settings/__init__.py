# SPDX-License-Identifier: Apache-2.0
"""Django's settings of one process. What differs by face is in `faces`; what comes from outside is in `environment`."""

import os
from typing import Any

from registry.config import faces, geo_libraries
from registry.config.environment import PROJECT, read
from registry.config.settings.accounts import *  # noqa: F403
from registry.config.settings.csp import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from registry.config.settings.logs import LOGGING as LOGGING
from registry.domain.languages import NATIVE_NAMES

ENVIRONMENT = read(os.environ)
FACE = faces.FACES[ENVIRONMENT.face]

GDAL_LIBRARY_PATH, GEOS_LIBRARY_PATH = geo_libraries.find()
SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)

INSTALLED_APPS = list(FACE.apps)
MIDDLEWARE = list(FACE.middleware)
ROOT_URLCONF = FACE.urlconf
WSGI_APPLICATION = "registry.config.wsgi.application"
DATABASES = faces.databases(ENVIRONMENT)
DATABASE_ROUTERS = ["registry.config.router.TwoDatabases"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User" if FACE.has_accounts else "auth.User"
AUTHENTICATION_BACKENDS = ["registry.accounts.sign_in.OwnAccounts"] if FACE.has_accounts else []
MIGRATION_MODULES: dict[str, str | None] = {}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": list(FACE.context_processors)},
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = list(NATIVE_NAMES.items())
LOCALE_PATHS = [PROJECT / "registry" / "ui" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.var / "static"
STATICFILES_DIRS = [folder for folder in [ENVIRONMENT.var / "frontend"] if folder.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MIMETYPES = {".pmtiles": "application/octet-stream", ".mjs": "text/javascript"}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("pmtiles", "map", "png", "jpg", "woff", "woff2", "gz", "br")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "desk:sign_in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "desk:sign_in"

# Over https the name itself forbids another host, a sub-domain say, to set the cookie.
OF_THIS_HOST = "__Host-" if ENVIRONMENT.production else ""
SESSION_COOKIE_NAME = f"{OF_THIS_HOST}registry_desk_session"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.production
CSRF_COOKIE_NAME = f"{OF_THIS_HOST}registry_desk_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = (
    "registry.desk.views.held.csrf_failure" if FACE.has_accounts else "registry.ui.errors.csrf_failure"
)
SECURE_CONTENT_TYPE_NOSNIFF = True
# Nobody outside learns what was read here. The desk's own forms need the origin: under "no-referrer" browsers send
# "Origin: null" with every form, which the CSRF check has to refuse.
SECURE_REFERRER_POLICY = "same-origin" if FACE.has_accounts else "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.production
SECURE_SSL_REDIRECT = ENVIRONMENT.production
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.production else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
X_FRAME_OPTIONS = "DENY"
# A note of 5,000 words in Arabic, sixty places and forty claims are about 700 kB as a browser sends them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_194_304
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
if FACE.has_accounts:
    FILE_UPLOAD_HANDLERS = ["registry.evidence.upload.IntoStore"]

# The public face has no cookie, and its one form does nothing in anybody's name: a forged request gains nothing.
SILENCED_SYSTEM_CHECKS = [] if FACE.has_accounts else ["security.W003"]

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "EXCEPTION_HANDLER": "api.errors.problem",
    "DEFAULT_SCHEMA_CLASS": "api.openapi.inspector.Described",
}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api",
    "POSTPROCESSING_HOOKS": ["api.openapi.document.complete"],
}

CELERY_BROKER_URL = ENVIRONMENT.broker_url
CELERY_BEAT_SCHEDULE = {
    "publish on every tick": {
        "task": "registry.publishing.tasks.publish_due",
        "schedule": ENVIRONMENT.publish_every,
    },
    "carry requests of readers on every tick": {
        "task": "registry.publishing.tasks.carry_requests",
        "schedule": ENVIRONMENT.publish_every,
    },
    "tell people what waits": {"task": "registry.review.tasks.tell_people", "schedule": 300},
}

MFA_TOTP_ISSUER = ENVIRONMENT.registry_name
# WebAuthn asks for https; a browser takes *.localhost for safe, the library does not.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.production
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies

if MAIL := ENVIRONMENT.mail:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.tls, not MAIL.tls
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from or "registry@localhost"

REGISTRY_MAILS = ENVIRONMENT.mail is not None
REGISTRY_MFA_REQUIRED = ENVIRONMENT.mfa_required
REGISTRY_PUBLISH_EVERY = ENVIRONMENT.publish_every
REGISTRY_SUBMUNITION_EMBARGO_DAYS = ENVIRONMENT.submunition_embargo_days
REGISTRY_PUBLIC_URL = ENVIRONMENT.public_url
REGISTRY_DESK_URL = ENVIRONMENT.desk_url
REGISTRY_SEVERE_TYPES = ENVIRONMENT.severe_types
REGISTRY_SEVERE_WAIT_HOURS = ENVIRONMENT.severe_wait_hours
REGISTRY_SEVERE_OTHER_TEAM = ENVIRONMENT.severe_other_team
REGISTRY_CODE_PREFIX = ENVIRONMENT.code_prefix
REGISTRY_NAME = ENVIRONMENT.registry_name
REGISTRY_NAMES = ENVIRONMENT.registry_names
REGISTRY_LICENCE = ENVIRONMENT.licence
REGISTRY_OPERATOR = ENVIRONMENT.operator
REGISTRY_TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
REGISTRY_THROTTLE_URL = ENVIRONMENT.throttle_url
REGISTRY_RATE_LIMIT = ENVIRONMENT.rate_limit
REGISTRY_PRODUCTION = ENVIRONMENT.production
REGISTRY_VAR = ENVIRONMENT.var
REGISTRY_SNAPSHOTS = ENVIRONMENT.snapshots or ENVIRONMENT.var / "snapshots"
REGISTRY_STORAGE = ENVIRONMENT.storage or ENVIRONMENT.var / "evidence"
REGISTRY_UPLOAD_MAX = ENVIRONMENT.upload_max
REGISTRY_PERSONS_KEY = ENVIRONMENT.persons_key
REGISTRY_PERSONS_KEY_FILE = ENVIRONMENT.persons_key_file
REGISTRY_INBOX_ALIAS = "inbox"
REGISTRY_INBOX_OPEN = bool(ENVIRONMENT.inbox_database and ENVIRONMENT.inbox_recipients)
REGISTRY_INBOX_RECIPIENTS = ENVIRONMENT.inbox_recipients
REGISTRY_INBOX_KEY = ENVIRONMENT.inbox_key
REGISTRY_INBOX_KEY_FILE = ENVIRONMENT.inbox_key_file
REGISTRY_REQUEST_DAYS = ENVIRONMENT.request_days
REGISTRY_REQUEST_KEEP_DAYS = ENVIRONMENT.request_keep_days
