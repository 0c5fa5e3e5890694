# SPDX-License-Identifier: Apache-2.0
"""Setting a safety hold, and lifting it in two steps by two people. What it covers leaves the world at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Record, SafetyHold
from registry.domain.errors import InvalidInput, InvalidRange, WrongState
from registry.domain.holding import HOLD_STEPS, check_hold_step, check_may_hold
from registry.domain.text import plain_text
from registry.evidence.models import Source
from registry.gazetteer.models import AdminArea
from registry.publishing.models import Outbox
from registry.publishing.settling import settle_holds
from registry.publishing.tasks import ring_for_holds
from registry.review.notify import tell_of_hold


@dataclass(frozen=True, slots=True)
class Target:
    """What a hold is put on: one of `record`, `source`, `area`. `first`, `last`: local civil days, for an area."""

    record: Record | None = None
    source: Source | None = None
    area: str = ""
    first: date | None = None
    last: date | None = None

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("record", "source", "area", "first", "last")}


def set_hold(target: Target, *, by: User, reason: str) -> SafetyHold:
    """Keep what the target covers from the world, now and until two people lift it.

    Raises: NotPermitted, NeedsReason, InvalidInput, InvalidRange.
    """
    reason = plain_text(reason, field="reason")
    check_may_hold(by.granted, reason)
    with acting_as(by.pk, reason=reason):
        check_target(target, by=by)
        hold = SafetyHold.objects.create(**target.columns(), reason=reason.strip(), set_by=by)
        tell("hold.set", actor=by.pk, subject=subject(hold), reason=reason, data=named(hold))
        settle_holds()
        tell_people(hold, "set", by=by)
        transaction.on_commit(ring_for_holds)
    return hold


def tell_people(hold: SafetyHold, step: str, *, by: User) -> None:
    """Tell those whose record it is; a hold on a source or an area stands on the page of holds."""
    if hold.record:
        tell_of_hold(hold.record, about=uuid5(hold.pk, step), by=by)


def ask_lift(hold: SafetyHold, *, by: User, reason: str) -> SafetyHold:
    """Ask to lift a hold; nothing changes until a second person confirms. Raises: as `check_hold_step`."""
    return move(hold, "ask_lift", by=by, reason=reason)


def keep_hold(hold: SafetyHold, *, by: User, reason: str) -> SafetyHold:
    """Turn down the question to lift a hold. Raises: as `check_hold_step`."""
    return move(hold, "keep", by=by, reason=reason)


def lift(hold: SafetyHold, *, by: User, reason: str) -> SafetyHold:
    """Lift a hold that somebody else asked to lift; what nothing else covers comes back with the next batch.

    Raises: as `check_hold_step`.
    """
    return move(hold, "lift", by=by, reason=reason)


def move(hold: SafetyHold, name: str, *, by: User, reason: str) -> SafetyHold:
    step, reason = HOLD_STEPS[name], plain_text(reason, field="reason")
    with acting_as(by.pk, reason=reason):
        current = SafetyHold.objects.select_for_update().get(pk=hold.pk)
        check_hold_step(
            step,
            state=current.state,
            actor=by.pk,
            asked_by=current.lift_asked_by_id,
            granted=by.granted,
            reason=reason,
        )
        SafetyHold.objects.filter(pk=hold.pk).update(**columns_of(name, by, reason.strip()))
        tell(f"hold.{name}", actor=by.pk, subject=subject(current), reason=reason, data=named(current))
        if name == "lift":
            settle_holds()
            tell_people(current, name, by=by)
    current.refresh_from_db()
    return current


def columns_of(step: str, by: User, reason: str) -> dict[str, Any]:
    """Return what the step writes; the times are the database's."""
    if step == "ask_lift":
        return {"lift_asked_by": by, "lift_reason": reason}
    return {"lift_asked_by": None, "lift_reason": ""} if step == "keep" else {"lifted_by": by}


def check_target(target: Target, *, by: User) -> None:
    """Raises: InvalidInput where none or several things are named, or no such area; InvalidRange."""
    if sum(map(bool, (target.record, target.source, target.area))) != 1:
        raise InvalidInput("Name one thing to hold: a record, a source or an area.", field="area")
    if target.area and not known_area(target.area, by=by):
        raise InvalidInput(
            "“%(code)s” is no country (three letters) or P-code that the gazetteer or a record knows.",
            field="area",
            code=target.area,
        )
    if not target.area and (target.first or target.last):
        raise InvalidInput("Days belong to a hold on an area.", field="first")
    if target.first and target.last and target.first > target.last:
        raise InvalidRange("The last day lies before the first.", field="last")


def known_area(code: str, *, by: User) -> bool:
    """Whether the gazetteer has it, or a place of a record that this person sees bears it.

    A wrong code would hold nothing, silently; and an answer about hidden records would spell out where they lie.
    """
    areas = AdminArea.objects.filter(country=code) | AdminArea.objects.filter(pcode__startswith=code)
    if areas.exists():
        return len(code) > 1
    return Record.objects.visible_to(by).filter(pk__in=covered_by(Target(area=code))).exists()


def covered_by(target: Target) -> list[UUID]:
    """Return the ids of the working records that a hold on this would cover now; a version may rest on more."""
    record = target.record.pk if target.record else None
    source = target.source.pk if target.source else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT casework_reached(%s, %s, %s, %s, %s)",
            [record, source, target.area, target.first, target.last],
        )
        return [key for (key,) in cursor.fetchall()]


def holds(visible: QuerySet[Record]) -> QuerySet[SafetyHold]:
    """Return every hold that whoever sees these records may know of, with what it is on and who set, asked and lifted.

    One on a record is for whoever sees the record; all others are for everybody.
    """
    known = Q(record__isnull=True) | Q(record__in=visible)
    rows = SafetyHold.objects.filter(known)
    return rows.select_related("record", "source", "set_by", "lift_asked_by", "lifted_by")


def holds_on(record: Record, *, as_it_stands: bool = False) -> list[SafetyHold]:
    """Return the holds in force that cover the record or, unless `as_it_stands`, a version of it that stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT hold_id FROM publishing_covered() WHERE record_id = %s AND (as_it_stands OR NOT %s)",
            [record.pk, as_it_stands],
        )
        ids = [key for (key,) in cursor.fetchall()]
    return list(SafetyHold.objects.filter(pk__in=ids).select_related("source", "record", "set_by"))


def refuse_held(record: Record) -> None:
    """Raises: WrongState while a hold covers the record as it stands."""
    if holds_on(record, as_it_stands=True):
        raise WrongState(
            "A safety hold covers this record. Nothing of it leaves until two people have lifted the hold."
        )


def is_suspended(record: Record) -> bool:
    """Whether the record is, or is about to be, taken from the world by a hold."""
    newest = Outbox.objects.filter(record=record).order_by("id").last()
    return newest is not None and newest.kind == Outbox.Kind.SUSPENDED


def subject(hold: SafetyHold) -> str:
    return str(hold.record_id or hold.pk)


def named(hold: SafetyHold) -> dict[str, str]:
    """Return what the hold is on, for the trail."""
    days = {name: str(getattr(hold, name) or "") for name in ("first", "last")}
    return {"hold": str(hold.pk), "source": str(hold.source_id or ""), "area": hold.area, **days}
