# SPDX-License-Identifier: Apache-2.0
"""Steps that need no page of their own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.casework.models import Record
from registry.casework.support import shortcomings
from registry.desk.doors import PRESSED_ALONE, WITH_REASON
from registry.desk.forms.problems import anchor
from registry.desk.people import person, seen
from registry.desk.reading import whole
from registry.desk.unsent import BOUND
from registry.desk.words import SAID, plainly
from registry.domain.errors import InvalidInput
from registry.review.steps import take_step


@require_POST
def take(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """Take the step that was pressed. Decisions have their own page, which shows what is decided on."""
    if step not in (*PRESSED_ALONE, *WITH_REASON):
        raise Http404
    record = seen(request, reference)
    reason = request.POST.get(
        f"reason_{step}", "" if BOUND in request.POST else request.POST.get("reason", "")
    )
    try:
        take_step(step, record=record, by=person(request), reason=reason)
    except InvalidInput as refusal:
        context = whole(record, person(request)) | {
            "refused": plainly(refusal),
            "refused_step": step if refusal.field == "reason" else "",
            "lacks": [(plainly(each), anchor(each.field)) for each in all_of(refusal, record, step)],
        }
        return render(request, "desk/record.html", context, status=422)
    messages.success(request, SAID[step])
    return redirect("desk:review" if step == "start_review" else "desk:record", record.reference)


def all_of(refusal: InvalidInput, record: Record, step: str) -> list[InvalidInput]:
    """Return the refusal; where the record is not complete, with everything else that it lacks."""
    found = list(shortcomings(record)) if step == "submit" else []
    return found or [refusal]
