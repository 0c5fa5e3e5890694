# SPDX-License-Identifier: Apache-2.0
"""Services that somebody else runs: where their addresses are given, they win and ours are not started."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from registry.embedded.addresses import PERSONS_FACES
from registry.embedded.errors import Refused

DATABASES = ("REGISTRY_DATABASE_URL", "REGISTRY_PUBLISHED_DATABASE_URL")
INBOX = "REGISTRY_INBOX_DATABASE_URL"
BROKERS = ("REGISTRY_BROKER_URL", "REGISTRY_THROTTLE_URL")
SECRET = re.compile(r"_(URL|KEY|PASSWORD|SECRET|TOKEN)(_|$)")
OURS = frozenset({"REGISTRY_FACE", "REGISTRY_VAR"})


def databases(given: Mapping[str, str] = os.environ) -> bool:
    """Whether both databases are given from outside. Raises: Refused when only one is."""
    found = [name for name in DATABASES if _given(given, name)]
    if len(found) == 1:
        missing = next(name for name in DATABASES if name not in found)
        raise Refused(
            f"{found[0]} is set but {missing} is not: set both, or none to use the private services."
        )
    return bool(found)


def broker(given: Mapping[str, str] = os.environ) -> bool:
    return _given(given, BROKERS[0])


def replace(
    face: str, environment: Mapping[str, str], given: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """Return a face's variables with the outside addresses in the place of the private ones.

    NAME_FACE (REGISTRY_DATABASE_URL_OWNER) goes before NAME, so that each face can have its own role. A face
    is never given an address that it has no private one for.
    """
    result = dict(environment)
    for name in (*((*DATABASES, INBOX) if databases(given) else ()), *(BROKERS if broker(given) else ())):
        if name in result:
            result[name] = given.get(f"{name}_{face.upper()}") or given.get(name, "")
    return {name: value for name, value in result.items() if value}


def passed_on(given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the person's own REGISTRY_ settings that are neither an address nor a secret."""
    return {
        name: value
        for name, value in given.items()
        if name.startswith("REGISTRY_") and name not in OURS and not SECRET.search(name)
    }


def places(face: str, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return where the store and the key file are, for the faces that may know; neither is a secret by itself."""
    names: tuple[str, ...] = () if face == "public" else ("REGISTRY_STORAGE_URL",)
    names += ("REGISTRY_PERSONS_KEY_FILE",) if face in PERSONS_FACES else ()
    names += ("REGISTRY_INBOX_KEY_FILE",) if face == "desk" else ()
    return {name: given[name] for name in names if given.get(name)}


def _given(given: Mapping[str, str], name: str) -> bool:
    return any(value and (key == name or key.startswith(f"{name}_")) for key, value in given.items())
