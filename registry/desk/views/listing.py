# SPDX-License-Identifier: Apache-2.0
"""The list of records: what the query string selects, a page at a time."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.accounts.models import User
from registry.casework.export import FORMATS
from registry.casework.finding import RecordFilter
from registry.casework.finding.parameters import JOINED
from registry.casework.models import Record
from registry.casework.querysets import RecordQuerySet
from registry.desk.bulk import offered
from registry.desk.chips import chips
from registry.desk.forms.listing import FilterForm
from registry.desk.listing import counts, page_of, rows, with_parts
from registry.desk.people import person
from registry.desk.typed_filter import asked, marked
from registry.domain.errors import InvalidFilter
from registry.ui.canonical import elsewhere, spelled, tidied


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """List the selection, those changed last first; what a form sends is brought into the one spelling first."""
    typed = tidied(request.GET, JOINED)
    number = typed.pop("page", ["1"])[-1]
    try:
        wanted = asked(typed)
    except InvalidFilter:
        return unclear(request, typed)
    selection = wanted.selection()
    address = spelled(selection | ({"page": number} if number != "1" else {}))
    return elsewhere(request, address, ordered=False) or listed(request, wanted, number)


def listed(request: HttpRequest, wanted: RecordFilter, number: str) -> HttpResponse:
    by, selection = person(request), wanted.selection()
    granted = by.granted
    visible = Record.objects.visible_to(by)
    page = page_of(visible, wanted, number, by)
    form = FilterForm(selection, by=by)
    context = about(visible, by, granted, wanted.show) | {
        "form": form,
        "chips": chips(selection, form),
        "bbox": selection.get("bbox", ""),
        "selection": spelled(selection),
        "page": page,
        "rows": rows(with_parts(visible, list(page.object_list)), by),
        "formats": list(FORMATS),
        "may_export": "record.export" in granted,
        "offered": offered(granted),
    }
    return render(request, "desk/incidents.html", context)


def unclear(request: HttpRequest, typed: QueryDict) -> HttpResponse:
    """Show the filter as it was typed, with what is wrong beside each field. It chooses nothing, so nothing is listed."""
    by = person(request)
    form = marked(FilterForm({name: ",".join(typed.getlist(name)) for name in typed}, by=by), typed)
    context = about(Record.objects.visible_to(by), by, by.granted, typed.get("show", "")) | {
        "form": form,
        "bbox": typed.get("bbox", ""),
    }
    answer = render(request, "desk/incidents.html", context, status=400)
    return elsewhere(request, spelled({name: typed.getlist(name) for name in typed})) or answer


def about(visible: RecordQuerySet, by: User, granted: frozenset[str], show: str) -> dict[str, Any]:
    """Return what stands around the list, whatever it holds."""
    return {
        "show": show or "all",
        "counts": counts(visible, by),
        "may_write": "record.write" in granted,
    }
