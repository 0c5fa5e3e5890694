# SPDX-License-Identifier: Apache-2.0
"""The corrections log: every change of a published record after its first publication, newest first.

Below it stands what came of readers’ requests, on pages of their own.
"""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public.pages import page, shown
from registry.published.correction_filter import parse, selection
from registry.published.corrections import KINDS, LATEST, Wanted, changed, newest, number
from registry.published.requests import Standing, number_closed, outcomes
from registry.published.state import live
from registry.ui.canonical import elsewhere, spelled, tidied
from registry.ui.wording.corrections import KIND_WORDS

ROWS = 25
OUTCOMES = 10


@page
def corrections(request: HttpRequest, lang: str) -> HttpResponse:
    wanted = parse(tidied(request.GET))
    if led := elsewhere(request, spelled(asked(wanted))):
        return led
    closed = below(wanted)
    total = number_closed() if closed else 0
    return shown(
        request,
        "public/corrections.html",
        live(),
        (wanted, closed, total),
        lambda: contents(wanted) | of_requests(lang, wanted.outcomes, closed, total),
    )


def asked(wanted: Wanted) -> dict[str, str]:
    places = {"before": (wanted.before, LATEST), "outcomes": (wanted.outcomes, 1)}
    return selection(wanted) | {name: str(at) for name, (at, first) in places.items() if at != first}


def below(wanted: Wanted) -> list[Standing]:
    """Return what came of the requests of this page; none below lines that were chosen. Raises: NotFound."""
    if replace(wanted, outcomes=1) != Wanted():
        return []
    found = outcomes(OUTCOMES, skip=(wanted.outcomes - 1) * OUTCOMES)
    if not found and wanted.outcomes > 1:
        raise NotFound("There is nothing at this address.")
    return found


def of_requests(lang: str, page: int, closed: list[Standing], total: int) -> dict[str, Any]:
    """Return the lines on requests, of how many, and the addresses of the pages beside this one."""
    pages = -(-total // OUTCOMES)
    return {
        "outcomes": closed,
        "requests": total,
        "page": page,
        "pages": pages,
        "outcomes_before": place_of(lang, page - 1) if page > 1 else "",
        "outcomes_after": place_of(lang, page + 1) if page < pages else "",
    }


def place_of(lang: str, page: int) -> str:
    """Return the address of a page of outcomes, at its heading."""
    query = spelled(asked(Wanted(outcomes=page)))
    return f"/{lang}/corrections{f'?{query}' if query else ''}#outcomes"


def contents(wanted: Wanted) -> dict[str, Any]:
    found = newest(ROWS + 1, wanted)
    lines = found[:ROWS]
    more = spelled(asked(replace(wanted, before=lines[-1].seq))) if len(found) > ROWS else ""
    differences = changed(lines)
    return {
        "here": "corrections",
        "wanted": wanted,
        "kinds": [(kind, KIND_WORDS[kind], wanted.kinds == (kind,)) for kind in KINDS],
        "selection": spelled(selection(wanted)),
        "count": number(wanted),
        "lines": [(line, differences.get(line.seq, ())) for line in lines],
        "next": f"?{more}" if more else "",
        "later": wanted.before != LATEST,
        "demonstration": any(line.demonstration for line in lines),
    }
