# SPDX-License-Identifier: Apache-2.0
"""Whose record a new one is: asked of people who are in a team, once, when it is logged."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import Team, User
from registry.desk.forms.fields import Form
from registry.domain.errors import InvalidInput

WHOLE_DESK = "desk"


class TeamForm(Form):
    """One choice. Somebody in one team is asked nothing: that one is chosen beforehand."""

    team = forms.ChoiceField(
        label=_("Whose record it is"),
        help_text=_("Its team sees it. Confidential, only the team's reviewers; sealed, only its authors."),
        error_messages={"required": _("Say whose record it is: one of your teams, or the whole desk.")},
    )

    def __init__(self, typed: QueryDict, *, teams: list[Team], quiet: bool) -> None:
        typed = typed.copy()
        if len(teams) == 1:
            typed.setdefault("team", str(teams[0].pk))
        super().__init__(typed)
        self.quiet = quiet
        own: Any = self.fields["team"]
        own.choices = [
            *([("", "")] if len(teams) > 1 else []),
            *((str(team.pk), team.name) for team in teams),
            (WHOLE_DESK, _("The whole desk")),
        ]

    def chosen(self) -> UUID | None:
        """Return the team of a valid form; None for the whole desk."""
        found = self.cleaned_data["team"]
        return None if found == WHOLE_DESK else UUID(found)


def team_form(typed: QueryDict, by: User, *, quiet: bool = False) -> TeamForm | None:
    """Return the choice for this person; None for somebody in no team, whose records the whole desk sees."""
    teams = list(Team.objects.filter(memberships__user=by))
    return TeamForm(typed, teams=teams, quiet=quiet) if teams else None


def whose(typed: QueryDict, by: User) -> UUID | None:
    """Return whose record a new one is to be. Raises: InvalidInput where somebody in several teams does not say."""
    form = team_form(typed, by)
    if form is None:
        return None
    if not form.is_valid():
        raise InvalidInput(str(next(iter(form.errors.values()))[0]), field="team")
    return form.chosen()


def own_teams(user: User) -> list[tuple[str, Any]]:
    """Return the teams of the person and the whole desk, as choices."""
    teams = Team.objects.filter(memberships__user=user, closed_at=None)
    return [*((str(team.pk), team.name) for team in teams), (WHOLE_DESK, _("The whole desk"))]
