# SPDX-License-Identifier: Apache-2.0
"""The page of the fixed questions, and each of its charts by itself: as numbers, and as a drawing."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public.charts.alone import csv_of, svg_of
from registry.public.charts.page import CHARTS, statistics
from registry.public.charts.sums import Counts
from registry.public.pages import page, shown
from registry.public.standing import any_invented
from registry.published.codes import check_codes
from registry.published.filters import SELECTING, Filter, parse
from registry.published.labels import vocabulary_version
from registry.published.selection import selection_of
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.allowances import PAGE_ANEW
from registry.ui.answers import Basis, answer
from registry.ui.canonical import elsewhere, spelled, tidied
from registry.ui.limits import taken

TYPES = {"csv": "text/csv; charset=utf-8", "svg": "image/svg+xml"}


@page
def statistics_page(request: HttpRequest, lang: str) -> HttpResponse:
    """Show how the records that the query string selects are spread."""
    wanted = parse(tidied(request.GET), SELECTING)
    if led := elsewhere(request, spelled(wanted.selection())):
        return led
    check_codes(wanted)
    now = state()
    return shown(
        request, "public/statistics.html", now, (wanted,), lambda: contents(wanted, now), counting=True
    )


def contents(wanted: Filter, now: Source) -> dict[str, Any]:
    selection = spelled(wanted.selection())
    return {
        "here": "statistics",
        "wanted": wanted,
        "selection": selection,
        "demonstration": any_invented(now),
        **statistics(Counts(wanted, now)),
    }


@page
def chart(request: HttpRequest, lang: str, key: str, form: str) -> HttpResponse:
    """Answer with one chart: its numbers as the interface gives them, or a drawing that stands by itself."""
    wanted = parse(request.GET, SELECTING)
    if key not in CHARTS:
        raise NotFound("There is nothing at this address.")
    check_codes(wanted)
    now = state()
    parts = (
        "chart",
        key,
        form,
        lang,
        now.version,
        now.published_at,
        vocabulary_version(),
        selection_of("incident", wanted),
    )
    headers = {"Content-Disposition": f'attachment; filename="{key}.{form}"'}
    basis = Basis(parts, now.published_at, TYPES[form], headers=headers, kept=True, version=now.version)
    return answer(request, basis, partial(made, request, key, form, wanted, now))


def made(request: HttpRequest, key: str, form: str, wanted: Filter, now: Source) -> bytes:
    taken(request.META, PAGE_ANEW)
    return {"csv": csv_of, "svg": svg_of}[form](key, wanted, now)
