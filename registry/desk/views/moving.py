# SPDX-License-Identifier: Apache-2.0
"""Moving one record to another team, with the numbers of people who would see it then."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry.casework.actions.audience import audiences
from registry.casework.models import Record
from registry.desk.forms.moving import MoveForm, offer
from registry.desk.people import person, seen
from registry.desk.words import plainly
from registry.domain.errors import ChangedSince, InvalidInput
from registry.review.move import choices, move, refuse_mover
from registry.ui.errors import status_of


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show where the record can go and who would see it there; move it."""
    record, by = seen(request, reference), person(request)
    offered = choices(record, by)
    if request.method == "GET":
        return shown(request, record, MoveForm(None, audiences=audiences(record, offered)))
    if not offered:
        refuse_mover(record, None, by)
    form = MoveForm(request.POST, audiences=audiences(record, offered))
    if not form.is_valid():
        return shown(request, record, form, status=422)
    try:
        move(
            record,
            to=form.chosen(),
            by=by,
            reason=form.cleaned_data["reason"],
            confirmed=form.fingerprint(),
        )
    except (InvalidInput, ChangedSince) as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else "confirmed", plainly(refusal))
        return shown(request, record, form, status=status_of(refusal))
    messages.success(request, _("The record is moved."))
    return redirect("desk:record", record.reference)


def shown(request: HttpRequest, record: Record, form: MoveForm, *, status: int = 200) -> HttpResponse:
    offers = [offer(audience) for audience in form.audiences.values()]
    context = {
        "record": record,
        "form": form,
        "offers": offers,
        "chosen": form["to"].value(),
        "now": next(iter(form.audiences.values())).before if offers else 0,
        "wider": any(each.new for each in offers),
    }
    return render(request, "desk/move.html", context, status=status)
