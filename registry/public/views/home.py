# SPDX-License-Identifier: Apache-2.0
"""The first page: what this is, how much there is, the filter, the list and the map."""

import json
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from registry.public.filter_form import choices
from registry.public.pages import page, shown
from registry.published.filters import SELECTING, Filter, check_codes, parse
from registry.published.models import Document
from registry.published.pages import Page, State, state
from registry.published.pages import page as page_of
from registry.ui.canonical import spelled, tidied

ROWS = 50
REPORTS = 20


@page
def home(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the records that the query string selects."""
    wanted = parse(tidied(request.GET), (*SELECTING, "cursor"))
    spelling = spelled(wanted.selection() | ({"cursor": wanted.cursor} if wanted.cursor else {}))
    if list(QueryDict(spelling).lists()) != list(request.GET.lists()):
        return HttpResponseRedirect(f"{request.path}?{spelling}" if spelling else request.path)
    check_codes(wanted)
    now = state()
    return shown(request, "public/home.html", now, (wanted,), lambda: contents(wanted, now))


def contents(wanted: Filter, now: State) -> dict[str, Any]:
    selection = spelled(wanted.selection())
    incidents = page_of("incident", replace(wanted, limit=ROWS), now, "body", pinned=False)
    reports = page_of("aggregate_report", replace(wanted, limit=REPORTS, cursor=""), now, "body")
    return {
        "here": "home",
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
        "choices": choices(wanted),
        "demonstration": Document.objects.filter(status="published", demonstration=True).exists(),
        "api_query": selection,
    }


def documents(found: Page) -> list[dict[str, Any]]:
    return [json.loads(bytes(row["body"])) for row in found.rows]


def beside(wanted: Filter, cursor: str) -> str:
    """Return the address of the page beside this one, nothing at an end."""
    return f"?{spelled({**wanted.selection(), 'cursor': cursor})}" if cursor else ""
