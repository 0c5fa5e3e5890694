# SPDX-License-Identifier: Apache-2.0
"""How a number is worded decides whether it has an upper bound."""

from registry.domain.errors import InvalidRange

BOUNDED = ("exact", "about", "up_to")
OPEN_ABOVE = ("at_least", "more_than", "vague")
QUALIFIERS = ("exact", "at_least", "more_than", "about", "up_to", "vague")


def check_qualifier(qualifier: str, high: int | None) -> None:
    """Refuse a wording and an upper bound that contradict each other.

    Raises: InvalidRange.
    Source: docs/explanation/counting.md, rule C1.
    """
    if high is None and qualifier in BOUNDED:
        raise InvalidRange(
            "“%(qualifier)s” needs the most as well; where the source sets no upper limit, it is “at_least”.",
            field="max",
            qualifier=qualifier,
        )
    if high is not None and qualifier in OPEN_ABOVE:
        raise InvalidRange(
            "“%(qualifier)s” sets no upper limit: take the most (%(high)s) away, or choose another wording.",
            field="max",
            qualifier=qualifier,
            high=high,
        )
