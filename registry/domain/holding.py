# SPDX-License-Identifier: Apache-2.0
"""Safety holds: one person puts one on, two people take it off. Quick to protect, slow to expose.

The database holds the same rules (`casework` migration 0008), so raw SQL meets them too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from registry.domain.errors import NeedsReason, NeedsSecondPerson, NotPermitted, WrongState
from registry.domain.words import gettext_noop

MAY_HOLD = ("review.decide", "record.publish")
"""Whoever has one of these may set a hold and take part in lifting one, whoever wrote the record."""


class HoldState(StrEnum):
    """Where a hold stands. Only a lifted one protects nothing any more."""

    IN_FORCE = "in_force"
    LIFT_ASKED = "lift_asked"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class HoldStep:
    """One allowed move of a hold. `second_person`: not by whoever asked for it to be lifted."""

    name: str
    source: HoldState
    target: HoldState
    second_person: bool = False


HOLD_STEPS = {
    step.name: step
    for step in (
        HoldStep("ask_lift", HoldState.IN_FORCE, HoldState.LIFT_ASKED),
        HoldStep("keep", HoldState.LIFT_ASKED, HoldState.IN_FORCE),
        HoldStep("lift", HoldState.LIFT_ASKED, HoldState.LIFTED, second_person=True),
    )
}

_LIFTED = gettext_noop("This hold has been lifted already.")
_SAID = {
    "ask_lift": gettext_noop("Somebody has asked already to lift this hold. A second person confirms it."),
    "keep": gettext_noop("Nobody asks to lift this hold."),
    "lift": gettext_noop("Lifting a hold takes two people: one asks first, another confirms."),
}


def refuse_no_holder(granted: Collection[str]) -> None:
    """Raises: NotPermitted for whoever neither reviews nor publishes."""
    if not any(permission in granted for permission in MAY_HOLD):
        raise NotPermitted("Safety holds need the role reviewer or publisher.")


def check_may_hold(granted: Collection[str], reason: str) -> None:
    """Refuse whoever may neither decide on reviews nor publish, and a hold without a reason.

    Raises: NotPermitted, NeedsReason.
    """
    refuse_no_holder(granted)
    if not reason.strip():
        raise NeedsReason("Write the reason. Colleagues read it; it is never public.", field="reason")


def check_hold_step(
    step: HoldStep,
    *,
    state: HoldState,
    actor: object,
    asked_by: object,
    granted: Collection[str],
    reason: str,
) -> None:
    """Refuse the step unless every condition of its row holds. Who set the hold may take part in lifting it.

    Raises: WrongState, NotPermitted, NeedsReason, NeedsSecondPerson.
    """
    if state is not step.source:
        raise WrongState(_LIFTED if state is HoldState.LIFTED else _SAID[step.name])
    check_may_hold(granted, reason)
    if step.second_person and actor == asked_by:
        raise NeedsSecondPerson("You asked to lift this hold. Another person must confirm it.")
