# SPDX-License-Identifier: Apache-2.0
"""Safety holds: which stand, what one would cover, setting it, and lifting it in two steps."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registry.accounts.models import User
from registry.accounts.proof import stepped_up
from registry.casework.models import Record, SafetyHold
from registry.desk.forms.door import ReasonForm, TargetForm, sources_called
from registry.desk.people import as_issued, person
from registry.desk.safety import any_of, named
from registry.desk.words import plainly
from registry.domain.errors import InvalidInput
from registry.domain.holding import MAY_HOLD, refuse_no_holder
from registry.domain.workflow import Publication
from registry.evidence.models import Source
from registry.publishing.embargo import hidden_no_more
from registry.publishing.holds import (
    Target,
    ask_lift,
    check_target,
    covered_by,
    holds,
    keep_hold,
    lift,
    set_hold,
)

STEPS = {"ask": ask_lift, "keep": keep_hold, "lift": lift}
PROVED = frozenset({"lift"})
"""What brings something back to the world asks who is there; what keeps it away never waits."""
SHOWN = 100
LIFTED = 20


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the holds in force, those lifted last, and places that an embargo hides no more."""
    return shown(request)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show what a hold would cover; set it with a reason. A record it covers leaves the world within a minute."""
    form = TargetForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    target = target_of(request, chosen)
    refuse_no_holder(person(request).granted)
    sources = sources_called(chosen.get("source", "")) if not request.GET.get("source_id") else []
    if not form.is_valid() or sources:
        return render(request, "desk/hold_new.html", {"form": form, "sources": sources})
    try:
        check_target(target, by=person(request))
    except InvalidInput as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, plainly(refusal))
        return render(request, "desk/hold_new.html", {"form": form}, status=422)
    context = {"form": form, "query": request.GET.urlencode(), **preview(target, person(request))}
    if request.method == "GET":
        return render(request, "desk/hold_new.html", context | {"reasons": ReasonForm()})
    reasons = ReasonForm(request.POST)
    try:
        set_hold(target, by=person(request), reason=request.POST.get("reason", ""))
    except InvalidInput as refusal:
        if reasons.is_valid():
            reasons.add_error("reason", plainly(refusal))
        return render(request, "desk/hold_new.html", context | {"reasons": reasons}, status=422)
    messages.success(request, _("The hold is set. What it covers leaves the world within a minute."))
    return redirect("desk:holds")


@require_POST
def step(request: HttpRequest, hold: UUID, step: str) -> HttpResponseBase:
    """Ask to lift, keep or lift a hold; lifting asks first who is there."""
    return stepped_up(taken)(request, hold, step) if step in PROVED else taken(request, hold, step)


def taken(request: HttpRequest, hold: UUID, step: str) -> HttpResponse:
    found = holds(Record.objects.visible_to(person(request))).filter(pk=hold).first()
    if found is None or step not in STEPS:
        raise Http404
    try:
        STEPS[step](found, by=person(request), reason=request.POST.get("reason", ""))
    except InvalidInput as refusal:
        return shown(request, status=422, refused=plainly(refusal), refused_hold=found.pk)
    said = {
        "ask": _("A second person has to confirm. Until then the hold stands."),
        "keep": _("The hold stands."),
        "lift": _("The hold is lifted. What nothing else covers comes back with the next batch."),
    }
    messages.success(request, said[step])
    return redirect("desk:holds")


def shown(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    by = person(request)
    may_hold = any_of(MAY_HOLD, by.granted)
    visible = Record.objects.visible_to(by)
    lifted = holds(visible).exclude(lifted_at=None).order_by("-lifted_at")
    context = {
        "show": "holds",
        "in_force": [row(hold, by, names=may_hold) for hold in holds(visible).filter(lifted_at=None)],
        "lifted": [row(hold, by, names=may_hold) for hold in lifted[:LIFTED]],
        "hidden_no_more": list(hidden_no_more(by, today=datetime.now(UTC).date())),
        "may_hold": may_hold,
        "form": TargetForm(),
        **more,
    }
    return render(request, "desk/holds.html", context, status=status)


def row(hold: SafetyHold, by: User, *, names: bool) -> dict[str, Any]:
    """`names`: whether this person may read what a protected source is called."""
    mine = hold.lift_asked_by_id == by.pk
    return {"hold": hold, "on": named(hold, names=names), "asked_by_me": mine}


def target_of(request: HttpRequest, chosen: dict[str, Any]) -> Target:
    """Return what was chosen; a record only where this person may see it. Raises: InvalidInput."""
    record = source = None
    if chosen.get("record"):
        visible = Record.objects.visible_to(person(request))
        record = visible.filter(reference=as_issued(chosen["record"])).first()
        if record is None:
            raise Http404
    if key := request.GET.get("source_id", ""):
        source = Source.objects.filter(pk=uuid_of(key)).first()
    return Target(record, source, chosen.get("area", ""), chosen.get("first"), chosen.get("last"))


def uuid_of(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def preview(target: Target, by: User) -> dict[str, Any]:
    """Return what the hold would cover, as far as this person may see it."""
    covered = Record.objects.visible_to(by).filter(pk__in=covered_by(target)).select_related("public_state")
    public = covered.filter(public_state__publication=Publication.PUBLISHED.value)
    return {
        "target": target,
        "count": covered.count(),
        "public_count": public.count(),
        "covered": list(covered.order_by("-public_state__publication", "reference")[:SHOWN]),
        "may_hold": any_of(MAY_HOLD, by.granted),
    }
