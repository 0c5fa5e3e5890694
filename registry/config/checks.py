# SPDX-License-Identifier: Apache-2.0
"""Checks that refuse an unsafe deployment (`manage.py check --deploy`)."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

DUMMY = "django.db.backends.dummy"


@register(Tags.security)
def public_face_has_no_private_database(**kwargs: Any) -> list[CheckMessage]:
    """The public process holds no address of the desk's database, so that no bug in it can read a draft."""
    if settings.ENVIRONMENT.face == "public" and settings.DATABASES["default"]["ENGINE"] != DUMMY:
        return [Error("The public face must not reach the desk's database.", id="registry.E001")]
    return []


@register(Tags.security, deploy=True)
def service_roles_are_not_the_owner(**kwargs: Any) -> list[CheckMessage]:
    """A web process that owns its tables could switch off their guards."""
    if settings.ENVIRONMENT.face == "owner":
        return []
    owned = [
        alias
        for alias, entry in settings.DATABASES.items()
        if entry.get("USER") in ("registry_owner", "postgres")
    ]
    return [
        Error(f"{alias}: connect as a service role, not as the owner.", id="registry.E002") for alias in owned
    ]
