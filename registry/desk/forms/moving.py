# SPDX-License-Identifier: Apache-2.0
"""To which team a record goes, why, and that more people may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import Team
from registry.casework.actions.audience import Audience, called
from registry.desk.forms.door import ReasonForm
from registry.desk.forms.team import WHOLE_DESK

MOST_NAMES = 12


def code_of(team: Team | None) -> str:
    return str(team.pk) if team else WHOLE_DESK


@dataclass(frozen=True, slots=True)
class Offer:
    """One team the record can go to. `new`, `lost`: names, as many as fit; `more_new`, `more_lost`: the rest."""

    code: str
    audience: Audience
    new: tuple[str, ...]
    more_new: int
    lost: tuple[str, ...]
    more_lost: int


def offer(audience: Audience) -> Offer:
    new, lost = called(audience.gains), called(audience.loses)
    return Offer(
        code_of(audience.team),
        audience,
        tuple(new[:MOST_NAMES]),
        max(0, len(new) - MOST_NAMES),
        tuple(lost[:MOST_NAMES]),
        max(0, len(lost) - MOST_NAMES),
    )


class MoveForm(ReasonForm):
    """`to`: one of those offered; `confirmed`: a tick beside it that more people may see the record."""

    field_order = ("to", "reason", "confirmed")
    to = forms.ChoiceField(label=_("To which team"), widget=forms.RadioSelect)
    confirmed = forms.BooleanField(label=_("I confirm that more people may see it"), required=False)

    def __init__(self, typed: QueryDict | None, *, audiences: Sequence[Audience]) -> None:
        super().__init__(typed)
        self.audiences = {code_of(each.team): each for each in audiences}
        to: Any = self.fields["to"]
        to.choices = [(code, each.team.name if each.team else "") for code, each in self.audiences.items()]

    def chosen(self) -> Team | None:
        return self.audiences[self.cleaned_data["to"]].team

    def fingerprint(self) -> str:
        """Return what the page showed of the chosen team's audience, where the tick confirms it."""
        shown = str(self.data.get(f"shown-{self.cleaned_data['to']}", ""))
        return shown if self.cleaned_data["confirmed"] else ""
