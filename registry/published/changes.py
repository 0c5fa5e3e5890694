# SPDX-License-Identifier: Apache-2.0
"""The feed of changes: every line once, in the one order in which the public dataset changed.

Numbers of lines are given under the publisher's lock and kept until its transaction ends, so whoever has read up to a
line has read all before it. A cursor names the last line that was read and tells that very line from any other.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import connections

from registry.domain.errors import InvalidFilter
from registry.domain.filters.kept import Fields, keeps_to
from registry.domain.words import gettext_noop
from registry.published.envelope import Notice, stamp
from registry.published.raw import ALIAS

START = "0"
MARK_SIGNS = 12
KINDS = ("published", "corrected", "regraded", "merged", "withdrawn", "suspended", "reinstated")
CURSOR = re.compile(r"0|([1-9][0-9]{0,17})\.([0-9a-f]{12})", re.ASCII)

NO_CURSOR = gettext_noop("“after” is taken unchanged from an answer of this feed.")
NO_SUCH_LINE = gettext_noop(
    "“after” names no line of this feed. What was read before belongs to another history; start again without it."
)

LINES = """
SELECT c.seq, c.kind, c.code, d.kind, c.version, c.published_at, c.dataset_version, coalesce(v.content_sha256, ''),
       d.merged_into, d.demonstration, coalesce(c.notice::text, 'null')
  FROM published_change c
  JOIN published_document d ON d.code = c.code
  LEFT JOIN published_version v ON v.code = c.code AND v.number = c.version
 WHERE c.seq >= %s ORDER BY c.seq LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One change. `merged_into`: where the record leads now, empty where it leads nowhere; `content_sha256`: of the
    version that is named, "" where there is none.
    """

    seq: int
    kind: str
    code: str
    record_kind: str
    version: int
    published_at: datetime
    dataset_version: int
    content_sha256: str
    merged_into: str
    demonstration: bool
    notice: Notice | None

    @property
    def cursor(self) -> str:
        return f"{self.seq}.{mark(self)}"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the feed: behind the line with this number and mark; 0 is before the first."""

    seq: int
    mark: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of the feed. `after`: the cursor to come back with; `more`: whether there are further lines by now.

    `dataset_version`: of the last line that was read, here or before.
    """

    lines: tuple[Line, ...]
    after: str
    dataset_version: int
    more: bool


def mark(line: Line) -> str:
    """Return what tells this line from another one with its number: made of what of a line never changes."""
    lasting = (line.seq, line.kind, line.code, line.version, stamp(line.published_at), line.dataset_version)
    return sha256(repr(lasting).encode()).hexdigest()[:MARK_SIGNS]


@keeps_to(CURSOR.pattern)
def parse_after(values: Sequence[str]) -> Fields:
    """Return the place that the cursor names; which line stands there, only the feed knows. Raises: InvalidFilter."""
    return {"after": place(values[0])}


def place(cursor: str) -> Place:
    found = CURSOR.fullmatch(cursor)
    if found is None:
        raise InvalidFilter(NO_CURSOR, field="after")
    return Place(int(found[1] or 0), found[2] or "")


def lines_after(read: Place, limit: int) -> Lines:
    """Return at most `limit` lines behind the place, with one question of the database.

    Raises: InvalidFilter when the line that the reader has read is not the one that stands here.
    """
    begun = 1 if read.seq else 0  # the line that was read comes along, to be compared
    found = list(rows(max(read.seq, 1), begun + limit + 1))
    if begun and not (found and found[0].seq == read.seq and mark(found[0]) == read.mark):
        raise InvalidFilter(NO_SUCH_LINE, field="after")
    shown = tuple(found[begun : begun + limit])
    last = shown[-1] if shown else found[0] if begun else None
    more = len(found) > begun + limit
    return Lines(shown, last.cursor, last.dataset_version, more) if last else Lines((), START, 0, more)


def rows(first: int, most: int) -> Iterator[Line]:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(LINES, [first, most])
        for row in cursor.fetchall():
            cells = [*row[:-1], json.loads(row[-1])]
            yield Line(*cells)
