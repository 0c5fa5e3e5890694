# SPDX-License-Identifier: Apache-2.0
"""The list of records: what the query string selects, a page at a time."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.casework.export import FORMATS
from registry.casework.finding import parse
from registry.casework.finding.parameters import JOINED, SHOWS
from registry.casework.models import Record
from registry.desk.bulk import offered
from registry.desk.chips import chips
from registry.desk.forms.listing import FilterForm
from registry.desk.listing import counts, page_of, rows, with_parts
from registry.desk.people import person
from registry.ui.canonical import spelled, tidied


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """List the selection, those changed last first; what a form sends is brought into the one spelling first."""
    typed = tidied(request.GET, JOINED)
    number = typed.pop("page", ["1"])[-1]
    wanted, by = parse(typed), person(request)
    selection = wanted.selection()
    address = spelled(selection | ({"page": number} if number != "1" else {}))
    if dict(QueryDict(address).lists()) != dict(request.GET.lists()):
        return HttpResponseRedirect(f"{request.path}?{address}" if address else request.path)
    visible = Record.objects.visible_to(by)
    page = page_of(visible, wanted, number, by)
    form, granted = FilterForm(selection, by=by), by.granted
    context = {
        "form": form,
        "chips": chips(selection, form),
        "bbox": selection.get("bbox", ""),
        "selection": spelled(selection),
        "show": wanted.show or "all",
        "shows": SHOWS,
        "counts": counts(visible, by),
        "page": page,
        "rows": rows(with_parts(visible, list(page.object_list)), by),
        "formats": list(FORMATS),
        "may_write": "record.write" in granted,
        "may_export": "record.export" in granted,
        "offered": offered(granted),
    }
    return render(request, "desk/incidents.html", context)
