# SPDX-License-Identifier: Apache-2.0
"""Merging a duplicate into the record that stays, splitting a record, and undoing a merge."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from registry.accounts.models import User
from registry.accounts.proof import stepped_up
from registry.casework.actions.split import split_record
from registry.casework.models import Merge, Record
from registry.casework.statements import whole_claims
from registry.desk.claim_lines import line, place_line
from registry.desk.duplicates import suggestions
from registry.desk.forms.door import MergeForm, ReasonForm, SplitForm
from registry.desk.listing import rows, with_parts
from registry.desk.people import person, seen
from registry.desk.words import plainly
from registry.domain.errors import InvalidInput, NotFound, NotPermitted, WrongState
from registry.publishing.merge_sight import survivor_seen
from registry.publishing.merges import (
    ask_undo,
    confirm_merge,
    decline_merge,
    open_proposal,
    propose_merge,
    shared_origins,
    standing_merge,
    undo_merge,
)
from registry.ui.errors import status_of

NO_SUCH = gettext_lazy("No record has this reference.")
PROVED = frozenset({"confirm", "undo"})
"""What changes what the world is shown asks who is there; proposing and asking for it does not."""
SAID = {
    "confirm": gettext_lazy("Merged. The claims are in a draft of the record that stays."),
    "decline": gettext_lazy("The proposal is declined. Nothing changed."),
    "ask_undo": gettext_lazy("A second person has to confirm. Until then the merge stands."),
    "undo": gettext_lazy("The merge is undone. The claims are back."),
}


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, reference: str) -> HttpResponse:
    """Show both records side by side; propose the merge, or decide on it."""
    record = seen(request, reference)
    standing = standing_merge(record) or open_proposal(record)
    if standing:
        return decision(request, record, standing)
    if request.method == "GET" or "show" in request.POST:
        return looked_at(request, record)
    form = MergeForm(request.POST)
    into = other(request, request.POST.get("into", ""))
    if into is None and request.POST.get("into", "").strip():
        form.add_error("into", NO_SUCH)
    if not form.is_valid() or into is None:
        return compared(request, record, into, form, status=422)
    try:
        propose_merge(record, into=into, by=person(request), reason=form.cleaned_data["reason"])
    except (InvalidInput, WrongState, NotPermitted) as refusal:
        form.add_error("reason" if isinstance(refusal, InvalidInput) else None, plainly(refusal))
        return compared(request, record, into, form, status=status_of(refusal))
    messages.success(request, _("Proposed. Another person, who wrote neither record, confirms it."))
    return redirect("desk:record", record.reference)


def looked_at(request: HttpRequest, record: Record) -> HttpResponse:
    """Put a record beside this one: one of those offered, or the one whose reference was typed. The reason stays."""
    asked = request.POST.get("show") or request.POST.get("into") or request.GET.get("into", "")
    into = other(request, asked)
    form = MergeForm(initial={"into": asked, "reason": request.POST.get("reason", "")})
    missing = NO_SUCH if into is None and asked.strip() else ""
    return compared(request, record, into, form, missing=missing, status=422 if missing else 200)


@require_POST
def merge_step(request: HttpRequest, reference: str, step: str) -> HttpResponseBase:
    """Confirm or decline a proposal; ask to undo a merge, or undo it. What is done for good asks first who is there."""
    return stepped_up(taken)(request, reference, step) if step in PROVED else taken(request, reference, step)


def taken(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    record, by = seen(request, reference), person(request)
    found = standing_merge(record) or open_proposal(record)
    if found is None or step not in SAID:
        raise NotFound("There is no merge to decide on.")
    try:
        take(step, found, request)
    except InvalidInput as refusal:
        return decision(request, record, found, status=422, refused=plainly(refusal))
    messages.success(request, SAID[step])
    return redirect("desk:record", record.reference if step != "confirm" else seen_after(found, by))


def take(step: str, found: Merge, request: HttpRequest) -> None:
    by = person(request)
    if step == "confirm":
        confirm_merge(found, by=by)
    elif step == "decline":
        decline_merge(found, by=by)
    elif step == "ask_undo":
        ask_undo(found, by=by, reason=request.POST.get("reason", ""))
    else:
        undo_merge(found, by=by)


def seen_after(merge: Merge, by: Any) -> str:
    """Return where to go on after a merge: to the record that stays, where this person may see it."""
    visible = Record.objects.visible_to(by).filter(pk=merge.survivor_id).first()
    return visible.reference if visible else merge.duplicate.reference


def other(request: HttpRequest, reference: str) -> Record | None:
    """Return the other record, where there is one that this person may see."""
    try:
        return seen(request, reference.strip())
    except Http404:
        return None


def compared(
    request: HttpRequest,
    record: Record,
    into: Record | None,
    form: MergeForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    by = person(request)
    context = {
        "record": record,
        "into": into,
        "form": form,
        "candidates": suggestions(by, record=record),
        **side_by_side(by, record, into),
        **more,
    }
    return render(request, "desk/merge.html", context, status=status)


def decision(
    request: HttpRequest, record: Record, found: Merge, *, status: int = 200, **more: Any
) -> HttpResponse:
    survivor = survivor_seen(found)
    into = other(request, survivor.reference) if survivor else None
    context = {
        "record": record,
        "into": into,
        "merge": found,
        "form": ReasonForm(),
        **side_by_side(person(request), record, into),
    }
    context["mine"] = person(request).pk in (
        found.proposed_by_id if not found.stands else None,
        found.undo_asked_by_id,
    )
    return render(request, "desk/merge.html", context | more, status=status)


def side_by_side(by: User, record: Record, into: Record | None) -> dict[str, Any]:
    keys = [each.pk for each in (record, into) if each is not None]
    return {
        "sides": rows(with_parts(Record.objects.visible_to(by), keys), by),
        "shared_origins": shared_origins(record, into) if into is not None else [],
    }


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the claims and places that become a record of their own."""
    record = seen(request, reference)
    options = {
        "claims": [
            (str(claim.pk), line(number, claim))
            for number, claim in enumerate(whole_claims().filter(record=record), 1)
        ],
        "locations": [(str(row.pk), place_line(row)) for row in record.locations.all()],
    }
    form = SplitForm(request.POST or None, **options)
    if request.method == "GET":
        return render(request, "desk/split.html", {"record": record, "form": form})
    if not form.is_valid():
        return render(request, "desk/split.html", {"record": record, "form": form}, status=422)
    try:
        part = split_record(record, by=person(request), **form.cleaned_data)
    except InvalidInput as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, plainly(refusal))
        return render(request, "desk/split.html", {"record": record, "form": form}, status=422)
    messages.success(request, _("Split. Give each of the two the title, date and place that are its own."))
    return redirect("desk:edit", part.reference)
