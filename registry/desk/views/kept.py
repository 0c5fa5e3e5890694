# SPDX-License-Identifier: Apache-2.0
"""Keeping what is typed while one types, and throwing it away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.casework.actions import unsaved
from registry.desk.forms.record import FORMS
from registry.desk.keeping import keep
from registry.desk.people import person, seen


@require_POST
def keep_typed(request: HttpRequest, kind: str, reference: str = "") -> HttpResponse:
    """Keep the page as typed so far, or only note that it is open; say when, and who else has the record open."""
    by = person(request)
    record = seen(request, reference) if reference else None
    if kind not in FORMS:
        raise Http404
    if "seen" in request.POST:
        if record:
            unsaved.seen_editing(by=by, record=record)
        kept = None
    else:
        kept = keep(request.POST, by=by, kind=kind, record=record)
    others = unsaved.others_editing(record, but=by) if record else []
    return render(request, "desk/entry/_kept.html", {"kept": kept, "others": others})


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """Forget what this person typed on a page and did not save."""
    unsaved.let_go(by=person(request), page=request.POST.get("page", ""))
    messages.success(request, _("The unsaved changes are thrown away."))
    return redirect("desk:home")
