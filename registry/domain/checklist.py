# SPDX-License-Identifier: Apache-2.0
"""What a reviewer says to have checked before an approval, item by item. Each tick is kept with the decision.

The database holds the same list: `review` migrations build a trigger from `ITEMS`, so raw SQL meets the same rules.
Words for people: desk. Source: docs/explanation/checklist.md.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from registry.domain.errors import NeedsReason, NotComplete


class When(StrEnum):
    """What a record must have for an item to apply."""

    ALWAYS = "always"
    PLACES = "places"
    PUBLICITY = "publicity"  # a writer says of an exact place that it is widely published
    FIGURES = "figures"
    ATTRIBUTIONS = "attributions"
    FOUND = "found"  # the detector found something in the public text


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to check."""

    code: str
    when: When


ITEMS = (
    Item("identity", When.ALWAYS),
    Item("dates", When.ALWAYS),
    Item("place", When.PLACES),
    Item("place_checked", When.PUBLICITY),
    Item("numbers", When.FIGURES),
    Item("attribution", When.ATTRIBUTIONS),
    Item("words", When.ALWAYS),
    Item("sensitivity", When.ALWAYS),
    Item("sources", When.ALWAYS),
    Item("found", When.FOUND),
)
UNTICKED = "Tick that you have checked this, or ask for changes."
PLACE_UNCHECKED = (
    "The writer says that an exact place is widely published. Check it and say so, or ask for changes."
)
FOUND_UNANSWERED = "Write why what was found may be public."


@dataclass(frozen=True, slots=True)
class Checked:
    """What the reviewer ticked. `found`: how many things the detector found; `found_reason`: why they may be public."""

    ticks: tuple[str, ...] = ()
    found: int = 0
    found_reason: str = ""


def applicable(present: Collection[When]) -> tuple[Item, ...]:
    """Return the items that a record asks for. `present`: what it has; ALWAYS is understood."""
    return tuple(item for item in ITEMS if item.when is When.ALWAYS or item.when in present)


def refuse_unticked(checked: Checked, present: Collection[When]) -> None:
    """Raises: NotComplete naming the first item that applies and is not ticked; NeedsReason for what was found."""
    for item in applicable(present):
        if item.code not in checked.ticks:
            raise NotComplete(unticked(item), field=item.code)
    if When.FOUND in present and not checked.found_reason.strip():
        raise NeedsReason(FOUND_UNANSWERED, field="found_reason")


def unticked(item: Item) -> str:
    """Return what is said where this item is not ticked."""
    return PLACE_UNCHECKED if item.when is When.PUBLICITY else UNTICKED
