# SPDX-License-Identifier: Apache-2.0
"""Erasing what is known of a person takes two: one asks, another confirms. It cannot be undone."""

from registry.domain.errors import NeedsSecondPerson, NotPermitted, WrongState

PERMISSION = "person.erase"


def check_may_erase(granted: frozenset[str]) -> None:
    """Raises: NotPermitted. Asked before the person is looked for: whoever may not erase learns of nobody."""
    if PERMISSION not in granted:
        raise NotPermitted("Erasing a person needs the role documenter or reviewer.")


def check_ask(*, erased: bool, asked: bool) -> None:
    """Raises: WrongState."""
    if erased or asked:
        raise WrongState("The person is erased, or somebody has asked for it already.")


def check_confirm(*, erased: bool, asked_by: object, actor: object) -> None:
    """Raises: WrongState, NeedsSecondPerson."""
    if erased or asked_by is None:
        raise WrongState("Nobody has asked to erase this person, or it is done.")
    if actor == asked_by:
        raise NeedsSecondPerson("You asked for it. Another person must confirm.")
