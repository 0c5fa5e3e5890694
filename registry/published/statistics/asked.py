# SPDX-License-Identifier: Apache-2.0
"""What a statistic is asked for: dimensions, and the one filter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from registry.domain.errors import InvalidFilter
from registry.domain.filters import Query, read
from registry.domain.filters.kept import Fields, Parser, keeps_to
from registry.domain.words import gettext_noop
from registry.published.conditions import Condition
from registry.published.filters import SELECTING, Filter
from registry.published.parameters import PARSERS
from registry.published.statistics.dimensions import CROSSED, LEFT_OUT, PEOPLE

MOST_DIMENSIONS = 3
ONE_OF, ALONE = "|".join(CROSSED), "|".join(PEOPLE)
BY = re.compile(rf"{ALONE}|(?:{ONE_OF})(?:,(?:{ONE_OF})){{0,{MOST_DIMENSIONS - 1}}}", re.ASCII)
PARAMETERS = ["by", *SELECTING, "format", "lang"]
NO_DIMENSIONS = gettext_noop(
    "“by” is one to three of %(choices)s, with commas between them and each at most once, or %(alone)s alone."
)


@dataclass(frozen=True, slots=True)
class Statistic:
    """`besides`: what is asked beside the filter, for which it has no words."""

    by: tuple[str, ...]
    filter: Filter
    besides: tuple[Condition, ...] = ()

    def conditions(self) -> tuple[Condition, ...]:
        """Return what each of the incidents has to meet, all of it."""
        return (*self.filter.conditions(), *self.besides)

    def left_out(self) -> tuple[str, ...]:
        """Return the grades that are in no total: those that the filter does not name itself."""
        return tuple(grade for grade in LEFT_OUT if grade not in self.filter.grades)


@keeps_to(BY.pattern)
def parse_by(values: Sequence[str]) -> Fields:
    by = tuple(values[0].split(","))
    if not BY.fullmatch(values[0]) or len(set(by)) < len(by):
        raise InvalidFilter(NO_DIMENSIONS, field="by", choices=", ".join(CROSSED), alone=", ".join(PEOPLE))
    return {"by": by}


STATISTICS_PARSERS: dict[str, Parser] = {"by": parse_by, **PARSERS}


def parse(query: Query) -> Statistic:
    """Return what the query string asks for. Raises: InvalidFilter naming the parameter and what is allowed."""
    fields = read(query, STATISTICS_PARSERS, PARAMETERS)
    return Statistic(fields.pop("by", ()), Filter(**fields))
