# SPDX-License-Identifier: Apache-2.0
"""The fixed questions of the statistics page that a dimension answers: what each is called and what its bars measure."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """`by`: the dimension; `parameter`: of the filter that picks one of its codes. `measure`: what the bars show.

    `families`: bars are drawn of families alone, for a family counts its classes. `ordered`: as the vocabulary has them,
    not by size.
    """

    key: str
    by: str
    parameter: str
    measure: Literal["killed", "incidents"]
    title: Words
    rule: Words
    line: Words
    unknown: Words
    families: bool = False
    ordered: bool = False


KILLED = _(
    "A full bar is the smallest number of people reported killed, the hatched part reaches to the largest. An arrow "
    "says that there may be more."
)
INJURED = _(
    "A full bar is the smallest number of people reported injured, the hatched part reaches to the largest. An arrow "
    "says that there may be more."
)
INCIDENTS = _("A bar is the number of incidents.")
DEFINITIONS = {"killed": KILLED, "incidents": INCIDENTS}

WEAPONS = Question(
    "weapons",
    "weapon",
    "weapon",
    "killed",
    _("People reported killed, by weapon"),
    _(
        "An incident counts in each weapon that sources report, and a family counts its classes: the lines are not to "
        "be added up."
    ),
    _("Weapon"),
    _("Weapon not stated"),
    families=True,
)
COUNTRIES = Question(
    "countries",
    "country",
    "area",
    "killed",
    _("People reported killed, by country"),
    _("An incident that may lie in two countries counts in each."),
    _("Country"),
    _("Country not known"),
)
AREAS = Question(
    "areas",
    "area1",
    "area",
    "killed",
    _("People reported killed, by area"),
    _("First-level areas, such as provinces. An incident that may lie in two areas counts in each."),
    _("Area"),
    _("Area not known"),
)
GRADES = Question(
    "grades",
    "grade",
    "grade",
    "incidents",
    _("How well incidents are established"),
    _(
        "Each incident has one grade. Those discounted or under assessment are in no other number of this page."
    ),
    _("Grade"),
    _("No grade"),
    ordered=True,
)
OBJECTS = Question(
    "objects",
    "object",
    "object",
    "incidents",
    _("Incidents by what was hit or damaged"),
    _(
        "An incident counts in each class of object that sources report, and a class counts those below it: the lines "
        "are not to be added up."
    ),
    _("Class of object"),
    _("No object stated"),
    families=True,
)
ATTRIBUTION = Question(
    "attribution",
    "attribution",
    "attribution",
    "incidents",
    _("Whether a party is named, and how surely"),
    _(
        "“Alleged” means that at least one source says so, not that the registry does. An incident with several "
        "parties counts in each line."
    ),
    _("Attribution"),
    _("Nobody is named"),
    ordered=True,
)
QUESTIONS = {each.key: each for each in (WEAPONS, COUNTRIES, AREAS, GRADES, OBJECTS, ATTRIBUTION)}
