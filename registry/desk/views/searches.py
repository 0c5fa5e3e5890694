# SPDX-License-Identifier: Apache-2.0
"""Saved searches: list, save, open, rename, delete."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registry.casework.actions.searches import delete_search, open_search, rename_search, save_search
from registry.casework.finding import parse
from registry.casework.models import Record
from registry.desk.people import person
from registry.desk.searches import searches_of
from registry.ui.canonical import spelled


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Show the searches; save the selection that was sent with a name."""
    by = person(request)
    if request.method == "POST":
        wanted = parse(QueryDict(request.POST.get("selection", "")))
        search = save_search(request.POST.get("name", ""), spelled(wanted.selection()), by=by)
        messages.success(request, _("The search “%(name)s” is saved.") % {"name": search.name})
        return redirect("desk:searches")
    searches = searches_of(by, Record.objects.visible_to(by))
    return render(request, "desk/records/searches.html", {"searches": searches})


@require_GET
def opened(request: HttpRequest, key: UUID) -> HttpResponse:
    search = open_search(key, by=person(request))
    return HttpResponseRedirect(f"{reverse('desk:incidents')}?{search.query}")


@require_POST
def changed(request: HttpRequest, key: UUID) -> HttpResponse:
    """Rename the search, or delete it."""
    if "delete" in request.POST:
        delete_search(key, by=person(request))
    else:
        rename_search(key, request.POST.get("name", ""), by=person(request))
    return redirect("desk:searches")
