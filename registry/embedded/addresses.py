# SPDX-License-Identifier: Apache-2.0
"""The credentials of each face as environment variables: its own, and nothing of the others."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from registry.embedded import credentials, inbox_key
from registry.embedded.errors import NotInstalled
from registry.embedded.layout import Layout, layout_for

__all__ = ["NotInstalled", "database_url", "environment_for"]

DESK_DATABASE = "registry_desk_db"
PUBLISHED_DATABASE = "registry_published_db"

# Which role a face uses in which database; no entry, no address and no password.
DESK_ROLE = {
    "desk": "registry_desk",
    "worker": "registry_desk",
    "publisher": "registry_publisher",
    "owner": "registry_owner",
}
PUBLISHED_ROLE = {
    "public": "registry_reader",
    "publisher": "registry_publisher",
    "owner": "registry_owner",
}
PERSONS_FACES = frozenset({"desk", "worker"})
BROKER_FACES = frozenset({"desk", "worker", "publisher", "owner"})


def environment_for(face: str, var: Path | None = None) -> dict[str, str]:
    """Return the REGISTRY_* variables with which a process of this face reaches the private services.

    Raises: NotInstalled when `make run` has not set them up yet; ValueError for a face that does not exist.
    """
    if face not in credentials.FACES:
        raise ValueError(f"no such face: {face}")
    layout = layout_for(var)
    found = {
        "REGISTRY_FACE": face,
        "REGISTRY_VAR": str(layout.var),
        "REGISTRY_SECRET_KEY": credentials.read(layout, f"key_{face}"),
    }
    if role := DESK_ROLE.get(face):
        found["REGISTRY_DATABASE_URL"] = database_url(layout, role, DESK_DATABASE)
    if role := PUBLISHED_ROLE.get(face):
        found["REGISTRY_PUBLISHED_DATABASE_URL"] = database_url(layout, role, PUBLISHED_DATABASE)
    if face in BROKER_FACES:
        found["REGISTRY_BROKER_URL"] = broker_url(layout)
    if face in PERSONS_FACES:
        found["REGISTRY_PERSONS_KEY"] = credentials.read(layout, credentials.PERSONS_KEY)
    if face == "desk":
        found["REGISTRY_INBOX_KEY"] = credentials.read(layout, inbox_key.SECRET)
    if face == "public":
        found["REGISTRY_THROTTLE_URL"] = cache_url(layout, "throttle")
        found["REGISTRY_INBOX_DATABASE_URL"] = database_url(layout, "registry_inbox", PUBLISHED_DATABASE)
        found["REGISTRY_INBOX_RECIPIENT"] = credentials.read(layout, inbox_key.PUBLIC)
    return found


def database_url(layout: Layout, role: str, database: str) -> str:
    password = quote(credentials.read(layout, role), safe="")
    return f"postgresql://{role}:{password}@/{database}?host={quote(str(layout.postgres_sockets), safe='')}"


def broker_url(layout: Layout) -> str:
    """In the spelling of Celery (kombu), which differs from that of the cache."""
    password = quote(credentials.read(layout, "redis_worker"), safe="")
    return f"redis+socket://worker:{password}@{layout.redis_socket}?virtual_host=0"


def cache_url(layout: Layout, user: str) -> str:
    """In the spelling of redis-py, for the Redis user `throttle`, `worker` or `admin`."""
    password = quote(credentials.read(layout, f"redis_{user}"), safe="")
    return f"unix://{user}:{password}@{layout.redis_socket}?db=0"
