# SPDX-License-Identifier: Apache-2.0
"""Whether a document names a witness, somebody who was harmed or a relative as a source; no such document is public."""

import json
from typing import Any

from registry.domain.source_names import PERSONS, is_named

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)
NAMES = (("source", "kind"), ("quoted", "quoted_kind"))
SPOKEN_OF = tuple(f'"{kind}"' for kind in sorted(PERSONS))
"""Canonical JSON holds the kind in exactly these letters; most documents tell of no person and are not read."""


def names_somebody(content: bytes) -> bool:
    """Whether a claim names one. Content that is no document names nobody; others refuse it."""
    if not any(kind.encode() in content for kind in SPOKEN_OF):
        return False
    try:
        return any(named(claim) for claim in json.loads(content)["claims"])
    except UNREADABLE:
        return False


def named(claim: dict[str, Any]) -> bool:
    return any(
        claim[name] is not None
        and claim[kind] is not None
        and not is_named(claim[kind]["code"], protected=False)
        for name, kind in NAMES
    )
