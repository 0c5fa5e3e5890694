# SPDX-License-Identifier: Apache-2.0
"""One step for many records: a page that says how many, then a page that says what came of each."""

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from registry.accounts.proof import stepped_up
from registry.casework.models import Record
from registry.desk.bulk import ACTIONS, MOST, Asked, do_all, meant
from registry.desk.forms.work import BulkForm
from registry.desk.people import person
from registry.domain.errors import NotPermitted

SHOWN = 100


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Say what would be done with how many records, and ask for what the step needs."""
    action, records = asked(request)
    return page(request, action, records, form_for(request, action))


@require_POST
def do(request: HttpRequest) -> HttpResponseBase:
    """Do it; what cannot be taken back asks first who is there."""
    action = ACTIONS.get(request.POST.get("action", ""))
    return stepped_up(take)(request) if action and action.proved else take(request)


def take(request: HttpRequest) -> HttpResponse:
    """Count again; where the records are others than those confirmed, ask again; else do it and report on each."""
    action, records = asked(request)
    form = form_for(request, action, request.POST)
    if not records or len(records) > MOST or request.POST.get("fingerprint") != fingerprint(records):
        return page(request, action, records, form_for(request, action), status=409, counted=True)
    if not form.is_valid():
        return page(request, action, records, form, status=422)
    given = {name: form.cleaned_data[name] for name in ACTIONS[action].asks}
    outcomes = do_all(records, Asked(action, **given), by=person(request))
    context = {
        "words": ACTIONS[action].words,
        "selection": request.POST.get("selection", ""),
        "from_records": "selection" in request.POST,
        "done": [outcome for outcome in outcomes if not outcome.refused],
        "refused": [outcome for outcome in outcomes if outcome.refused],
    }
    return render(request, "desk/work/bulk_done.html", context)


def asked(request: HttpRequest) -> tuple[str, list[Record]]:
    """Return the action and the records that are meant now. Raises: Http404, NotPermitted."""
    action = request.POST.get("action", "")
    if action not in ACTIONS:
        raise Http404
    user = person(request)
    if ACTIONS[action].needs not in user.granted:
        raise NotPermitted("Your roles do not allow this step.")
    ticked, sent = request.POST.getlist("record"), request.POST.get
    return action, meant(user, ticked, sent("queue", ""), sent("selection", ""))


def form_for(request: HttpRequest, action: str, typed: QueryDict | None = None) -> BulkForm:
    return BulkForm(typed, asks=ACTIONS[action].asks, by=person(request))


def fingerprint(records: list[Record]) -> str:
    return sha256(" ".join(sorted(record.reference for record in records)).encode()).hexdigest()


def page(
    request: HttpRequest,
    action: str,
    records: list[Record],
    form: BulkForm,
    *,
    status: int = 200,
    counted: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = {
        "action": action,
        "words": ACTIONS[action].words,
        "records": records[:SHOWN],
        "references": [] if request.POST.get("queue") else [record.reference for record in records],
        "queue": request.POST.get("queue", ""),
        "selection": request.POST.get("selection", ""),
        "from_records": "selection" in request.POST,
        "count": len(records),
        "too_many": len(records) > MOST,
        "most": MOST,
        "fingerprint": fingerprint(records),
        "form": form,
        "counted_again": counted,
    }
    return render(request, "desk/work/bulk.html", context, status=status)
