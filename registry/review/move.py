# SPDX-License-Identifier: Apache-2.0
"""Moving a record to another team, or to the whole desk: never to more people than somebody confirmed."""

from registry.accounts.models import Team, User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.access import refuse_unseen, standing, viewer
from registry.casework.actions.audience import Audience, audiences, called
from registry.casework.models import Record
from registry.domain.errors import ChangedSince, InvalidInput, NeedsReason, NotPermitted, WrongState
from registry.domain.text import plain_text
from registry.domain.visibility import may_move
from registry.review import lock
from registry.review.assign import standing as assigned

ANY = "any"
"""Confirms whoever it is: for many records at once, where nobody reads each list of names."""


def move(record: Record, *, to: Team | None, by: User, reason: str, confirmed: str = "") -> Audience:
    """Give the record to this team, or with None to the whole desk. What it says, and who is named, stays as it is.

    `confirmed`: the fingerprint of the audience that `by` was shown, or ANY, where more people would see it than now.
    Raises: NotFound, NotPermitted, NeedsReason, WrongState; InvalidInput where more people would see it and nobody
    confirmed that; ChangedSince where they are others than those confirmed.
    """
    reason = plain_text(reason, field="reason").strip()
    with acting_as(by.pk, reason=reason):
        refuse_unseen(record, by)
        current = Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
        refuse_mover(current, to, by)
        if not reason:
            raise NeedsReason("Write the reason. Colleagues read it; it is never public.", field="reason")
        audience = audiences(current, [to])[0]
        refuse_wider(audience, confirmed)
        refuse_losing(current, audience)
        Record.objects.filter(pk=current.pk).update(team=to)
        data = {"before": named(current.team), "team": named(to), "gains": len(audience.gains)}
        tell("record.moved", actor=by.pk, subject=str(current.pk), reason=reason, data=data)
    return audience


def choices(record: Record, by: User) -> list[Team | None]:
    """Return where this person may move the record to; the whole desk is None."""
    who, now = viewer(by), standing(record)
    own = Team.objects.filter(memberships__user=by, closed_at=None).select_related("organisation")
    offered = [*own, None]
    return [
        team
        for team in offered
        if (team and team.pk) != record.team_id and may_move(who, now, team and team.pk)
    ]


def refuse_mover(record: Record, to: Team | None, by: User) -> None:
    if not may_move(viewer(by), standing(record), to and to.pk):
        raise NotPermitted(
            "A record is moved by somebody in both teams who wrote in it, or who gives records to people."
        )
    if to and to.closed_at:
        raise WrongState("The team is closed.")
    if record.team_id == (to and to.pk):
        raise WrongState("The record is this team’s already.")


def refuse_wider(audience: Audience, confirmed: str) -> None:
    if not audience.gains or confirmed == ANY:
        return
    if not confirmed:
        raise InvalidInput(
            "More people would see it than now (%(count)s). Confirm that they may.",
            field="confirmed",
            count=len(audience.gains),
        )
    if confirmed != audience.fingerprint:
        raise ChangedSince("Who would see it has changed since you looked. Look again.")


def refuse_losing(record: Record, audience: Audience) -> None:
    """Raises: WrongState where somebody has it, or reviews it, who would not see it any more."""
    busy = {row.person_id for row in assigned(record)}
    if held := lock.standing(record.revision):
        busy.add(held.owner_id)
    if lost := busy & audience.loses:
        raise WrongState(
            "Somebody has this record who would not see it any more: %(names)s. Take it off them first.",
            names=", ".join(called(lost)),
        )


def named(team: Team | None) -> str:
    return team.name if team else ""
