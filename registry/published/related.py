# SPDX-License-Identifier: Apache-2.0
"""Which records belong to one: those it was split from or into, and those that were merged into it."""

import json
from dataclasses import dataclass
from typing import Any

from registry.published.models import Document
from registry.published.raw import read
from registry.published.records import Head

RELATED = """
SELECT code, kind, status, version FROM published_document
 WHERE merged_into = %s AND merged_into <> ''
 UNION
SELECT code, kind, status, version FROM published_document
 WHERE code = ANY((SELECT related FROM published_version WHERE code = %s AND number = %s)::varchar[])
 ORDER BY code
"""
"""Two searches by index; one condition with OR would read every document."""


@dataclass(frozen=True, slots=True)
class Related:
    """`version`: the newest. A record that was merged, withdrawn or held has no title to show."""

    code: str
    kind: str
    status: str
    version: int

    @property
    def readable(self) -> bool:
        return self.status == "published"


def related(found: Head, number: int) -> tuple[Related, ...]:
    """Return the records that belong to this version of a record, with one question of the database."""
    return tuple(Related(*row) for row in read(RELATED, [found.code, found.code, number or found.version]))


def titles(records: tuple[Related, ...]) -> dict[str, dict[str, Any]]:
    """Return the titles, in every language that they have, of those that can be read."""
    codes = [each.code for each in records if each.readable]
    if not codes:
        return {}
    rows = Document.objects.filter(code__in=codes, status="published").values_list("code", "body")
    return {code: json.loads(bytes(body))["title"] for code, body in rows}
