# SPDX-License-Identifier: Apache-2.0
"""What was changed after it was published, newest first: from the feed of changes, with the titles that stand now."""

import json
from datetime import datetime
from typing import NamedTuple

from registry.published.envelope import PATHS, Notice
from registry.published.raw import read

KINDS = ("corrected", "regraded", "merged", "withdrawn")
NEWEST = """
SELECT c.kind, c.code, d.kind, c.version, c.published_at, c.notice::text,
       CASE WHEN d.status = 'published' THEN convert_from(d.body, 'UTF8')::jsonb ->> 'title' END
  FROM published_change c JOIN published_document d ON d.code = c.code
 WHERE c.kind <> 'published' AND c.kind = ANY(%s) AND d.status <> 'suspended' ORDER BY c.seq DESC LIMIT %s
"""


class Correction(NamedTuple):
    """One line of the feed. `title`: by language, of the record as it stands; empty where it stands no more."""

    kind: str
    code: str
    record_kind: str
    version: int
    published_at: datetime
    notice: Notice | None
    title: dict[str, str]

    @property
    def path(self) -> str:
        """Return the record's address below that of a language."""
        return f"{PATHS[self.record_kind]}/{self.code}"


def newest(limit: int) -> list[Correction]:
    return [
        Correction(
            kind, code, of, version, at, json.loads(notice or "null"), json.loads(title) if title else {}
        )
        for kind, code, of, version, at, notice, title in read(NEWEST, [list(KINDS), limit])
    ]
