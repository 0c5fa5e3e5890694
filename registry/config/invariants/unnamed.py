# SPDX-License-Identifier: Apache-2.0
"""No witness, nobody who was harmed and no relative is named as a source: neither in public nor on the way there."""

from collections.abc import Iterator

from registry.config.invariants.pairs import rows
from registry.published.unnamed import SPOKEN_OF, names_somebody

SPEAKS = " OR ".join(f"position('{kind}'::bytea IN content) > 0" for kind in SPOKEN_OF)
PUBLIC = f"SELECT code, number, content FROM published_version WHERE content IS NOT NULL AND ({SPEAKS})"  # noqa: S608
WAITING = f"SELECT code, version, content FROM publishing_outbox WHERE done_at IS NULL AND ({SPEAKS})"  # noqa: S608


def breaches() -> Iterator[str]:
    """Yield every version, public or waiting, that names such a source. It goes with a correction of its record."""
    for alias, statement in (("published", PUBLIC), ("default", WAITING)):
        for code, number, content in rows(alias, statement):
            if names_somebody(bytes(content)):
                yield f"{code} version {number} names a witness, somebody harmed or a relative as a source"
