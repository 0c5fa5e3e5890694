# SPDX-License-Identifier: Apache-2.0
"""The faces: which apps, addresses, middleware and databases each process has. A face lacks what it must not reach."""

from dataclasses import dataclass
from typing import Any

from registry.config.environment import Environment
from registry.config.environment.parse import Database

SHARED_APPS = (
    "registry.config.apps.StaticFiles",
    "django.contrib.gis",
    "registry.ui",
    "registry.config.apps.ConfigApp",
)
PUBLIC_APPS = ("rest_framework", "registry.published", "registry.public", "api")
DESK_APPS = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "registry.audit",
    "registry.accounts",
    "registry.vocabularies",
    "registry.gazetteer",
    "registry.evidence",
    "registry.casework",
    "registry.persons",
    "registry.inbox",
    "registry.review",
    "registry.intake",
    "registry.publishing",
    "registry.desk",
)
SHARED_MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "registry.ui.policy.OnePolicy",
)
PUBLIC_MIDDLEWARE = (
    "registry.ui.head.WithoutBody",
    *SHARED_MIDDLEWARE,
    "registry.public.private.KeptByNobody",
    "registry.config.opening.ClosedAfterRestore",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "registry.ui.errors.RefusalMiddleware",
    "registry.public.limits.WithinLimits",
    "api.bounds.WithinBounds",
)
DESK_MIDDLEWARE = (
    *SHARED_MIDDLEWARE,
    "registry.desk.middleware.NeverStored",
    "registry.desk.charset.OnlyUtf8",
    "registry.evidence.upload.NothingLeft",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "registry.desk.walls.SeenByThePerson",
    "allauth.account.middleware.AccountMiddleware",
    "registry.desk.middleware.SignedInAlone",
    "registry.accounts.middleware.SecondFactorFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "registry.desk.unsent.KeptDecision",
    "registry.desk.middleware.ShownRefusals",
    "registry.accounts.middleware.SeenToday",
)
SHARED_CONTEXT = ("django.template.context_processors.request", "django.template.context_processors.i18n")
DESK_CONTEXT = (
    *SHARED_CONTEXT,
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)


@dataclass(frozen=True, slots=True)
class Face:
    """What a process of this kind is made of."""

    apps: tuple[str, ...]
    middleware: tuple[str, ...]
    urlconf: str
    context_processors: tuple[str, ...]
    has_accounts: bool
    before_middleware: str = ""
    """What stands around the whole application and is told whether the face is closed."""


DESK = Face(
    (*SHARED_APPS, *DESK_APPS, "registry.published"),
    DESK_MIDDLEWARE,
    "registry.config.urls_desk",
    DESK_CONTEXT,
    True,
)
PUBLIC = Face(
    (*SHARED_APPS, *PUBLIC_APPS),
    PUBLIC_MIDDLEWARE,
    "registry.config.urls_public",
    SHARED_CONTEXT,
    False,
    "api.again.AskedAgain",
)
EVERYTHING = Face((*SHARED_APPS, *DESK_APPS, *PUBLIC_APPS), DESK_MIDDLEWARE, DESK.urlconf, DESK_CONTEXT, True)
FACES = {"desk": DESK, "worker": DESK, "publisher": DESK, "public": PUBLIC, "owner": EVERYTHING}

NO_DATABASE = {"ENGINE": "django.db.backends.dummy"}


def databases(environment: Environment) -> dict[str, Any]:
    """Return Django's DATABASES: a face that may not reach one of the two has a dummy in its place."""
    return {
        "default": connection(environment, environment.desk_database) | one_transaction(environment),
        "published": connection(environment, environment.published_database),
        **inbox(environment),
    }


def inbox(environment: Environment) -> dict[str, Any]:
    """Return the public face's second way into the public database: to hand in what a reader wrote, and no more."""
    if environment.inbox_database is None:
        return {}
    entry = connection(environment, environment.inbox_database)
    return {"inbox": entry | {"OPTIONS": {"options": "-c statement_timeout=5000"}}}


def one_transaction(environment: Environment) -> dict[str, Any]:
    """What a view of the desk did before it refused is undone: see registry.desk.walls."""
    return {"ATOMIC_REQUESTS": True} if environment.face in ("desk", "owner") else {}


def session_settings(face: str) -> dict[str, str]:
    """Return what each session of this face asks of PostgreSQL."""
    # No question here is long enough for compiling its plan to pay; behind the walls it would be tried often.
    asked = {"jit": "off"}
    if face == "public":
        asked |= {"statement_timeout": "5000", "default_transaction_read_only": "on"}
    if face == "publisher":
        # A publisher that stands still inside its transaction must not hold the lock of all publications for ever.
        asked |= {"idle_in_transaction_session_timeout": "60000"}
    return asked


def connection(environment: Environment, database: Database | None) -> dict[str, Any]:
    if database is None:
        return dict(NO_DATABASE)
    web = environment.face in ("desk", "public") and environment.kind != "test"
    options: dict[str, Any] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}} if web else {}
    if environment.face in ("public", "publisher"):
        options["prepare_threshold"] = (
            5  # planned once a connection: the fetch of a page, and each statement of a batch
        )
    asked = session_settings(environment.face)
    if environment.face == "publisher" and database is environment.published_database:
        # What a batch asks by keys alone would be planned anew each time, which takes longer than to answer it.
        asked |= {"plan_cache_mode": "force_generic_plan"}
    options["options"] = " ".join(f"-c {name}={value}" for name, value in asked.items())
    return {
        "ENGINE": "django.contrib.gis.db.backends.postgis",
        "NAME": database.name,
        "USER": database.user,
        "PASSWORD": database.password,
        "HOST": database.host,
        "PORT": database.port,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
