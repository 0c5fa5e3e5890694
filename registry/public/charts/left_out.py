# SPDX-License-Identifier: Apache-2.0
"""What a selection holds and no number of its charts counts, each with the way to it."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from registry.public.charts.addresses import listed
from registry.published.filters import Filter
from registry.published.statistics.dimensions import LEFT_OUT
from registry.published.statistics.tallies import Tallies
from registry.ui.wording.numbers import whole


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`grades`: words with the address of their list. `reports`: how many over areas or periods."""

    grades: list[tuple[str, str]]
    reports: int


def left_out(found: Tallies, wanted: Filter) -> LeftOut:
    grades = [
        (words(grade, found.excluded[grade]), listed(wanted, "grade", grade))
        for grade in LEFT_OUT
        if found.excluded[grade]
    ]
    return LeftOut(grades, found.excluded["aggregate_reports"])


def words(grade: str, number: int) -> str:
    if grade == "discounted":
        said = ngettext("%(n)s discounted incident", "%(n)s discounted incidents", number)
    else:
        said = ngettext("%(n)s incident under assessment", "%(n)s incidents under assessment", number)
    return said % {"n": whole(number)}
