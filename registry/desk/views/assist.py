# SPDX-License-Identifier: Apache-2.0
"""Small answers while one types. Nothing here writes; everything here also works as a button without JavaScript."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from registry.desk.forms.areas import find_country, first_level
from registry.desk.forms.record import FORMS
from registry.desk.grid.shape import Grid
from registry.desk.here import Here
from registry.desk.received import Received
from registry.desk.typed_point import understood
from registry.desk.window import window
from registry.domain.errors import InvalidPlace
from registry.gazetteer import match


@require_POST
def date(request: HttpRequest) -> HttpResponse:
    """Say which days the typed date means."""
    told = window(request.POST.get("date_edtf", ""), request.POST.get("date_margin_days", ""))
    return render(request, "desk/entry/_window.html", {"window": told})


@require_POST
def places(request: HttpRequest) -> HttpResponse:
    """Suggest places of this name for one row of the page."""
    prefix = request.POST.get("prefix", "")
    sought = request.POST.get(f"{prefix}-sought", "")
    found = match.search(sought[:100], language=get_language() or "en")
    return render(request, "desk/entry/_places.html", {"prefix": prefix, "sought": sought, "places": found})


@require_POST
def areas(request: HttpRequest) -> HttpResponse:
    """Offer the first-level areas of the typed country."""
    prefix = request.POST.get("prefix", "")
    try:
        country = find_country(request.POST.get(f"{prefix}-country", ""))
    except InvalidPlace:
        country = ""
    return render(request, "desk/entry/_areas.html", {"areas": first_level(country) if country else []})


@require_POST
def here(request: HttpRequest) -> HttpResponse:
    """Say what lies at the point of one row, what is near, and what about it does not fit."""
    told = Here.of(request.POST, request.POST.get("prefix", ""))
    return render(request, "desk/entry/_here.html", {"here": told, "prefix": told.prefix})


@require_POST
def ranges(request: HttpRequest, kind: str) -> HttpResponse:
    """Return the range that the claims make so far."""
    if kind not in FORMS:
        raise Http404
    received = Received.of(request.POST)
    grid = Grid.of(received.typed, received.wrong)
    return render(request, "desk/entry/_range.html", {"grid": grid, "live": True})


@require_POST
def point(request: HttpRequest) -> HttpResponse:
    """Say how the coordinates of one row are read."""
    words, problem = understood(request.POST, request.POST.get("prefix", ""))
    return render(request, "desk/entry/_typed_point.html", {"understood": words, "problem": problem})
