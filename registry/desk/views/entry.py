# SPDX-License-Identifier: Apache-2.0
"""Logging and editing a record on one page. Whatever happens, what was typed is shown again."""

from django.contrib import messages
from django.db import IntegrityError, transaction
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
from registry.desk.forms.team import team_form, whose
from registry.desk.forms.to_draft import to_draft
from registry.desk.history import last_writer
from registry.desk.once import fresh, logged_before, record_key, stands_already
from registry.desk.people import person, seen
from registry.desk.views.language import choose, remembered
from registry.desk.window import Window, window
from registry.desk.words import plainly
from registry.domain.errors import ChangedSince, InvalidInput, NotEditable, Refusal
from registry.ui.errors import status_of


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Show an empty page; take what was typed and log it as a draft, once for each page shown."""
    refuse_reader(person(request))
    if request.method == "POST":
        return taken(request, kind, logged_before(request.POST, person(request)))
    typed = started(FORMS[kind])
    typed["once"] = fresh()
    return shown(request, Entry(kind, typed, quiet=True))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what stands; take what was typed and write the record anew."""
    record = seen(request, reference)
    refuse_reader(person(request))
    if request.method == "POST":
        return taken(request, record.kind, record)
    refuse_standing(record)
    return shown(request, Entry(record.kind, from_record(record), quiet=True), record)


def taken(request: HttpRequest, kind: str, record: Record | None) -> HttpResponse:
    typed = request.POST.copy()
    language, rearranged = choose(request), pressed(typed)
    if language or rearranged is not None:
        again = shown(request, Entry(kind, typed, quiet=True), record, **(rearranged or {}))
        return remembered(again, language) if language else again
    entry = Entry(kind, typed)
    if not entry.is_valid():
        return shown(request, entry, record, status=422)
    try:
        saved = save(request, entry, record)
    except IntegrityError:
        # The other half of a double click was faster by less than a transaction.
        twin = None if record else logged_before(typed, person(request))
        if twin is None:
            raise
        return taken(request, kind, twin)
    except (InvalidInput, ChangedSince, NotEditable) as refusal:
        return refused(request, entry, record, refusal)
    return done(request, saved)


def refused(request: HttpRequest, entry: Entry, record: Record | None, refusal: Refusal) -> HttpResponse:
    """Say what is wrong at its field, or what happened since the page was opened; its own first press is no news."""
    if isinstance(refusal, InvalidInput):
        entry.refuse(refusal)
        return shown(request, entry, record, status=status_of(refusal))
    if record and isinstance(refusal, ChangedSince) and stands_already(entry, record, person(request)):
        return done(request, record)
    again = Entry(entry.kind, entry.typed, quiet=True)
    return shown(request, again, record, refusal=refusal, status=status_of(refusal))


def done(request: HttpRequest, record: Record) -> HttpResponse:
    messages.success(request, _("Saved as a draft."))
    return redirect("desk:record", record.reference)


@transaction.atomic
def save(request: HttpRequest, entry: Entry, record: Record | None) -> Record:
    """Name what is new and write the record, all at once or nothing."""
    by = person(request)
    draft = to_draft(entry, by=by, base=record)
    if record is None:
        return log_record(draft, by=by, key=record_key(entry.typed, by), team=whose(entry.typed, by))
    return rewrite_record(record, draft, by=by, row_version=read_version(entry.typed))


def read_version(typed: QueryDict) -> int:
    """Return the version the writer read, or the newer one they chose to write over; 0 fits none."""
    text = typed.get("write_over") or typed.get("row_version") or "0"
    return whole(text) or 0


def anew(request: HttpRequest, record: Record) -> Record:
    """Return the record as it stands now, somebody else having saved it meanwhile."""
    return seen(request, record.reference)


def meaning(typed: QueryDict) -> Window | None:
    return window(typed.get("date_edtf", ""), typed.get("date_margin_days", ""))


def shown(
    request: HttpRequest,
    entry: Entry,
    record: Record | None = None,
    *,
    status: int = 200,
    refusal: Refusal | None = None,
    **more: object,
) -> HttpResponse:
    changed = isinstance(refusal, ChangedSince)
    writer = last_writer(record) if record and changed else None
    context = {
        "entry": entry,
        "record": record,
        "refused": plainly(refusal) if refusal else "",
        "changed": changed,
        "standing": anew(request, record) if record and refusal else None,
        "writer": writer,
        "team": None if record else team_form(entry.typed, person(request), quiet=entry.quiet),
        "was_me": writer == person(request),
        "window": None if entry.record.errors.get("date_edtf") else meaning(entry.typed),
        **more,
    }
    return render(request, "desk/entry/page.html", context, status=status)
