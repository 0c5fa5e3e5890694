# SPDX-License-Identifier: Apache-2.0
"""Downloads: what can be taken away now, in which forms, under which licence, and how it is cited."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from registry.public.catalogue import dataset_cited, linked_catalogue
from registry.public.pages import page, shown
from registry.public.standing import any_invented
from registry.published.codes import check_codes
from registry.published.filters import SELECTING, Filter, parse
from registry.published.selection import selection_of
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.canonical import elsewhere, spelled, tidied


@page
def downloads(request: HttpRequest, lang: str) -> HttpResponse:
    """Show what the query string selects in every form that it can be had in."""
    wanted = parse(tidied(request.GET), SELECTING)
    if led := elsewhere(request, spelled(wanted.selection())):
        return led
    check_codes(wanted)
    now = state()
    return shown(request, "public/downloads.html", now, (wanted,), lambda: contents(wanted, now))


def contents(wanted: Filter, now: Source) -> dict[str, Any]:
    count = {
        kind: now.count(kind, selection_of(kind, wanted).conditions)
        for kind in ("incident", "aggregate_report")
    }
    return {
        "here": "downloads",
        "selection": spelled(wanted.selection()),
        "incidents": count["incident"],
        "reports": count["aggregate_report"],
        "cite": dataset_cited(now),
        "public_url": settings.REGISTRY_PUBLIC_URL,
        "linked_data": linked_catalogue(now),
        "demonstration": any_invented(now),
    }
