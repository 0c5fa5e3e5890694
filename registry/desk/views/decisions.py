# SPDX-License-Identifier: Apache-2.0
"""The review: the whole record, the bytes the world would read, and the decision on exactly these bytes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from registry.casework.models import Record
from registry.desk.forms.decision import DecisionForm
from registry.desk.people import person, seen
from registry.desk.reading import whole
from registry.desk.words import SAID, plainly
from registry.domain.errors import ChangedSince, InvalidInput
from registry.publishing.approve import approve, preview
from registry.review.steps import take_step
from registry.ui.errors import status_of


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is decided on; take the decision."""
    record = seen(request, reference)
    if request.method == "GET":
        return shown(request, record, DecisionForm())
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return shown(request, record, form, status=422)
    try:
        decide(record, form.cleaned_data, request)
    except ChangedSince as refusal:
        return shown(request, record, form, status=status_of(refusal), refusal=refusal)
    except InvalidInput as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, plainly(refusal))
        return shown(request, record, form, status=422)
    messages.success(request, SAID[form.cleaned_data["decision"]])
    return redirect("desk:record", record.reference)


def decide(record: Record, decision: dict[str, Any], request: HttpRequest) -> None:
    """Approve the bytes that were shown, or take the other step. Raises: what they raise."""
    step, by, reason = decision["decision"], person(request), decision["reason"]
    if step == "approve":
        shown = {name: decision[name] for name in ("content_sha256", "place_checked")}
        approve(record=record, by=by, reason=reason, **shown)
    else:
        take_step(step, record=record, by=by, reason=reason, outcome=decision["outcome"])


def shown(
    request: HttpRequest, record: Record, form: DecisionForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = whole(record, person(request)) | {"form": form, **more}
    return render(request, "desk/review.html", context, status=status)


@require_GET
def content(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the bytes that are decided on, exactly. Raises: WrongState before a review has fixed them."""
    return HttpResponse(preview(seen(request, reference)), content_type="application/json")
