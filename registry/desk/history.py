# SPDX-License-Identifier: Apache-2.0
"""What happened to a record, newest first: who, what, why."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from registry.casework.models import Record
from registry.desk.words import DONE, HANDED_OVER, OUTCOMES
from registry.publishing.models import Outbox
from registry.review.models import Decision


@dataclass(frozen=True, slots=True)
class Happened:
    at: datetime
    who: str
    what: str
    why: str = ""
    sha256: str = ""


def history(record: Record) -> list[Happened]:
    """Return decisions and publications of every revision. Two queries."""
    decisions = Decision.objects.filter(revision__record=record).select_related("decided_by")
    handed = Outbox.objects.filter(record=record).select_related("requested_by")
    told = [
        Happened(record.created_at, str(record.created_by), _("logged it")),
        *map(decided, decisions),
        *map(handed_over, handed),
        *(carried(row) for row in handed if row.done_at),
    ]
    return sorted(told, key=lambda each: each.at, reverse=True)


def decided(row: Decision) -> Happened:
    what = str(DONE[row.step])
    if row.outcome:
        what = _("%(what)s (%(outcome)s)") % {"what": what, "outcome": OUTCOMES[row.outcome]}
    return Happened(row.decided_at, str(row.decided_by), what, row.reason, row.content_sha256)


def handed_over(row: Outbox) -> Happened:
    text = (row.notice or {}).get("text", {}).get("en", "")
    return Happened(
        row.requested_at, str(row.requested_by), str(HANDED_OVER[row.kind]), text, row.content_sha256
    )


def carried(row: Outbox) -> Happened:
    words = (
        _("version %(version)s of %(code)s became public")
        if row.content
        else _("%(code)s left the public set")
    )
    at = row.done_at or row.requested_at
    return Happened(at, _("The publisher"), words % {"version": row.version, "code": row.code})
