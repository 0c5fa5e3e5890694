# SPDX-License-Identifier: Apache-2.0
"""Explore: the records that a query string selects, as list, map, table or statistics, with the filter beside them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from registry.domain.errors import InvalidFilter
from registry.public.charts.over_time import histogram
from registry.public.charts.page import statistics
from registry.public.charts.sums import Counts
from registry.public.explore.address import LISTING, Explored, parse, what_is_left
from registry.public.explore.by_code import record_sought
from registry.public.explore.columns import USUAL
from registry.public.explore.facets import facets
from registry.public.explore.figures import figures
from registry.public.explore.heads import heads, offered
from registry.public.explore.listed import listed
from registry.public.explore.meant import meant
from registry.public.explore.parts import parts, sentence
from registry.public.explore.tabs import tabs
from registry.public.explore.uses import uses
from registry.public.explore.wider import wider
from registry.public.legend import incidents_by_colour
from registry.public.pages import page, refused, shown
from registry.public.standing import any_invented
from registry.published.codes import check_codes
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.canonical import elsewhere, spelled


@page
def explore(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the records that the query string selects; a parameter that is refused is named, with the rest as a link.

    A code in the place of words leads to its record.
    """
    try:
        explored = parse(request.GET)
        if record := record_sought(explored):
            return HttpResponseRedirect(record)
        if led := elsewhere(request, explored.query()):
            return led
        check_codes(explored.wanted)
        now = state()
        return shown(
            request,
            "public/explore/page.html",
            now,
            (explored,),
            lambda: contents(explored, now),
            counting=True,
        )
    except InvalidFilter as refusal:
        return refused(request, refusal, lang, left=what_is_left(request.GET, refusal.field))


def charts(explored: Explored, counts: Counts) -> dict[str, Any]:
    """Return all charts for the statistics of the selection, else how it is spread over time."""
    if explored.view == "stats":
        return statistics(counts)
    return {"time": histogram(counts, brush=True)}


def contents(explored: Explored, now: Source) -> dict[str, Any]:
    counts = Counts(explored.wanted, now)
    choices = list(facets(explored, now))
    chosen = list(parts(explored, choices))
    found = listed(explored, now)
    selection = spelled(explored.wanted.selection())
    words, sums = sentence(chosen), figures(counts)
    return {
        "here": "explore",
        "explored": explored,
        "wanted": explored.wanted,
        "selection": selection,
        "facets": choices,
        "parts": chosen,
        "cleared": explored.cleared(),
        "words": words,
        "tabs": tabs(explored),
        "columns": heads(explored),
        "column_names": explored.cols or USUAL,
        "offered_columns": offered(explored),
        "figures": sums,
        "colours": incidents_by_colour(explored.wanted, now),
        "column_fields": explored.fields("cols"),
        "month_fields": explored.fields("date"),
        "reports_href": "" if explored.view in LISTING else explored.href(view=""),
        **charts(explored, counts),
        "meant": meant(explored, now),
        "wider": [] if found.page.count else wider(explored, now),
        "without_point": explored.href(located="no"),
        "uses": uses(explored, now, count=found.page.count, invented=sums.invented, selection=words),
        "demonstration": any_invented(now),
        "api_query": selection,
        **found.context(),
    }
