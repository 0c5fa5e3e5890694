# SPDX-License-Identifier: Apache-2.0
"""Giving a record to a person, and claiming or releasing its review."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.casework.models import Record
from registry.desk.forms.work import AssignForm, UnassignForm
from registry.desk.people import person, seen
from registry.desk.reading import whole
from registry.desk.unsent import BOUND
from registry.domain.assignment import Task
from registry.review import lock
from registry.review.assign import assign, unassign
from registry.review.steps import authors_of


@require_POST
def give(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the record to somebody, or take it: the button sends one's own name."""
    record = seen(request, reference)
    own = {"task": request.POST.get("take", ""), "person": str(person(request).pk)}
    sent = own if "take" in request.POST else request.POST
    form = AssignForm(sent, authors=authors_of(record.revision))
    if not form.is_valid():
        context = whole(record, person(request)) | {"assign_form": form}
        return render(request, "desk/record.html", context, status=422)
    given = form.cleaned_data
    assign(record, task=Task(given["task"]), person=given["person"], by=person(request), due=given["due"])
    if given["person"] == person(request):
        messages.success(request, _("The record is yours."))
    else:
        messages.success(request, _("Given to %(name)s.") % {"name": given["person"]})
    return back(request, record)


@require_POST
def take_off(request: HttpRequest, reference: str) -> HttpResponse:
    record = seen(request, reference)
    form = UnassignForm({"task": request.POST.get("end") or request.POST.get("task", "")})
    if form.is_valid():
        unassign(record, task=Task(form.cleaned_data["task"]), by=person(request))
        messages.success(request, _("Nobody has the record for that now."))
    return back(request, record)


@require_POST
def claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Take on a review that has started and that nobody holds."""
    record = seen(request, reference)
    lock.claim(record, by=person(request))
    messages.success(request, _("You review this record now. Nobody else decides on it meanwhile."))
    return redirect("desk:review", record.reference)


@require_POST
def release(request: HttpRequest, reference: str) -> HttpResponse:
    record = seen(request, reference)
    lock.release(record, by=person(request))
    messages.success(request, _("The review is released. Another reviewer can take it on."))
    return redirect("desk:record", record.reference)


def back(request: HttpRequest, record: Record) -> HttpResponse:
    """Lead back to the page it was pressed on."""
    return redirect("desk:review" if BOUND in request.POST else "desk:record", record.reference)
