# SPDX-License-Identifier: Apache-2.0
"""What the filter of the list offers. It judges nothing: the query string is read by `casework.finding`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registry.accounts.models import Team, User
from registry.accounts.people import MANAGE
from registry.casework.finding.filters import MINE, NOBODY, WHOLE_DESK
from registry.casework.finding.parameters import PEOPLE
from registry.casework.models import Actor
from registry.desk.words import KINDS, PUBLICATIONS, STATES
from registry.domain.visibility import PUBLISH
from registry.review.comment import readers
from registry.vocabularies import read

Choice = tuple[str, Any]
PERSONS = {"children": _("Children"), "women": _("Women")}
SORTS = {
    "": _("Changed last first"),
    "changed": _("Changed first first"),
    "-date": _("Latest date first"),
    "date": _("Earliest date first"),
    "-killed": _("Most people killed first"),
    "-injured": _("Most people injured first"),
}
# The fields that are always in sight; the others stand behind “More filters”.
FIRST = ("q", "state", "weapon", "area", "from", "to", "assignee", "team", "sort")


def terms(scheme: str) -> Iterator[Choice]:
    """Yield every code of the vocabulary with its label, the classes of a family indented below it."""
    language = get_language() or "en"
    data = read.scheme(scheme)
    for family in (each for each in data.concepts if each.parent is None):
        below = read.descendants(scheme, family.code)
        for own in (each for each in data.concepts if each.code in below):
            yield own.code, ("– " if own.parent else "") + read.in_language(own.label, language)


def teams(by: User) -> list[Choice]:
    """Return the whole desk and the person's own teams; every team for whoever publishes for all or manages people."""
    own = Q() if {PUBLISH, MANAGE} & by.granted else Q(memberships__user=by)
    found = Team.objects.filter(own, closed_at=None)
    return [(WHOLE_DESK, _("The whole desk’s")), *((str(team.pk), team.name) for team in found)]


def any_of(choices: Any) -> list[Choice]:
    return [("", _("Any")), *choices]


class FilterForm(forms.Form):
    """The selection as it stands, in fields; a selection with more than one code shows them as one more choice."""

    q = forms.CharField(label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"}))

    def __init__(self, selection: Mapping[str, str], *, by: User) -> None:
        self.by = by
        first, between, last = selection.get("date", "").partition("/")
        days = {"from": first, "to": last if between else first}
        super().__init__(
            {**selection, **{name: day for name, day in days.items() if day != ".."}}, auto_id="filter_%s"
        )
        for name, (label, choices) in self.offers().items():
            options = [("", SORTS[""]), *choices] if name == "sort" else any_of(choices)
            given, labels = selection.get(name, ""), dict(options)
            if given not in labels:
                each = (str(labels.get(code, code)).removeprefix("– ") for code in given.split(","))
                options.append((given, ", ".join(each)))
            self.fields[name] = forms.ChoiceField(label=label, choices=options, required=False)
        for name, label, kind in TEXTS:
            self.fields[name] = forms.CharField(
                label=label, required=False, widget=forms.TextInput(attrs={"type": kind})
            )

    def offers(self) -> dict[str, tuple[Any, Any]]:
        return {
            "state": (_("State"), [(state.value, words) for state, words in STATES.items()]),
            "publication": (_("Publication"), [(each.value, words) for each, words in PUBLICATIONS.items()]),
            "kind": (_("Kind"), KINDS.items()),
            "weapon": (_("Weapon"), terms("weapon")),
            "type": (_("Type of incident"), terms("incident_type")),
            "grade": (_("How well it is established"), terms("harm_grade")),
            "object": (_("Object hit"), terms("object_class")),
            "actor": (_("Actor"), [(actor.code, str(actor)) for actor in Actor.objects.order_by("code")]),
            "attribution": (_("Attribution"), terms("attribution_confidence")),
            "who": (
                _("Who was harmed"),
                [*((code, PERSONS[code]) for code in PEOPLE), *terms("person_role")],
            ),
            "delivery": (_("Delivery"), terms("delivery")),
            "precision": (_("How precisely the place is known"), terms("location_precision")),
            "located": (_("Has a point"), [("yes", _("yes")), ("no", _("no"))]),
            "source_kind": (_("Kind of source"), terms("source_kind")),
            "sensitivity": (_("Sensitivity"), terms("sensitivity")),
            "team": (_("Whose record it is"), teams(self.by)),
            "assignee": (
                _("Who has it"),
                [
                    (MINE, _("I have it")),
                    (NOBODY, _("nobody has it")),
                    *((person.username, str(person)) for person in readers()),
                ],
            ),
            "has": (_("Unsaved"), [("unsaved", _("I left something unsaved"))]),
            "sort": (_("Order"), [(sort, words) for sort, words in SORTS.items() if sort]),
        }

    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in FIRST]

    def more(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in FIRST]

    @property
    def more_chosen(self) -> bool:
        return any(field.value() or field.errors for field in self.more())


TEXTS = (
    ("from", _("From (day)"), "date"),
    ("to", _("To (day)"), "date"),
    ("area", _("Country or area"), "text"),
    ("killed", _("People killed, as in 3.. or 3..10"), "text"),
    ("injured", _("People injured, as in 3.. or 3..10"), "text"),
    ("author", _("Written by (user name, or me)"), "text"),
    ("changed_since", _("Changed since (day)"), "text"),
)
