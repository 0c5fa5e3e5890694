# SPDX-License-Identifier: Apache-2.0
"""The page of incidents that is shown, and the reports over areas or periods beside it, which are never added."""

import json
from dataclasses import dataclass, replace
from typing import Any

from registry.domain.errors import InvalidFilter
from registry.public.explore.address import NO_REPORTS, Explored, address
from registry.public.explore.uses import tables
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
            "reports_next": self.beside_reports(self.reports.next),
            "reports_previous": self.beside_reports(self.reports.previous),
            "reports_uses": list(tables(self.explored, "/api/v1/aggregate-reports", self.reports.count)),
        }

    def beside(self, cursor: str) -> str:
        """Return the address of the page beside this one, nothing at an end."""
        return address(self.explored.query(cursor=cursor, sel="")) if cursor else ""

    def beside_reports(self, cursor: str) -> str:
        """Return the same with another page of reports, which stand below the incidents."""
        return f"{address(self.explored.query(reports=cursor, sel=''))}#reports-title" if cursor else ""


def listed(explored: Explored, now: Source) -> Listed:
    wanted = explored.wanted
    return Listed(
        explored,
        page_of("incident", wanted, ROWS, now),
        reports_of(explored, now),
    )


def reports_of(explored: Explored, now: Source) -> Page:
    """Raises: InvalidFilter; a cursor that is refused is named as the parameter that it came with."""
    try:
        return page_of("aggregate_report", replace(explored.wanted, cursor=explored.reports), REPORTS, now)
    except InvalidFilter as refusal:
        if refusal.field != "cursor":
            raise
        raise InvalidFilter(NO_REPORTS, field="reports") from refusal


def page_of(kind: str, wanted: Filter, limit: int, now: Source) -> Page:
    """Return a page of what stands now: readers leaf by cursors of yesterday, and nothing is said of that."""
    selection = selection_of(kind, wanted)
    return page_asked(asked(selection, limit=limit, cursor=wanted.cursor, now=now, pinned=False))


def documents(found: Page) -> list[dict[str, Any]]:
    return [json.loads(each.body) for each in frozen(found.rows)]
