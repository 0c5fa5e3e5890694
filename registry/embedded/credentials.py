# SPDX-License-Identifier: Apache-2.0
"""One random secret per role, Redis user and face, each in a file that only the installing user reads."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from registry.embedded.errors import NotInstalled, Refused
from registry.embedded.layout import Layout

ADMIN = "registry_admin"
ROLES = ("registry_owner", "registry_desk", "registry_publisher", "registry_reader", "registry_inbox")
REDIS_USERS = ("redis_admin", "redis_worker", "redis_throttle")
FACES = ("desk", "public", "worker", "publisher", "owner")
PERSONS_KEY = "persons_key"
"""The master key of named persons; a second line below the first is an older key (docs/howto/persons.md)."""
NAMES = (ADMIN, *ROLES, *REDIS_USERS, PERSONS_KEY, *(f"key_{face}" for face in FACES))


def create_missing(layout: Layout) -> None:
    """Make each secret that does not exist yet; an existing one is never changed."""
    for name in NAMES:
        if not (layout.secrets / name).exists():
            write(layout.secrets / name, secrets.token_urlsafe(36))


def read(layout: Layout, name: str) -> str:
    """Raises: NotInstalled when there is no such secret yet, Refused when it belongs to another OS user."""
    try:
        return (layout.secrets / name).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise NotInstalled(
            f"The registry is not set up in {layout.var} yet: type `make run` in {layout.project} first."
        ) from None
    except PermissionError:
        raise Refused(
            f"{layout.secrets / name} belongs to another user: run this as the one who ran `make run`."
        ) from None


def write(path: Path, value: str) -> None:
    """Write a secret. Complete or absent, also after a crash: an empty password file would lock the cluster for good."""
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(value + "\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
