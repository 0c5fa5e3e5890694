# SPDX-License-Identifier: Apache-2.0
"""What a list asks for, apart from how it came to be asked: a filter's query string, an OGC client's, a page of ours."""

from dataclasses import dataclass

from registry.published.conditions import Condition, InBox
from registry.published.filters import DEFAULT_SORT, Filter


@dataclass(frozen=True, slots=True)
class Selection:
    """Records of one kind that meet all conditions, in one order. `spelled`: tells it from any other selection."""

    kind: str
    conditions: tuple[Condition, ...] = ()
    sort: str = DEFAULT_SORT
    spelled: str = ""

    def elsewhere(self) -> tuple[Condition, ...]:
        """Return the conditions but for boxes: what no box can find meets these."""
        return tuple(each for each in self.conditions if not isinstance(each, InBox))


def selection_of(kind: str, wanted: Filter) -> Selection:
    return Selection(kind, wanted.conditions(), wanted.sort, repr((wanted.selection(), wanted.sort)))
