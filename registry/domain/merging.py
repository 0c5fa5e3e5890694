# SPDX-License-Identifier: Apache-2.0
"""Duplicates: which record may be merged into which, and who proposes and confirms it.

Figures are never added: the survivor gets what sources say of the duplicate as further claims, and counts anew.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from registry.domain.errors import NeedsReason, NeedsSecondPerson, NotPermitted, WrongState
from registry.domain.visibility import opens
from registry.domain.words import gettext_noop
from registry.domain.workflow import EDITABLE, Publication, State


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records. `merged`: into another; `merged_into`: the reference of that one, where it may be named.

    `released`: the newest revision was handed to the publisher. `waiting`: something of it is on its way there.
    `public_from`: the moment to come before which it does not leave.
    """

    key: object
    kind: str
    demonstration: bool
    state: State
    released: bool
    publication: Publication
    waiting: bool = False
    merged: bool = False
    merged_into: str = ""
    merging: bool = False
    public_from: datetime | None = None
    sensitivity: str = "restricted"
    team: object | None = None

    @property
    def open(self) -> bool:
        """Whether claims may be moved: it is being written, or a correction of it can be started."""
        return self.released or self.state in EDITABLE


def check_merge(duplicate: Side, survivor: Side) -> None:
    """Refuse a merge that would join what is not one event, end nowhere, or leave the world without a record.

    A record that was merged takes no part in another merge, so no chain ever leads back to itself.
    Raises: WrongState.
    """
    if duplicate.key == survivor.key:
        raise WrongState("A record is no duplicate of itself.")
    if duplicate.kind != survivor.kind:
        raise WrongState(
            "An incident and an aggregate report are never merged: their figures mean other things."
        )
    if duplicate.demonstration != survivor.demonstration:
        raise WrongState("A demonstration record and a real one are never merged.")
    _check_chain(duplicate, survivor)
    _check_audience(duplicate, survivor)
    _check_public(duplicate, survivor)
    for side, which in ((duplicate, gettext_noop("duplicate")), (survivor, gettext_noop("survivor"))):
        if not side.open:
            raise WrongState(
                "The %(which)s is “%(state)s”: its content stands still. Take it back or decide first.",
                which=which,
                state=side.state.value,
            )


def _check_chain(duplicate: Side, survivor: Side) -> None:
    if duplicate.merged_into:
        raise WrongState("It was merged into %(reference)s already.", reference=duplicate.merged_into)
    if duplicate.merged:
        raise WrongState("It was merged into another record already.")
    if survivor.merged_into:
        raise WrongState(
            "That record was itself merged into %(reference)s. Merge into that one.",
            reference=survivor.merged_into,
        )
    if survivor.merged:
        raise WrongState("That record was itself merged into another.")
    if survivor.merging:
        raise WrongState("Somebody proposes to merge that record into another. Decide on that first.")


def _check_audience(duplicate: Side, survivor: Side) -> None:
    if opens(duplicate.sensitivity, survivor.sensitivity):
        raise WrongState(
            "The duplicate is more sensitive than the record that stays: more people would read its claims. Make the two "
            "equally sensitive first."
        )
    if duplicate.team is not None and duplicate.team != survivor.team:
        raise WrongState(
            "The duplicate is another team’s: other people would read its claims. Move one of the two first, so that "
            "both are one team’s."
        )


def _check_public(duplicate: Side, survivor: Side) -> None:
    standing = (Publication.NONE, Publication.PUBLISHED)
    if duplicate.publication not in standing or survivor.publication not in standing:
        raise WrongState("What is withdrawn or held for safety is not merged.")
    if duplicate.waiting or survivor.waiting:
        raise WrongState("Something of these records is on its way to the public. Wait for the next batch.")
    if duplicate.publication is Publication.PUBLISHED and survivor.publication is not Publication.PUBLISHED:
        raise WrongState(
            "The duplicate is public and the other is not: readers would be led to nothing. Merge the other way."
        )
    if duplicate.public_from and not (survivor.public_from and survivor.public_from >= duplicate.public_from):
        raise WrongState(
            "The duplicate may not be public yet, and the record that stays may. Name the same moment for that one first, "
            "or wait."
        )


CONFIRM = frozenset({"review.decide", "record.publish"})
CONFIRM_PUBLIC = frozenset({"record.publish"})
"""Whoever has one of these may confirm a merge; the latter where the duplicate is public."""


def check_proposal(granted: Collection[str], reason: str) -> None:
    """Authors of either record may propose. Raises: NotPermitted, NeedsReason."""
    if "record.write" not in granted:
        raise NotPermitted("Proposing a merge needs the role documenter.")
    if not reason.strip():
        raise NeedsReason("Write why they are one event. Never public.", field="reason")


def check_confirmation(
    *,
    public: bool,
    actor: object,
    proposed_by: object,
    authors: Collection[object],
    granted: Collection[str],
) -> None:
    """`public`: the duplicate is, so that confirming changes what the world reads. `authors`: of either record.

    Raises: NotPermitted, NeedsSecondPerson.
    """
    if public and not CONFIRM_PUBLIC & set(granted):
        raise NotPermitted("The duplicate is public: confirming needs the role publisher.")
    if not public and not CONFIRM & set(granted):
        raise NotPermitted("Confirming a merge needs the role reviewer or publisher.")
    if actor == proposed_by or actor in authors:
        raise NeedsSecondPerson(
            "You proposed this or wrote part of it. Another person must confirm the merge."
        )
