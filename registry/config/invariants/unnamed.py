# SPDX-License-Identifier: Apache-2.0
"""No witness, nobody who was harmed and no relative is named as a source: neither in public nor on the way there."""

import json
from collections.abc import Iterator
from typing import Any

from registry.config.invariants.pairs import rows
from registry.domain.source_names import PERSONS, is_named

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)
NAMES = (("source", "kind"), ("quoted", "quoted_kind"))
# Canonical JSON holds the kind in exactly these bytes; most documents tell of no person and are not read.
SPEAKS = " OR ".join(f"position('\"{kind}\"'::bytea IN content) > 0" for kind in sorted(PERSONS))
PUBLIC = f"SELECT code, number, content FROM published_version WHERE content IS NOT NULL AND ({SPEAKS})"  # noqa: S608
WAITING = f"SELECT code, version, content FROM publishing_outbox WHERE done_at IS NULL AND ({SPEAKS})"  # noqa: S608


def breaches() -> Iterator[str]:
    """Yield every version, public or waiting, that names such a source. It goes with a correction of its record."""
    for alias, statement in (("published", PUBLIC), ("default", WAITING)):
        for code, number, content in rows(alias, statement):
            if names_somebody(content):
                yield f"{code} version {number} names a witness, somebody harmed or a relative as a source"


def names_somebody(content: bytes | memoryview) -> bool:
    """Whether a claim names one; of content that is no document another invariant tells."""
    try:
        return any(named(claim) for claim in json.loads(bytes(content))["claims"])
    except UNREADABLE:
        return False


def named(claim: dict[str, Any]) -> bool:
    return any(
        claim[name] is not None
        and claim[kind] is not None
        and not is_named(claim[kind]["code"], protected=False)
        for name, kind in NAMES
    )
