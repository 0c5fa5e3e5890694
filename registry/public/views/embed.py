# SPDX-License-Identifier: Apache-2.0
"""A selection on a map for other sites to show in a frame: its number, the map, and the way to the registry."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt

from registry.public.charts.sums import Counts
from registry.public.explore.address import address
from registry.public.pages import page, shown
from registry.published.codes import check_codes
from registry.published.conditions import Located
from registry.published.filters import SELECTING, Filter, parse
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.canonical import spelled, tidied
from registry.ui.policy import framed_anywhere


@xframe_options_exempt
@page
def embed(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the selection in the language of `lang=`, else in the one that the address stands for."""
    wanted = parse(tidied(request.GET), (*SELECTING, "lang"))
    check_codes(wanted)
    now = state()
    with translation.override(wanted.lang or lang):
        response = shown(
            request, "public/embed.html", now, (wanted,), lambda: contents(wanted, now), counting=True
        )
        response["Content-Language"] = wanted.lang or lang
    return framed_anywhere(response)


def contents(wanted: Filter, now: Source) -> dict[str, Any]:
    conditions, selection = wanted.conditions(), spelled(wanted.selection())
    return {
        "number": now.count("incident", conditions),
        "unplaced": now.count("incident", (*conditions, Located(known=False))),
        "whole": settings.REGISTRY_PUBLIC_URL + address(selection),
        "api_query": selection,
        "invented": Counts(wanted, now).whole().invented,
    }
