# SPDX-License-Identifier: Apache-2.0
"""Naming the moment before which a record does not leave, and finding what an embargo hides no more."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Embargo, PublicState, Record
from registry.domain.disclosure import SUBMUNITION
from registry.domain.embargo import check_embargo
from registry.domain.text import plain_text
from registry.domain.workflow import Publication
from registry.publishing.freeze.places import places, told_of
from registry.publishing.freeze.setting import embargo_ends_on
from registry.publishing.models import Outbox


def set_embargo(record: Record, *, public_from: datetime | None, by: User, reason: str) -> Embargo:
    """Let the record leave with the first tick after this moment (UTC), or end that with None.

    It may be approved and handed over before. Raises: NotPermitted, NeedsReason, WrongState, InvalidDate.
    """
    reason = plain_text(reason, field="reason").strip()
    with acting_as(by.pk, reason=reason):
        state = PublicState.objects.select_for_update().get(record=record)
        check_embargo(
            wanted=public_from,
            standing=embargo_of(record),
            now=datetime.now(UTC),
            public=state.publication != Publication.NONE,
            granted=by.granted,
            reason=reason,
        )
        row = Embargo.objects.create(record=record, public_from=public_from, reason=reason, set_by=by)
        told = {"public_from": public_from.isoformat() if public_from else ""}
        tell("embargo.set", actor=by.pk, subject=str(record.pk), reason=reason, data=told)
    return row


def embargo_of(record: Record) -> datetime | None:
    """Return the moment that holds for the record, past or to come; None where none was named."""
    return record.embargoes.order_by("-set_at").values_list("public_from", flat=True).first()


def hidden_no_more(user: User, *, today: date) -> Iterator[Record]:
    """Yield the published records whose place is still told as under the embargo of submunitions, which is over.

    Nothing is told more finely by itself: a new version has to be approved.
    """
    found = Record.objects.visible_to(user).filter(
        weapons__weapon=SUBMUNITION, public_state__publication=Publication.PUBLISHED.value
    )
    for record in found.distinct().order_by("pk"):
        ends = embargo_ends_on(record)
        if ends and ends <= today and would_tell_more(record, today):
            yield record


def would_tell_more(record: Record, today: date) -> bool:
    """Whether a version made today would show a place that the newest one does not."""
    newest = Outbox.objects.filter(record=record, content__isnull=False).order_by("version").last()
    told = json.loads(bytes(newest.content or b""))["locations"] if newest else []
    now = places(record, told_of(record, today=today))
    return sum(bool(place["geometry"]) for place in told) < sum(bool(place.geometry) for place in now)
