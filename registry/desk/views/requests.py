# SPDX-License-Identifier: Apache-2.0
"""Requests of readers: which wait, what one says, and each step with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from registry.accounts.models import User
from registry.accounts.proof import stepped_up
from registry.desk.forms.fields import Form
from registry.desk.people import person
from registry.desk.requests import FORMS, is_late, named, whole
from registry.desk.words import plainly
from registry.domain.errors import ChangedSince, InvalidInput
from registry.domain.requests import check_may_handle
from registry.inbox import actions
from registry.inbox.models import ReaderRequest, SealedText
from registry.ui.errors import status_of

A_PAGE = 50
SAID = {
    "assign": _("The request is given."),
    "link": _("What it is about is noted."),
    "note": _("The note is kept."),
    "answer": _("The answer is kept. Readers who hold the number see that there is one."),
    "close": _(
        "Closed. Its outcome leaves with the next batch; words and the name of the record wait for a second person."
    ),
    "confirm": _("Confirmed. It leaves with the next batch."),
    "reopen": _("Open again. The public is told no outcome any more."),
}


@require_GET
def listing(request: HttpRequest, which: str = "open") -> HttpResponse:
    """Show what is open, the most urgent first; or what is closed."""
    by = person(request)
    check_may_handle(by.granted)
    mine = ReaderRequest.objects.visible_to(by).select_related("assigned_to")
    found = mine.closed() if which == "closed" else mine.standing_open()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [{"request": row, "late": is_late(row)} for row in page]
    context = {"here": "requests", "rows": rows, "page": page, "which": which, "count": page.paginator.count}
    return render(request, "desk/requests/list.html", context)


@require_GET
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open one request and show all that was written; the reading is noted."""
    by = person(request)
    return shown(request, whole(one(by, pk), by))


@require_POST
def take(request: HttpRequest, pk: UUID, step: str) -> HttpResponseBase:
    """Take a step with a request. What reaches the public asks first who is there."""
    return stepped_up(taken)(request, pk, step) if step in ("close", "confirm") else taken(request, pk, step)


def taken(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    by = person(request)
    found = one(by, pk)
    if step not in STEPS:
        raise Http404
    form = FORMS.get(step, Form)(request.POST, auto_id=f"{step}_%s")
    if form.is_valid():
        try:
            STEPS[step](found, form, by)
        except InvalidInput as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, plainly(refusal))
        except ChangedSince as refusal:
            now = whole(one(by, pk), by) | {"refusal": refusal}
            return shown(request, now, status=status_of(refusal))
        else:
            messages.success(request, SAID[step])
            return redirect("desk:request", found.pk)
    return shown(request, whole(found, by, refused=(step, form)), status=422)


def one(by: User, pk: UUID) -> ReaderRequest:
    """Raises: NotPermitted before anything is looked for, Http404."""
    check_may_handle(by.granted)
    people = ("assigned_to", "closed_by", "confirmed_by")
    found: ReaderRequest | None = (
        ReaderRequest.objects.visible_to(by).select_related(*people).filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    return found


def link(found: ReaderRequest, form: Form, by: User) -> None:
    """Raises: InvalidInput where no record that this person sees is called so."""
    typed = form.cleaned_data["record"]
    record = named(by, typed)
    if typed and record is None:
        raise InvalidInput("No record has this reference.", field="record")
    actions.link(found, record=record, by=by)


def writing(kind: str) -> "Step":
    return lambda found, form, by: actions.write(found, kind=kind, text=form.cleaned_data["text"], by=by)


Step = Callable[[ReaderRequest, Any, User], None]
STEPS: dict[str, Step] = {
    "assign": lambda found, form, by: actions.assign(found, to=form.cleaned_data["person"], by=by),
    "link": link,
    "note": writing(SealedText.Kind.NOTE),
    "answer": writing(SealedText.Kind.ANSWER),
    "close": lambda found, form, by: actions.close(found, by=by, **form.closing()),
    "confirm": lambda found, form, by: actions.confirm(found, seen=form.cleaned_data["revision"], by=by),
    "reopen": lambda found, form, by: actions.reopen(found, by=by),
}


def shown(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, "desk/requests/page.html", context, status=status)
