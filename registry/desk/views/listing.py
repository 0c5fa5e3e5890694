# SPDX-License-Identifier: Apache-2.0
"""The first page: what waits for whom."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.casework.actions.unsaved import unsaved_of
from registry.desk.forms.listing import SHOWS, ListForm
from registry.desk.keeping import MOST_UNSAVED
from registry.desk.listing import listed, rows, shown, with_parts
from registry.desk.people import person

PAGE = 25


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """List the records that the choice keeps, those changed last first."""
    form = ListForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    show = chosen.get("show") or "all"
    visible = listed(person(request))
    kept = shown(visible, show)
    if chosen.get("state"):
        kept = kept.filter(state=chosen["state"])
    page = Paginator(with_parts(kept), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "show": show,
        "state": chosen.get("state", ""),
        "counts": {name: shown(visible, name).count() for name in SHOWS},
        "page": page,
        "rows": rows(list(page.object_list)),
        "unsaved_entries": unsaved_of(person(request))[:MOST_UNSAVED],
        "may_write": "record.write" in person(request).granted,
    }
    return render(request, "desk/incidents.html", context)
