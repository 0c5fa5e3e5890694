# SPDX-License-Identifier: Apache-2.0
"""One team: its name, who is in it, closing it; and the same from the page of a person."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from registry.accounts import groups
from registry.accounts.models import Team, User
from registry.accounts.people import refuse_stranger
from registry.accounts.proof import stepped_up
from registry.casework.actions.teams import close_team, records_of
from registry.desk import account_history
from registry.desk.forms.door import ReasonForm
from registry.desk.forms.fields import Form
from registry.desk.forms.teams import JoinForm, LeaveForm, MemberForm, NameForm, OrganisationForm
from registry.desk.mails import mail_change
from registry.desk.people import person
from registry.desk.views.teams import seen_by_team
from registry.desk.words import plainly
from registry.domain.errors import InvalidInput

# Step: its form, the verb, what is said afterwards.
Step = tuple[Callable[[Any, Team], Form], Callable[..., Any], Any]
STEPS: dict[str, Step] = {
    "rename": (lambda typed, team: NameForm(typed), groups.rename_team, _("The team is renamed.")),
    "add": (lambda typed, team: MemberForm(typed, team=team), groups.add_member, _("Put into the team.")),
    "remove": (
        lambda typed, team: LeaveForm(typed, auto_id=f"leave-{team.pk}-{typed.get('person')}-%s"),
        groups.remove_member,
        _("Taken out, from the person’s next request on."),
    ),
    "close": (
        lambda typed, team: ReasonForm(typed, auto_id="close_%s"),
        close_team,
        _("The team is closed."),
    ),
    "open": (lambda typed, team: Form(typed), groups.open_team, _("The team is open again.")),
}


def found(request: HttpRequest, pk: UUID) -> Team:
    refuse_stranger(person(request))
    return get_object_or_404(Team.objects.select_related("organisation"), pk=pk)


@require_GET
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one team and what can be done."""
    return team_page(request, found(request, pk))


def team_page(request: HttpRequest, team: Team, step: str = "", form: Form | None = None) -> HttpResponse:
    """Render the team; `form`: what was typed for this step and could not be taken."""
    context = {
        "team": team,
        "members": team.memberships.select_related("user").order_by("user__display_name"),
        "records": records_of(team),
        "seen": seen_by_team(person(request)).get(team.pk, 0),
        "rename_form": NameForm(initial={"name": team.name}),
        "add_form": MemberForm(team=team),
        "close_form": ReasonForm(auto_id="close_%s"),
        "events": account_history.of_team(team),
        "me": person(request),
        "form": form,
        "refused_step": step,
        **({f"{step}_form": form} if form else {}),
    }
    return render(request, "desk/teams/team.html", context, status=422 if form else 200)


@stepped_up
@require_POST
def take(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Take one step with the team; from the page of a person, lead back there."""
    if step not in STEPS:
        raise Http404
    team = found(request, pk)
    make, act, said = STEPS[step]
    form = make(request.POST, team)
    if not form.is_valid():
        return team_page(request, team, step, form)
    try:
        act(by=person(request), team=team, **form.cleaned_data)
    except InvalidInput as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, plainly(refusal))
        return team_page(request, team, step, form)
    if step == "add":
        mail_change(form.cleaned_data["person"])
    messages.success(request, said)
    if request.POST.get("back") == "person" and "person" in form.cleaned_data:
        return redirect("desk:person", form.cleaned_data["person"].pk)
    return redirect("desk:team", team.pk)


@stepped_up
@require_POST
def join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the person of this page into a team."""
    refuse_stranger(person(request))
    shown = get_object_or_404(User, pk=pk)
    form = JoinForm(request.POST, person=shown)
    if not form.is_valid():
        raise InvalidInput("Choose a team.", field="team")
    groups.add_member(by=person(request), team=form.cleaned_data["team"], person=shown)
    mail_change(shown)
    messages.success(request, _("Put into the team."))
    return redirect("desk:person", shown.pk)


@stepped_up
@require_POST
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say for which organisation the person works."""
    refuse_stranger(person(request))
    shown = get_object_or_404(User, pk=pk)
    form = OrganisationForm(request.POST)
    if form.is_valid():
        groups.change_organisation(by=person(request), person=shown, **form.cleaned_data)
        messages.success(request, _("Saved."))
    return redirect("desk:person", shown.pk)
