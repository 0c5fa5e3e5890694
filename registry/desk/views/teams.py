# SPDX-License-Identifier: Apache-2.0
"""Organisations and teams: the list, new ones, names."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from registry.accounts import groups
from registry.accounts.models import Membership, Organisation, Team, User
from registry.accounts.people import refuse_stranger
from registry.accounts.proof import stepped_up
from registry.casework.models import Record
from registry.desk.forms.teams import NameForm, NewTeamForm
from registry.desk.people import person
from registry.desk.words import plainly
from registry.domain.errors import InvalidInput


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show every organisation with its teams, who is in them, and how many of their records the reader sees."""
    by = person(request)
    refuse_stranger(by)
    members = Membership.objects.select_related("user").order_by("user__display_name")
    teams = Team.objects.order_by("closed_at", "name").prefetch_related(Prefetch("memberships", members))
    organisations = Organisation.objects.order_by("name").prefetch_related(Prefetch("teams", teams))
    counts = seen_by_team(by)
    rows = [
        (organisation, [(team, counts.get(team.pk, 0)) for team in organisation.teams.all()])
        for organisation in organisations
    ]
    return render(request, "desk/teams/list.html", {"rows": rows})


def seen_by_team(by: User) -> dict[UUID, int]:
    """Return how many records of each team this person sees."""
    visible = Record.objects.visible_to(by).filter(team__isnull=False).order_by()
    return dict(visible.values("team").annotate(n=Count("pk")).values_list("team", "n"))


@stepped_up
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a team of an organisation, and lead to its page, where people are put into it."""
    refuse_stranger(person(request))
    form = NewTeamForm(request.POST or None, initial={"organisation": request.GET.get("organisation")})
    if request.method == "POST" and form.is_valid():
        try:
            made = groups.make_team(by=person(request), **form.cleaned_data)
        except InvalidInput as refusal:
            form.add_error("name", plainly(refusal))
        else:
            messages.success(request, _("The team stands. Put people into it."))
            return redirect("desk:team", made.pk)
    context = {"form": form, "any_organisation": Organisation.objects.exists()}
    return render(request, "desk/teams/new.html", context, status=422 if form.errors else 200)


@stepped_up
@require_http_methods(["GET", "POST"])
def organisation(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Make an organisation, or give one another name."""
    by = person(request)
    refuse_stranger(by)
    standing = get_object_or_404(Organisation, pk=pk) if pk else None
    form = NameForm(request.POST or None, initial={"name": standing.name if standing else ""})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            if standing:
                groups.rename_organisation(by=by, organisation=standing, name=name)
            else:
                groups.make_organisation(by=by, name=name)
        except InvalidInput as refusal:
            form.add_error("name", plainly(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:teams")
    context = {"form": form, "standing": standing}
    return render(request, "desk/teams/organisation.html", context, status=422 if form.errors else 200)
