# SPDX-License-Identifier: Apache-2.0
"""Logging and editing a record on one page. Whatever happens, what was typed is shown again."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry.accounts.writers import refuse_reader
from registry.casework.actions import unsaved
from registry.casework.actions.log import log_record, refuse_standing, rewrite_record
from registry.casework.models import Record
from registry.desk.buttons import pressed
from registry.desk.correcting import Correcting
from registry.desk.evidence import files_of
from registry.desk.forms.entry import Entry
from registry.desk.forms.from_record import from_record
from registry.desk.forms.judging import tell_all
from registry.desk.forms.record import FORMS
from registry.desk.forms.rows import started, whole
from registry.desk.forms.sections import sections_of
from registry.desk.forms.team import team_form, whose
from registry.desk.forms.to_draft import to_draft
from registry.desk.history import last_writer, writers_since
from registry.desk.keeping import as_kept, as_sent, keep, waiting
from registry.desk.merge.choose import held_choices, merged, settle
from registry.desk.once import fresh, logged_before, record_key, stands_already
from registry.desk.people import person, seen
from registry.desk.received import Received
from registry.desk.typed_point import take_points
from registry.desk.views.language import choose, remembered
from registry.desk.window import Window, window
from registry.desk.words import plainly
from registry.desk.world_view import world_view
from registry.domain.errors import ChangedSince, InvalidInput, NotEditable, Refusal
from registry.ui.errors import status_of

FOUND = 302


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Show an empty page; take what was typed and log it as a draft, once for each page shown."""
    refuse_reader(person(request))
    if request.method == "POST":
        return taken(request, kind, logged_before(request.POST, person(request)))
    if again := continued(request):
        return again
    typed = started(FORMS[kind])
    typed["once"] = fresh()
    return shown(request, Entry(kind, typed, quiet=True), waiting=waiting(person(request), None))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what stands; take what was typed and write the record anew."""
    record = seen(request, reference)
    refuse_reader(person(request))
    if request.method == "POST":
        return taken(request, record.kind, record)
    refuse_standing(record)
    if again := continued(request):
        return again
    typed, page = from_record(record), fresh()
    typed["once"] = page
    unsaved.open_page(by=person(request), page=page, record=record, base=as_kept(typed))
    return shown(
        request, Entry(record.kind, typed, quiet=True), record, waiting=waiting(person(request), record)
    )


def continued(request: HttpRequest) -> HttpResponse | None:
    """Show again what this person typed before and did not save; None where nothing of it is left."""
    kept = unsaved.page_of(person(request), request.GET.get("continue", ""))
    if kept is None or kept.typed is None:
        return None
    received = Received.of(as_sent(kept.typed))
    entry = Entry(kept.kind, received.typed, quiet=True, wrong=received.wrong)
    return shown(request, entry, kept.record, choices=held_choices(received.typed), kept=kept)


def taken(request: HttpRequest, kind: str, record: Record | None) -> HttpResponse:
    received = Received.of(request.POST)
    typed = received.typed
    settled = settle(typed)
    take_points(typed)
    language, rearranged = choose(request), pressed(typed)
    if language or rearranged is not None:
        keep(typed, by=person(request), kind=kind, record=record)
        again = Entry(kind, typed, quiet=True, wrong=received.wrong)
        if rearranged and rearranged.pop("asked_world", False):
            judged = Entry(kind, typed, wrong=received.wrong)
            rearranged["seen"] = world_view(judged, record, person(request))
        answer = shown(request, again, record, choices=held_choices(typed), **(rearranged or {}))
        return remembered(answer, language) if language else answer
    entry = Entry(kind, typed, wrong=received.wrong)
    if not settled:
        return shown(request, entry, record, status=422, choices=held_choices(typed), unsettled=True)
    return saved(request, entry, record)


def saved(request: HttpRequest, entry: Entry, record: Record | None) -> HttpResponse:
    if not entry.is_valid():
        judge(request, entry, record)
        return shown(request, entry, record, status=422)
    try:
        written = save(request, entry, record)
    except IntegrityError:
        # The other half of a double click was faster by less than a transaction.
        twin = None if record else logged_before(entry.typed, person(request))
        if twin is None:
            raise
        return saved(request, Entry(entry.kind, entry.typed), twin)
    except (InvalidInput, ChangedSince, NotEditable) as refusal:
        return refused(request, entry, record, refusal)
    return done(request, written, str(entry.typed.get("once", "")))


def judge(request: HttpRequest, entry: Entry, record: Record | None) -> None:
    """Tell all that is wrong with the page, whose record a new one is to be among it."""
    tell_all(entry, record)
    team = None if record else team_form(entry.typed, person(request))
    entry.beside.extend([team] if team else [])


def refused(request: HttpRequest, entry: Entry, record: Record | None, refusal: Refusal) -> HttpResponse:
    """Say what is wrong at its field, or what happened since the page was opened; its own first press is no news."""
    if isinstance(refusal, InvalidInput):
        judge(request, entry, record)
        if not entry.problems:
            entry.refuse(refusal)
        return shown(request, entry, record, status=status_of(refusal))
    if record and isinstance(refusal, ChangedSince):
        if stands_already(entry, record, person(request)):
            return done(request, record, entry.once)
        if laid_over := with_theirs(request, entry, record):
            return laid_over
    again = Entry(entry.kind, entry.typed, quiet=True)
    return shown(request, again, record, refusal=refusal, status=status_of(refusal))


def with_theirs(request: HttpRequest, entry: Entry, record: Record) -> HttpResponse | None:
    """Lay what was typed over what others have saved since: save it where nothing touches, else let the person choose.

    None where it is not known what the page was based on.
    """
    by = person(request)
    page = unsaved.page_of(by, entry.once)
    if page is None or not page.base or page.record_id != record.pk:
        return None
    standing = Record.objects.visible_to(by).get(pk=record.pk)
    theirs = from_record(standing)
    found = merged(entry.kind, as_sent(page.base), theirs, entry.typed)
    writers = writers_since(standing, page.row_version)
    unsaved.rest_on(by=by, page=page.page, record=standing, base=as_kept(theirs))
    told: dict[str, Any] = {
        "merged_with": ", ".join(map(str, writers)),
        "taken": found.taken,
        "standing": standing,
    }
    told["merged_with_me"] = writers == [by]
    if found.choices:
        again = Entry(entry.kind, found.typed, quiet=True)
        return shown(request, again, standing, status=409, choices=found.choices, **told)
    result = Entry(entry.kind, found.typed)
    if not result.is_valid():
        tell_all(result, standing)
        return shown(request, result, standing, status=422, **told)
    answer = saved(request, result, standing)
    if answer.status_code == FOUND and found.taken:
        words = _("%(people)s had saved meanwhile; both stand. Taken over: %(changes)s.")
        messages.info(request, words % {"people": told["merged_with"], "changes": "; ".join(found.taken)})
    return answer


def done(request: HttpRequest, record: Record, page: str) -> HttpResponse:
    unsaved.close(by=person(request), page=page, record=record)
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
    files = files_of(record) if record else []
    context = {
        "entry": entry,
        "record": record,
        "refused": plainly(refusal) if refusal else "",
        "changed": changed,
        "standing": anew(request, record) if record and refusal else None,
        "writer": writer,
        "correcting": Correcting.of(record),
        "team": None if record else team_form(entry.typed, person(request), quiet=entry.quiet),
        "was_me": writer == person(request),
        "may_set_best": "review.decide" in person(request).granted,
        "files": files,
        "sections": sections_of(entry.typed, entry.sets, evidence=bool(files)),
        "others": unsaved.others_editing(record, but=person(request)) if record else [],
        "window": None if entry.record.errors.get("date_edtf") else meaning(entry.typed),
        **more,
    }
    return render(request, "desk/entry/page.html", context, status=status)
