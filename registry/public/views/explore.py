# SPDX-License-Identifier: Apache-2.0
"""Explore: how much there is, the filter, the list and the map."""

import json
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from registry.public.filter_form import choices
from registry.public.pages import page, shown
from registry.public.standing import any_invented
from registry.published.codes import check_codes
from registry.published.documents import frozen
from registry.published.filters import SELECTING, Filter, parse
from registry.published.pages import Page, asked
from registry.published.pages import page as page_asked
from registry.published.selection import selection_of
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.canonical import spelled, tidied

ROWS = 50
REPORTS = 20


@page
def explore(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the records that the query string selects."""
    wanted = parse(tidied(request.GET), (*SELECTING, "cursor"))
    spelling = spelled(wanted.selection() | ({"cursor": wanted.cursor} if wanted.cursor else {}))
    if list(QueryDict(spelling).lists()) != list(request.GET.lists()):
        return HttpResponseRedirect(f"{request.path}?{spelling}" if spelling else request.path)
    check_codes(wanted)
    now = state()
    return shown(request, "public/explore.html", now, (wanted,), lambda: contents(wanted, now))


def contents(wanted: Filter, now: Source) -> dict[str, Any]:
    selection = spelled(wanted.selection())
    incidents = page_of("incident", wanted, ROWS, now)
    reports = page_of("aggregate_report", replace(wanted, cursor=""), REPORTS, now)
    return {
        "here": "explore",
        "wanted": wanted,
        "selection": selection,
        "records": documents(incidents),
        "page": incidents,
        "next": beside(wanted, incidents.next),
        "previous": beside(wanted, incidents.previous),
        "located": incidents.count if wanted.box else incidents.count - incidents.without_geometry,
        "reports": documents(reports),
        "reports_count": reports.count,
        "without_point": f"?{spelled({**wanted.selection(), 'located': 'no'})}",
        "choices": choices(wanted, now),
        "demonstration": any_invented(now),
        "api_query": selection,
    }


def page_of(kind: str, wanted: Filter, limit: int, now: Source) -> Page:
    """Return a page of what stands now: readers leaf by cursors of yesterday, and nothing is said of that."""
    selection = selection_of(kind, wanted)
    return page_asked(asked(selection, limit=limit, cursor=wanted.cursor, now=now, pinned=False))


def documents(found: Page) -> list[dict[str, Any]]:
    return [json.loads(each.body) for each in frozen(found.rows)]


def beside(wanted: Filter, cursor: str) -> str:
    """Return the address of the page beside this one, nothing at an end."""
    return f"?{spelled({**wanted.selection(), 'cursor': cursor})}" if cursor else ""
