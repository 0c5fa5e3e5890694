# SPDX-License-Identifier: Apache-2.0
"""The versions of a record: read, compared, and an earlier one brought back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from registry.accounts.writers import refuse_reader
from registry.casework.actions.log import refuse_standing
from registry.casework.actions.restore import restore
from registry.casework.history.versions import Version, chosen
from registry.casework.models import Record
from registry.desk.forms.restoring import RestoreForm
from registry.desk.forms.rows import whole
from registry.desk.people import person, seen
from registry.desk.timeline import back_to, compared, timeline
from registry.desk.words import plainly
from registry.domain.errors import ChangedSince, InvalidInput
from registry.domain.workflow import EDITABLE, State
from registry.ui.errors import status_of


@require_GET
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the versions, newest first, and two of them compared where two are chosen."""
    record = seen(request, reference)
    shown = timeline(record, whole(request.GET.get("page", "1")) or 1)
    picked = [whole(request.GET.get(name, "")) for name in ("from", "to")]
    both = compared(record, *map(int, filter(None, picked))) if all(picked) else None
    context = {
        "record": record,
        "timeline": shown,
        "compared": both,
        "asked": any(name in request.GET for name in ("from", "to")),
        "may_restore": "record.write" in person(request).granted and State(record.revision.state) in EDITABLE,
    }
    return render(request, "desk/history/page.html", context)


@require_http_methods(["GET", "POST"])
def bring_back(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show what bringing this version back would change; do it for the reason that is typed."""
    record = seen(request, reference)
    refuse_reader(person(request))
    refuse_standing(record)
    version = chosen(record, number)[0]
    if version is None:
        raise Http404
    form = RestoreForm(request.POST or None, initial={"row_version": record.row_version})
    if request.method == "GET":
        return asked(request, record, version, form)
    if not form.is_valid():
        return asked(request, record, version, form, status=422)
    try:
        restore(record, version, by=person(request), **form.cleaned_data)
    except (InvalidInput, ChangedSince) as refusal:
        form.add_error("reason" if getattr(refusal, "field", "") == "reason" else None, plainly(refusal))
        return asked(request, record, version, form, status=status_of(refusal))
    messages.success(request, _("Version %(n)s is back, as a new version.") % {"n": version.number})
    return redirect("desk:history", record.reference)


def asked(
    request: HttpRequest, record: Record, version: Version, form: RestoreForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "record": record,
        "version": version,
        "form": form,
        "difference": back_to(record, version),
    }
    return render(request, "desk/history/restore.html", context, status=status)
