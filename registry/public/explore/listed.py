# SPDX-License-Identifier: Apache-2.0
"""The page of incidents that is shown, and the reports over areas or periods beside it, which are never added."""

import json
from dataclasses import dataclass, replace
from typing import Any

from registry.public.explore.address import Explored, address
from registry.published.documents import frozen
from registry.published.filters import Filter
from registry.published.pages import Page, asked
from registry.published.pages import page as page_asked
from registry.published.selection import selection_of
from registry.published.sources import Source

ROWS = 50
REPORTS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """`located`: how many of the incidents have a point."""

    explored: Explored
    page: Page
    reports: Page

    @property
    def located(self) -> int:
        return self.page.count - (0 if self.explored.wanted.box else self.page.without_geometry)

    def context(self) -> dict[str, Any]:
        return {
            "page": self.page,
            "records": documents(self.page),
            "located": self.located,
            "next": self.beside(self.page.next),
            "previous": self.beside(self.page.previous),
            "reports": documents(self.reports),
            "reports_count": self.reports.count,
        }

    def beside(self, cursor: str) -> str:
        """Return the address of the page beside this one, nothing at an end."""
        return address(self.explored.query(cursor=cursor, sel="")) if cursor else ""


def listed(explored: Explored, now: Source) -> Listed:
    wanted = explored.wanted
    return Listed(
        explored,
        page_of("incident", wanted, ROWS, now),
        page_of("aggregate_report", replace(wanted, cursor=""), REPORTS, now),
    )


def page_of(kind: str, wanted: Filter, limit: int, now: Source) -> Page:
    """Return a page of what stands now: readers leaf by cursors of yesterday, and nothing is said of that."""
    selection = selection_of(kind, wanted)
    return page_asked(asked(selection, limit=limit, cursor=wanted.cursor, now=now, pinned=False))


def documents(found: Page) -> list[dict[str, Any]]:
    return [json.loads(each.body) for each in frozen(found.rows)]
