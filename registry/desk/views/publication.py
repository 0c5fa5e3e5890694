# SPDX-License-Identifier: Apache-2.0
"""Handing over to the publisher: publish, correct, withdraw."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from registry.accounts.proof import stepped_up
from registry.casework.actions.log import start_correction
from registry.casework.models import Record
from registry.desk.forms.decision import NoticeForm, VersionForm, WithdrawalForm
from registry.desk.people import person, seen
from registry.desk.reading import whole
from registry.desk.words import plainly
from registry.domain.errors import ChangedSince, InvalidInput
from registry.publishing.outbox import change_kinds, publish, versions_taken_down, waiting_version, withdraw
from registry.ui.errors import status_of
from registry.ui.wording.terms import isolated


@stepped_up
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show exactly what would be public and hand it over; a later version goes with a notice."""
    record = seen(request, reference)
    again = waiting_version(record, record.public_state) > 0
    if request.method == "GET":
        return shown(request, record, VersionForm(kinds=change_kinds(record)) if again else None)
    form = VersionForm(request.POST, kinds=change_kinds(record)) if again else None
    if form and not form.is_valid():
        return shown(request, record, form, status=422)
    try:
        row = publish(record=record, by=person(request), **(said(form) if form else {}))
    except ChangedSince as refusal:
        return shown(request, record, form, status=status_of(refusal), refusal=refusal)
    except InvalidInput as refusal:
        if form is None:
            raise
        refuse(form, refusal)
        return shown(request, record, form, status=422)
    messages.success(
        request,
        _("Handed to the publisher as %(code)s, version %(n)s.")
        % {"code": isolated(row.code), "n": row.version},
    )
    return redirect("desk:record", record.reference)


def said(form: VersionForm) -> dict[str, Any]:
    chosen = form.cleaned_data
    return {
        "notice_kind": chosen["notice_kind"],
        "notice_text": form.text(),
        "without_earlier": chosen["without_earlier"],
    }


@require_POST
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Open a new revision of a released record, to be edited, reviewed and published with a notice."""
    record = seen(request, reference)
    start_correction(record, by=person(request))
    return redirect("desk:edit", record.reference)


@stepped_up
@require_http_methods(["GET", "POST"])
def take_away(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a record from the world, with a notice."""
    record = seen(request, reference)
    form = WithdrawalForm(request.POST or None)
    if request.method == "GET":
        return render(request, "desk/withdraw.html", {"record": record, "form": form})
    if not form.is_valid():
        return render(request, "desk/withdraw.html", {"record": record, "form": form}, status=422)
    try:
        withdraw(
            record=record,
            by=person(request),
            notice_kind=form.cleaned_data["notice_kind"],
            notice_text=form.text(),
        )
    except InvalidInput as refusal:
        refuse(form, refusal)
        return render(request, "desk/withdraw.html", {"record": record, "form": form}, status=422)
    messages.success(request, _("Withdrawn. A tombstone takes its place with the next publication."))
    return redirect("desk:record", record.reference)


def refuse(form: NoticeForm, refusal: InvalidInput) -> None:
    form.add_error("notice_en" if refusal.field == "notice_text" else "notice_kind", plainly(refusal))


def earlier(record: Record) -> dict[str, str]:
    """Return which public versions stay readable and which go because they tell what the new one hides."""
    content = record.revision.content
    going = set(versions_taken_down(record, bytes(content))) if content else set()
    numbers = range(1, waiting_version(record, record.public_state) + 1)
    return {
        "stay": ", ".join(str(number) for number in numbers if number not in going),
        "go": ", ".join(map(str, sorted(going))),
    }


def shown(
    request: HttpRequest,
    record: Record,
    form: VersionForm | None,
    *,
    status: int = 200,
    refusal: object = None,
) -> HttpResponse:
    context = whole(record, person(request)) | {"form": form, "refusal": refusal}
    if form:
        context["earlier"] = earlier(record)
    return render(request, "desk/publish.html", context, status=status)
