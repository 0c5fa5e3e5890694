# SPDX-License-Identifier: Apache-2.0
"""What is typed about organisations, teams and who is in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import Organisation, Team, User
from registry.desk.forms.door import ReasonForm
from registry.desk.forms.fields import Form, line
from registry.desk.forms.work import PersonField


class NameForm(Form):
    """The name of an organisation or a team."""

    name = line(_("Name"), max_length=120, required=True)


class NewTeamForm(NameForm):
    field_order = ("organisation", "name")
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.order_by("name"),
        empty_label=_("choose one"),
    )


class MemberForm(Form):
    """Somebody who is not in the team yet and can sign in."""

    person = PersonField(label=_("Who"), empty_label=_("choose somebody"))

    def __init__(self, *args: Any, team: Team, **options: Any) -> None:
        super().__init__(*args, **options)
        others = User.objects.filter(is_active=True).exclude(memberships__team=team)
        self.fields["person"].queryset = others.order_by("display_name")  # type: ignore[attr-defined]


class LeaveForm(ReasonForm):
    person = PersonField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = User.objects.all()  # type: ignore[attr-defined]


class TeamField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no type argument at run time
    """One of the open teams, with its organisation: two of them may have teams of one name."""

    def label_from_instance(self, team: Team) -> str:
        return f"{team.name} ({team.organisation})"


class JoinForm(Form):
    """A team that the person is not in."""

    team = TeamField(label=_("Team"), queryset=Team.objects.none(), empty_label=_("choose one"))

    def __init__(self, *args: Any, person: User, **options: Any) -> None:
        super().__init__(*args, **options)
        open_ones = Team.objects.filter(closed_at=None).exclude(memberships__user=person)
        self.fields["team"].queryset = open_ones.select_related("organisation")  # type: ignore[attr-defined]


class OrganisationForm(Form):
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.order_by("name"),
        required=False,
        empty_label=_("none"),
    )
