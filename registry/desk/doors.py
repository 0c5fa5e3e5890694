# SPDX-License-Identifier: Apache-2.0
"""Which steps a person may take now, and for the others the reason in a sentence. The rules are the domain's."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.casework.models import Merge, Record, Revision
from registry.desk.words import STEPS as WORDS
from registry.domain.errors import NeedsSecondPerson, NotPermitted, Refusal, WrongState
from registry.domain.workflow import (
    EDITABLE,
    STEPS,
    WITHDRAWN_FOR_SAFETY,
    Publication,
    State,
    check,
    check_publish,
)
from registry.publishing.holds import holds_on
from registry.publishing.merge_sight import survivor_seen
from registry.publishing.merges import standing_merge
from registry.publishing.outbox import may_be_withdrawn, withdrawal_waits
from registry.review.steps import authors_of

PRESSED_ALONE = ("submit", "take_back", "start_review")
WITH_REASON = ("hold", "lift_hold", "reopen")
DECISIONS = ("approve", "request_changes", "reject")


@dataclass(frozen=True, slots=True)
class Door:
    """A step: open when `why_not` is empty."""

    step: str
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """What this person may do with this record now. `still`: why nothing waits for anybody.

    `merge`: what made a duplicate of it; `survivor`: of which record, where this person sees that one.
    """

    buttons: tuple[Door, ...]
    with_reason: tuple[Door, ...]
    decide: Door | None
    publish: Door | None
    may_edit: bool
    may_correct: bool
    may_withdraw: bool
    still: str = ""
    merge: Merge | None = None
    survivor: Record | None = None

    @property
    def closed(self) -> list[str]:
        """The sentences for steps that the state allows and this person may not take, each once.

        A hold can be put on from many states; it is never what comes next.
        """
        doors = [*self.buttons, *self.with_reason, *filter(None, [self.decide, self.publish])]
        said = [door.why_not for door in doors if door.why_not and door.step != "hold"]
        return list(dict.fromkeys([*said, self.still] if self.still else said))

    @property
    def has_more(self) -> bool:
        """Whether anything is to be said or pressed besides the step that a page is for."""
        pressed = any(not door.why_not for door in (*self.buttons, *self.with_reason))
        return bool(self.closed) or pressed or self.may_edit or self.may_correct or self.may_withdraw


def doors(record: Record, revision: Revision, user: User) -> Doors:
    """Return the steps of the record; of one that was merged into another, none: that is undone first."""
    if merge := standing_merge(record):
        survivor = survivor_seen(merge)
        still = merged_words(survivor)
        return Doors((), (), None, None, False, False, False, still=still, merge=merge, survivor=survivor)
    return open_doors(record, revision, user)


def open_doors(record: Record, revision: Revision, user: User) -> Doors:
    state, authors, granted = State(revision.state), authors_of(revision), user.granted

    def door(name: str) -> Door | None:
        try:
            check(STEPS[name], state=state, actor=user.pk, authors=authors, granted=granted, reason="given")
        except WrongState:
            return None
        except (NotPermitted, NeedsSecondPerson) as refusal:
            why_not = sentence(refusal, STEPS[name].permission, name)
            return Door(name, str(WORDS[name]), why_not) if why_not else None
        return Door(name, str(WORDS[name]))

    writes = "record.write" in granted
    released = revision.released_at is not None
    publication = Publication(record.public_state.publication)
    gone = publication is Publication.WITHDRAWN or withdrawal_waits(record)
    held = bool(holds_on(record, as_it_stands=True))
    return Doors(
        buttons=tuple(filter(None, map(door, PRESSED_ALONE))),
        with_reason=() if released else tuple(filter(None, map(door, WITH_REASON))),
        decide=door("approve"),
        publish=None if released else publish_door(state, user, authors, held=held),
        may_edit=writes and state in EDITABLE,
        may_correct=writes and released and not gone,
        may_withdraw="record.publish" in granted and withdrawable(record, publication, gone=gone),
        still=gone_words() if gone else standing_still(revision, state, publication, writes=writes),
    )


def withdrawable(record: Record, publication: Publication, *, gone: bool) -> bool:
    """Whether it is public, or was withdrawn as an error alone: then its versions can still go, for safety."""
    if publication is Publication.WITHDRAWN:
        return may_be_withdrawn(record, WITHDRAWN_FOR_SAFETY)
    return publication in (Publication.PUBLISHED, Publication.SUSPENDED) and not gone


def merged_words(survivor: Record | None) -> str:
    if survivor is None:
        return _(
            "It was merged into another record. Nothing is done to it any more, unless the merge is undone."
        )
    words = _("It was merged into %(reference)s. Nothing is done to it any more, unless the merge is undone.")
    return words % {"reference": survivor.reference}


def gone_words() -> str:
    return _("It is withdrawn. Nothing follows: its code is never given to another record.")


def standing_still(revision: Revision, state: State, publication: Publication, *, writes: bool) -> str:
    """Return what is the case where no step of a reviewer or publisher is next; empty where one is."""
    if publication is Publication.SUSPENDED and revision.released_at is not None:
        return _("It is held for safety. It comes back when two people have lifted every hold on it.")
    if row := revision.outbox.filter(done_at__isnull=True).first():
        return waiting_words(aside=row.set_aside_at is not None)
    if revision.released_at is not None:
        return _("It is public. Nothing waits.")
    if state in EDITABLE and not writes:
        return _("A documenter edits it and submits it next.")
    if state is State.REJECTED and not writes:
        return _("It is rejected. A documenter can open it again, with a reason.")
    return ""


def waiting_words(*, aside: bool) -> str:
    if aside:
        return _(
            "The publisher could not write it and tries again with every batch. An administrator can see why."
        )
    return _("It leaves for the public with the next batch.")


def publish_door(state: State, user: User, authors: frozenset[object], *, held: bool) -> Door | None:
    try:
        check_publish(state=state, actor=user.pk, authors=authors, granted=user.granted)
        if held:
            return Door(
                "publish", _("Publish"), _("A safety hold covers it. It leaves when the hold is lifted.")
            )
    except WrongState:
        return None
    except (NotPermitted, NeedsSecondPerson) as refusal:
        return Door("publish", _("Publish"), sentence(refusal, "record.publish", "publish"))
    return Door("publish", _("Publish"))


def sentence(refusal: Refusal, permission: str, step: str) -> str:
    """Return why the step is closed to this person, and who can take it; nothing where it need not be spoken of."""
    if isinstance(refusal, NeedsSecondPerson):
        if permission == "record.publish":
            return _("You wrote this. Another person must publish it.")
        if step == "lift_hold":
            return _("You wrote this. Another person must lift the hold.")
        return _("You wrote this. Another person must approve.")
    if step == "lift_hold":
        return _("A reviewer who wrote none of it lifts the hold.")
    return {
        "record.write": "",
        "review.decide": _("A reviewer who wrote none of it decides next."),
        "record.publish": _("A publisher who wrote none of it hands it over next."),
    }[permission]
