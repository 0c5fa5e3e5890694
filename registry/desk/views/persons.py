# SPDX-License-Identifier: Apache-2.0
"""Named persons of a record: listed without their names, shown on a press and with a reason, erased by two."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registry.accounts.proof import stepped_up
from registry.casework.models import Record
from registry.desk.forms.persons import WHY, PersonForm, standing
from registry.desk.people import person as asking
from registry.desk.people import seen
from registry.domain.errors import InvalidInput
from registry.persons import actions
from registry.persons.models import Person
from registry.ui.wording.refusals import told


@require_GET
def people(request: HttpRequest, reference: str) -> HttpResponse:
    """List the people of the record: kind, consent and state, no name."""
    record = seen(request, reference)
    actions.refuse("person.read", asking(request))
    return listed(request, record)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Write of one more person."""
    record = seen(request, reference)
    actions.refuse("person.write", asking(request))
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(record, by=asking(request), **form.written())
        except InvalidInput as refusal:
            form.add_error(refusal.field or None, told(refusal))
        else:
            messages.success(request, _("The person is added."))
            return redirect("desk:record_people", record.reference)
    return typed(request, record, None, form)


@stepped_up
@require_POST
def show(request: HttpRequest, reference: str, person: UUID) -> HttpResponse:
    """Show what is written of one person to somebody who says why; the reading is noted first."""
    record = seen(request, reference)
    actions.refuse("person.read", asking(request))
    found = one(record, person)
    try:
        texts = actions.show(found, reason=request.POST.get("reason", ""), by=asking(request))
    except InvalidInput as refusal:
        return listed(request, record, refusal=told(refusal), status=422)
    context = {"texts": texts, "form": PersonForm(initial=standing(found, texts))}
    return shown(request, record, found, context)


@require_POST
def change(request: HttpRequest, reference: str, person: UUID) -> HttpResponse:
    """Write anew what is known of the person."""
    record = seen(request, reference)
    actions.refuse("person.write", asking(request))
    found = one(record, person)
    form = PersonForm(request.POST)
    if form.is_valid():
        try:
            actions.change(found, by=asking(request), **form.written())
        except InvalidInput as refusal:
            form.add_error(refusal.field or None, told(refusal))
        else:
            messages.success(request, _("What is written of the person is changed."))
            return redirect("desk:record_people", record.reference)
    return typed(request, record, found, form)


@stepped_up
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, reference: str, person: UUID) -> HttpResponse:
    """Ask that a person be erased; or, as a second one, confirm it."""
    record = seen(request, reference)
    actions.refuse("person.erase", asking(request))
    found = one(record, person)
    if request.method == "GET":
        return shown(request, record, found, {}, page="desk/persons/erase.html")
    if found.erasure_asked_by_id is None:
        actions.ask_erasure(found, by=asking(request))
        messages.success(request, _("Asked. A second person confirms it on this page."))
    else:
        actions.confirm_erasure(found, by=asking(request))
        messages.success(request, _("Erased. Nothing of the person can be read any more."))
    return redirect("desk:record_people", record.reference)


def one(record: Record, person: UUID) -> Person:
    found = record.persons.select_related("erasure_asked_by").filter(pk=person).first()
    if found is None:
        raise Http404
    return found


def listed(
    request: HttpRequest, record: Record, *, refusal: object = None, status: int = 200
) -> HttpResponse:
    by = asking(request)
    context = {
        "record": record,
        "persons": list(record.persons.select_related("added_by", "erasure_asked_by", "erased_by")),
        "why": WHY,
        "granted": {permission.replace(".", "_"): True for permission in by.granted},
        "refusal": refusal,
    }
    return render(request, "desk/persons/list.html", context, status=status)


def typed(request: HttpRequest, record: Record, found: Person | None, form: PersonForm) -> HttpResponse:
    context = {"record": record, "person": found, "form": form}
    return render(request, "desk/persons/form.html", context, status=422 if form.errors else 200)


def shown(
    request: HttpRequest,
    record: Record,
    found: Person,
    more: dict[str, object],
    *,
    page: str = "desk/persons/shown.html",
) -> HttpResponse:
    by = asking(request)
    context = {"record": record, "person": found, "may_write": "person.write" in by.granted, "by": by, **more}
    return render(request, page, context)
