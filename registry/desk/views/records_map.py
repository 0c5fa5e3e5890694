# SPDX-License-Identifier: Apache-2.0
"""The map of a selection. The list holds the same records and needs no script."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from registry.casework.actions.viewing import note_map
from registry.casework.finding import RecordFilter, parse
from registry.casework.finding.parameters import JOINED
from registry.casework.models import Record
from registry.casework.querysets import RecordQuerySet
from registry.desk.chips import chips
from registry.desk.forms.listing import FilterForm
from registry.desk.listing import chosen, rows, with_parts
from registry.desk.people import person, seen
from registry.desk.records_map import MOST, counted, features
from registry.ui.canonical import spelled, tidied


def asked(request: HttpRequest) -> tuple[RecordFilter, RecordQuerySet]:
    by, wanted = person(request), parse(tidied(request.GET, JOINED))
    return wanted, chosen(Record.objects.visible_to(by), wanted, by)


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show the map of the selection and count what it cannot show."""
    wanted, records = asked(request)
    selection = wanted.selection()
    context: dict[str, Any] = counted(records) | {
        "selection": spelled(selection),
        "without_point": spelled(selection | {"located": "no"}),
        "chips": chips(selection, FilterForm(selection, by=person(request))),
        "show": wanted.show or "all",
        "most": MOST,
        "cards": reverse("desk:record", args=["x"]).removesuffix("x"),
    }
    return render(request, "desk/records/map.html", context)


@require_GET
def points(request: HttpRequest) -> JsonResponse:
    """Send the points of the selection; that very many were sent stands in the trail."""
    found = features(asked(request)[1])
    note_map(len(found["features"]), by=person(request))
    return JsonResponse(found, content_type="application/geo+json")


@require_GET
def card(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell in a few lines what was chosen on the map."""
    by, record = person(request), seen(request, reference)
    found = rows(with_parts(Record.objects.visible_to(by), [record.pk]), by)
    return render(request, "desk/records/_card.html", {"row": found[0]})
