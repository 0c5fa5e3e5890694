# SPDX-License-Identifier: Apache-2.0
"""The review: the whole record, the bytes the world would read, and the decision on exactly these bytes."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from registry.casework.actions.unsaved import forget_review
from registry.casework.history.versions import numbers
from registry.casework.models import Record, Revision
from registry.desk.deciding import deciding
from registry.desk.duplicates import suggestions
from registry.desk.forms.decision import DecisionForm
from registry.desk.forms.work import AssignForm, CommentForm
from registry.desk.history import asked_for
from registry.desk.people import person, seen
from registry.desk.reading import whole
from registry.desk.unsent import BOUND, first, unsent, unwritten
from registry.desk.words import SAID, plainly
from registry.domain.errors import BeingReviewed, ChangedSince, InvalidInput
from registry.domain.workflow import State
from registry.publishing.approve import READ_AGAIN, approve, preview
from registry.review.steps import authors_of, take_step
from registry.ui.errors import status_of


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is decided on; take the decision."""
    record = seen(request, reference)
    if request.method == "GET":
        return shown(request, record)
    if "stay" in request.POST:
        return redirect("desk:review", record.reference)
    context, form = read(request, record, request.POST)
    if unwritten(request.POST):
        form.add_error(
            None, _("Something is typed beside the decision and not sent. Send it first, or empty it.")
        )
    if not form.is_valid():
        return not_valid(request, context)
    try:
        revision = decide(record, form, request)
    except (ChangedSince, BeingReviewed) as refusal:
        return shown(request, record, request.POST, status=status_of(refusal), refusal=refusal)
    except InvalidInput as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, plainly(refusal))
        return answer(request, context, status=422)
    forget_review(by=person(request), revision=revision)
    messages.success(request, said(form.cleaned_data["decision"], revision))
    return redirect("desk:record", record.reference)


def not_valid(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show what is missing; and, where an approval was meant for other bytes than the page now shows, that."""
    meant = request.POST.get("decision") == "approve" and request.POST.get(BOUND)
    if meant and meant != context["world"]["sha256"]:
        return answer(request, context | {"refusal": ChangedSince(READ_AGAIN)}, status=HTTPStatus.CONFLICT)
    return answer(request, context, status=422)


def said(step: str, revision: Revision) -> Any:
    if step == "approve" and revision.state != State.APPROVED:
        return _("Your approval stands. Somebody else must approve the same document too.")
    return SAID[step]


def decide(record: Record, form: DecisionForm, request: HttpRequest) -> Revision:
    """Approve the bytes that were shown, or take the other step. Raises: what they raise."""
    decision = form.cleaned_data
    step, by, reason = decision["decision"], person(request), decision["reason"]
    if step == "approve":
        return approve(
            record=record,
            by=by,
            reason=reason,
            content_sha256=decision["content_sha256"],
            ticks=form.ticks(),
            found_reason=decision.get("found_reason", ""),
        )
    return take_step(step, record=record, by=by, reason=reason, outcome=decision["outcome"])


def read(
    request: HttpRequest, record: Record, typed: QueryDict | None = None
) -> tuple[dict[str, Any], DecisionForm]:
    """Return what the page shows and the form with the items that apply to the record as it stands."""
    by = person(request)
    context = whole(record, by)
    beside = deciding(record, by, context["world"]["content"])
    kept = None if typed else unsent(by, context["revision"], sha256=context["world"]["sha256"])
    form = DecisionForm(typed or kept, items=beside.items)
    form.quiet = typed is None
    more = {"deciding": beside, "form": form, "duplicates": suggestions(by, record=record), "kept": kept}
    door, work = context["doors"].decide, context["work"]
    more["before"] = asked_before(record, context["revision"])
    more["deciding_here"] = bool(door and not door.why_not and not work.held_by_other)
    return context | more | typed_beside(context, typed or kept), form


def asked_before(record: Record, revision: Revision) -> dict[str, Any] | None:
    """Return what was asked for in this revision before, and the versions it lies between; None where nothing was."""
    asked = asked_for(revision)
    if asked is None:
        return None
    then, newest = numbers(record, at=asked.at)
    return {"asked": asked, "then": then, "newest": newest}


def typed_beside(context: dict[str, Any], typed: QueryDict | None) -> dict[str, Any]:
    """Return the forms beside the decision as they were typed, where they were."""
    if typed is None:
        return {"typed": {}}
    give = AssignForm(initial=first(typed), authors=authors_of(context["revision"]))
    comment = CommentForm(initial=first(typed))
    return {"typed": typed, "work": replace(context["work"], assign_form=give, comment_form=comment)}


def shown(
    request: HttpRequest, record: Record, typed: QueryDict | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    context, _form = read(request, record, typed)
    return answer(request, context | more, status=status)


def answer(request: HttpRequest, context: dict[str, Any], *, status: int) -> HttpResponse:
    return render(request, "desk/review.html", context, status=status)


@require_GET
def content(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the bytes that are decided on, exactly. Raises: WrongState before a review has fixed them."""
    return HttpResponse(preview(seen(request, reference)), content_type="application/json")
