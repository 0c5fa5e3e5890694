# SPDX-License-Identifier: Apache-2.0
"""Logging and editing a record on one page. Whatever happens, what was typed is shown again."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry.casework.actions.log import log_record, refuse_reader, refuse_standing, rewrite_record
from registry.casework.models import Record
from registry.desk.buttons import pressed
from registry.desk.forms.entry import Entry
from registry.desk.forms.from_record import from_record
from registry.desk.forms.record import FORMS
from registry.desk.forms.rows import started, whole
from registry.desk.forms.to_draft import to_draft
from registry.desk.people import person, seen
from registry.desk.window import window
from registry.domain.errors import ChangedSince, InvalidInput, NotEditable, Refusal
from registry.ui.errors import status_of


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Show an empty page; take what was typed and log it as a draft."""
    refuse_reader(person(request))
    if request.method == "GET":
        return shown(request, Entry(kind, started(FORMS[kind]), quiet=True))
    return taken(request, kind, None)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what stands; take what was typed and write the record anew."""
    record = seen(request, reference)
    refuse_reader(person(request))
    if request.method == "GET":
        refuse_standing(record)
        return shown(request, Entry(record.kind, from_record(record), quiet=True), record)
    return taken(request, record.kind, record)


def taken(request: HttpRequest, kind: str, record: Record | None) -> HttpResponse:
    typed = request.POST.copy()
    rearranged = pressed(typed)
    if rearranged is not None:
        return shown(request, Entry(kind, typed, quiet=True), record, **rearranged)
    entry = Entry(kind, typed)
    if not entry.is_valid():
        return shown(request, entry, record, status=422)
    try:
        saved = save(request, entry, record)
    except InvalidInput as refusal:
        entry.refuse(refusal)
        return shown(request, entry, record, status=422)
    except (ChangedSince, NotEditable) as refusal:
        return shown(
            request, Entry(kind, typed, quiet=True), record, refusal=refusal, status=status_of(refusal)
        )
    messages.success(request, _("Saved as a draft."))
    return redirect("desk:record", saved.reference)


@transaction.atomic
def save(request: HttpRequest, entry: Entry, record: Record | None) -> Record:
    """Name what is new and write the record, all at once or nothing."""
    by = person(request)
    draft = to_draft(entry, by=by, base=record)
    if record is None:
        return log_record(draft, by=by)
    return rewrite_record(record, draft, by=by, row_version=read_version(entry.typed))


def read_version(typed: QueryDict) -> int:
    """Return the version the writer read, or the newer one they chose to write over; 0 fits none."""
    text = typed.get("write_over") or typed.get("row_version") or "0"
    return whole(text) or 0


def shown(
    request: HttpRequest,
    entry: Entry,
    record: Record | None = None,
    *,
    status: int = 200,
    refusal: Refusal | None = None,
    **more: object,
) -> HttpResponse:
    context = {
        "entry": entry,
        "record": record,
        "refusal": refusal,
        "changed": isinstance(refusal, ChangedSince),
        "standing": Record.objects.get(pk=record.pk) if record and refusal else None,
        "window": window(entry.typed.get("date_edtf", ""), entry.typed.get("date_margin_days", "")),
        **more,
    }
    return render(request, "desk/entry/page.html", context, status=status)
