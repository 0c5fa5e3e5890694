# SPDX-License-Identifier: Apache-2.0
"""Logging a record and writing it anew: the whole of it at once, or nothing."""

import secrets
from typing import Any
from uuid import UUID

from django.db.models import F
from uuid_utils.compat import uuid7

from registry.accounts.models import User
from registry.accounts.writers import refuse_reader
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.actions.access import refuse_unseen, standing, viewer
from registry.casework.actions.check import check_draft
from registry.casework.actions.parts import Parts, write_parts
from registry.casework.actions.rows import has
from registry.casework.actions.spelling import spelled
from registry.casework.actions.tally import keep_tally
from registry.casework.draft import RecordDraft
from registry.casework.models import AggregateReport, Incident, Record, Revision
from registry.domain.errors import ChangedSince, InvalidInput, NotEditable
from registry.domain.timespan import Timespan
from registry.domain.visibility import may_let_read, opens
from registry.domain.workflow import EDITABLE, Publication, State

MODELS: dict[str, type[Record]] = {"incident": Incident, "aggregate_report": AggregateReport}
READABLE = "23456789BCDFGHJKMNPQRSTVWXZ"


def log_record(draft: RecordDraft, *, by: User, key: UUID | None = None, team: UUID | None = None) -> Record:
    """Make a working record in the state “draft” and return it; `by` is its first author.

    `team`: whose record it is, one of the author's own; None shares it with the whole desk. `key`: the id it gets,
    where the asker has one of its own: a second record never comes of the same key.
    Raises: NotPermitted; InvalidInput and its kinds, naming the field and the rule; IntegrityError where a record
    of this key stands.
    """
    refuse_reader(by)
    refuse_foreign_team(team, by)
    draft = spelled(draft)
    span = check_draft(draft)
    with acting_as(by.pk):
        record = MODELS[draft.kind].objects.create(
            id=key or uuid7(),
            reference="".join(secrets.choice(READABLE) for _ in range(8)),
            kind=draft.kind,
            created_by=by,
            team_id=team,
            demonstration=draft.demonstration,
            **draft.own_fields(),
            **draft.kind_fields(),
            **date_fields(span),
        )
        write_parts(Parts.none(record), draft)
        keep_tally(record)
        tell("record.logged", actor=by.pk, subject=str(record.pk), data={"reference": record.reference})
    return record


def rewrite_record(
    record: Record, draft: RecordDraft, *, by: User, row_version: int, reason: str = ""
) -> Record:
    """Make the content of an editable record that of the draft. Parts that are the same stay as they are.

    `row_version` is the one the writer read: when somebody else has written since, nothing is lost on either side.
    `reason`: why, kept in history and in the audit trail.
    Where nothing differs, nothing is written and nobody becomes an author.
    Raises: NotPermitted, NotFound, NotEditable, ChangedSince, InvalidInput and its kinds.
    """
    refuse_reader(by)
    draft = spelled(draft)
    span = check_draft(draft)
    with acting_as(by.pk, reason=reason):
        refuse_unseen(record, by)
        current: Record = MODELS[record.kind].objects.select_for_update(of=("self",)).get(pk=record.pk)
        refuse_standing(current)
        if current.row_version != row_version:
            raise ChangedSince(
                "Somebody else has saved this record since you opened it. Read the new version first."
            )
        if opens(current.sensitivity, draft.sensitivity):
            refuse_opener(current, by)
        if current.sensitivity != draft.sensitivity:
            sign(current)
        differs = write_own(current, draft, span)
        if not write_parts(Parts.of(current), draft) and not differs:
            return current
        current.row_version += 1
        current.save()
        keep_tally(current)
        tell(
            "record.rewritten",
            actor=by.pk,
            subject=str(current.pk),
            reason=reason,
            data={"row_version": current.row_version},
        )
    return current


def refuse_opener(record: Record, by: User) -> None:
    """Whoever was only let in to read by name opens a record to nobody; what they write in it stands."""
    if not may_let_read(viewer(by), standing(record)):
        raise InvalidInput(
            "Only its authors and those who work on it in its team make a record less confidential.",
            field="sensitivity",
        )


def start_correction(record: Record, *, by: User) -> Revision:
    """Open a new revision of a record whose last one was released and still stands.

    Raises: NotPermitted, NotFound, NotEditable.
    """
    refuse_reader(by)
    with acting_as(by.pk):
        refuse_unseen(record, by)
        if record.public_state.publication == Publication.WITHDRAWN:
            raise NotEditable("The record has been withdrawn: nothing of it is corrected any more.")
        refuse_merged(record)
        newest = Revision.objects.select_for_update().filter(record=record).order_by("-number")[0]
        if newest.released_at is None:
            raise NotEditable("The newest revision has not been released: work on that one.")
        revision = Revision.objects.create(record=record, number=newest.number + 1)
        tell(
            "record.correction_started",
            actor=by.pk,
            subject=str(record.pk),
            data={"revision": revision.number},
        )
    return revision


def refuse_merged(record: Record) -> None:
    if record.merges.filter(confirmed_at__isnull=False, undone_at__isnull=True).exists():
        raise NotEditable("It was merged into another record: its content stands still.")


def refuse_foreign_team(team: UUID | None, by: User) -> None:
    if team is not None and not by.memberships.filter(team=team).exists():
        raise InvalidInput("Choose a team that you are a member of.", field="team")


def sign(record: Record) -> None:
    """Let the database note the writer as an author first: whoever seals a record goes on seeing it."""
    Record.objects.filter(pk=record.pk).update(row_version=F("row_version"))


def refuse_standing(record: Record) -> None:
    refuse_merged(record)
    state = State(record.revision.state)
    if state not in EDITABLE:
        raise NotEditable(
            "The record is “%(state)s”: its content stands still. Ask for changes or take it back first.",
            state=state,
        )


def write_own(record: Record, draft: RecordDraft, span: Timespan) -> bool:
    """Give the record the draft's own values; return whether any is another than before."""
    wanted = draft.own_fields() | draft.kind_fields() | date_fields(span)
    differs = not has(record, wanted)
    for name, value in wanted.items():
        setattr(record, name, value)
    return differs


def date_fields(span: Timespan) -> dict[str, Any]:
    return {"date_earliest": span.earliest, "date_latest": span.latest, "date_precision": span.precision}
