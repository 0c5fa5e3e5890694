# SPDX-License-Identifier: Apache-2.0
"""What was changed after it was published, newest first: from the feed of changes, with the titles that stand now.

Of a record that is held for safety nothing is told here, of one that was withdrawn no title.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from registry.published.diff import Change, changes
from registry.published.envelope import PATHS, Notice
from registry.published.raw import read

KINDS = ("corrected", "regraded", "merged", "withdrawn", "reinstated")
CHANGED = ("corrected", "regraded")
"""Kinds that bring a new version, which can be compared with the one before it."""
LATEST = 2**63 - 1

CHOSEN = """
  FROM published_change c JOIN published_document d ON d.code = c.code
 WHERE c.kind <> 'published' AND c.kind = ANY(%s) AND d.status <> 'suspended'
   AND c.published_at >= %s AND c.published_at < %s
"""
NEWEST = f"""
SELECT c.kind, c.code, d.kind, c.version, c.published_at, c.seq, d.merged_into, d.demonstration, c.notice::text,
       CASE WHEN d.status = 'published' THEN convert_from(d.body, 'UTF8')::jsonb ->> 'title' END
  {CHOSEN} AND c.seq < %s ORDER BY c.seq DESC LIMIT %s
"""
NUMBER = f"SELECT count(*) {CHOSEN}"
VERSIONS = """
SELECT v.code, v.number, v.body FROM published_version v
  JOIN unnest(%s::text[], %s::int[]) AS asked(code, number) ON asked.code = v.code AND asked.number = v.number
 WHERE v.body IS NOT NULL
"""


class Correction(NamedTuple):
    """One line of the feed. `title`: by language, of the record as it stands; empty where it stands no more.

    `merged_into`: the code where the record leads now, empty where it leads nowhere.
    """

    kind: str
    code: str
    record_kind: str
    version: int
    published_at: datetime
    seq: int
    merged_into: str
    demonstration: bool
    notice: Notice | None
    title: dict[str, str]

    @property
    def path(self) -> str:
        """Return the record's address below that of a language."""
        return f"{PATHS[self.record_kind]}/{self.code}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines. `first`, `last`: days of publication in UTC, None where open; `before`: the line to go on behind.

    `outcomes`: which page of what came of readers’ requests stands below them.
    """

    kinds: tuple[str, ...] = KINDS
    first: date | None = None
    last: date | None = None
    before: int = LATEST
    outcomes: int = 1

    @property
    def conditions(self) -> list[object]:
        """Return the values of CHOSEN."""
        start = at_midnight(self.first) if self.first else datetime.min.replace(tzinfo=UTC)
        end = at_midnight(self.last) + timedelta(days=1) if self.last else datetime.max.replace(tzinfo=UTC)
        return [list(self.kinds), start, end]


def at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def newest(limit: int, wanted: Wanted = Wanted()) -> list[Correction]:
    """Return the newest of the lines asked for."""
    return [
        Correction._make([*row, json.loads(notice) if notice else None, json.loads(title) if title else {}])
        for *row, notice, title in read(NEWEST, [*wanted.conditions, wanted.before, limit])
    ]


def number(wanted: Wanted) -> int:
    """Return how many lines there are in all, wherever one is in them."""
    return int(read(NUMBER, wanted.conditions)[0][0])


def changed(lines: list[Correction]) -> dict[int, tuple[Change, ...]]:
    """Return what each line changed, by its number in the feed; lines without two versions that stand are absent."""
    told = [line for line in lines if line.kind in CHANGED and line.title and line.version > 1]
    asked = [(line.code, number) for line in told for number in (line.version - 1, line.version)]
    codes, numbers = [code for code, _ in asked], [number for _, number in asked]
    held = {
        (code, number): json.loads(bytes(body)) for code, number, body in read(VERSIONS, [codes, numbers])
    }
    found = {
        line.seq: (held.get((line.code, line.version - 1)), held.get((line.code, line.version)))
        for line in told
    }
    return {seq: changes(before, after) for seq, (before, after) in found.items() if before and after}
