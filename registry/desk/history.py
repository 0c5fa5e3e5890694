# SPDX-License-Identifier: Apache-2.0
"""What happened to a record, newest first: who, what, why."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.audit.models import Event
from registry.casework.models import Record, Revision
from registry.casework.querysets import parts_of
from registry.desk.joined import Happened, joined
from registry.desk.words import DONE, HANDED_OVER, OUTCOMES
from registry.publishing.models import Outbox
from registry.review.models import Decision
from registry.ui.wording.terms import isolated
from registry.vocabularies import read

WRITTEN = ("record.logged", "record.rewritten")
TOLD = ("record.rewritten", "record.correction_started", "record.moved")


def history(record: Record) -> list[Happened]:
    """Return writing, decisions, publications, merges and splits. Six queries; one more where it was merged or split."""
    decisions = parts_of(record, Decision, "revision__record").select_related("decided_by")
    handed = record.outbox.select_related("requested_by")
    told = [
        Happened(record.created_at, str(record.created_by), _("logged it")),
        *written(record),
        *map(decided, decisions),
        *map(handed_over, handed),
        *(carried(row) for row in handed if row.done_at),
        *joined(record),
    ]
    return sorted(told, key=lambda each: each.at, reverse=True)


def written(record: Record) -> Iterator[Happened]:
    """Yield what the audit trail tells of writing after the first time. What changed in it is not kept there."""
    words = {
        "record.rewritten": _("rewrote it"),
        "record.correction_started": _("began a correction"),
        "record.moved": _("moved it from %(before)s to %(team)s"),
    }
    bodies = [json.loads(body) for body in events(record, TOLD).values_list("body", flat=True)]
    people = {
        str(person.pk): person for person in User.objects.filter(pk__in={body["actor"] for body in bodies})
    }
    for body in bodies:
        who = str(people.get(body["actor"], ""))
        what, why = words[body["verb"]], ""
        if body["verb"] == "record.moved":
            teams = {name: body["data"][name] or _("the whole desk") for name in ("before", "team")}
            what, why = what % teams, body["reason"]
        yield Happened(datetime.fromisoformat(body["at"]), who, what, why)


def last_writer(record: Record) -> User | None:
    """Return who wrote the content that stands now."""
    event = events(record, WRITTEN).last()
    return User.objects.filter(pk=json.loads(event.body)["actor"]).first() if event else None


def writers_since(record: Record, row_version: int) -> list[User]:
    """Return who has saved the record after this version of it, each once, in order."""
    bodies = [
        json.loads(body) for body in events(record, ("record.rewritten",)).values_list("body", flat=True)
    ]
    newer = [body["actor"] for body in bodies if body["data"].get("row_version", 0) > row_version]
    people = {str(person.pk): person for person in User.objects.filter(pk__in=set(newer))}
    return [people[key] for key in dict.fromkeys(newer) if key in people]


def events(record: Record, verbs: tuple[str, ...]) -> QuerySet[Event]:
    return Event.objects.filter(subject=str(record.pk), verb__in=verbs).order_by("seq")


def asked_for(revision: Revision) -> Happened | None:
    """Return the newest request for changes of this revision."""
    asked = revision.decisions.filter(step="request_changes").select_related("decided_by")
    newest = asked.order_by("decided_at").last()
    return decided(newest) if newest else None


def decided(row: Decision) -> Happened:
    what = decision_words(row)
    return Happened(row.decided_at, str(row.decided_by), what, row.reason, row.content_sha256)


def decision_words(row: Decision) -> str:
    """Return what was decided, as what its person did."""
    what = str(DONE[row.step])
    if row.outcome:
        what = _("%(what)s (%(outcome)s)") % {"what": what, "outcome": OUTCOMES[row.outcome]}
    return what


def handed_over(row: Outbox) -> Happened:
    notice = row.notice or {}
    what = str(HANDED_OVER[row.kind])
    if notice.get("kind"):
        kind = read.label("notice_type", notice["kind"], get_language() or "en")
        what = _("%(what)s (%(outcome)s)") % {"what": what, "outcome": kind}
    text = notice.get("text", {}).get("en", "")
    return Happened(row.requested_at, str(row.requested_by), what, text, row.content_sha256)


def carried(row: Outbox) -> Happened:
    if row.kind == Outbox.Kind.REINSTATED:
        words = _("%(code)s came back to the public set")
    elif row.content:
        words = _("version %(version)s of %(code)s became public")
    else:
        words = _("%(code)s left the public set")
    at = row.done_at or row.requested_at
    return Happened(at, _("The publisher"), words % {"version": row.version, "code": isolated(row.code)})
