# SPDX-License-Identifier: Apache-2.0
"""Attaching files to a record, and handing one back. Both stand in the audit trail: who brought and who read which."""

from collections.abc import Sequence
from uuid import UUID

from registry.accounts.models import User
from registry.accounts.writers import refuse_reader
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Attachment, Claim, Record
from registry.domain.errors import InvalidInput, NotKept
from registry.domain.text import breaks_line, hides, plain_text
from registry.evidence.files import keep
from registry.evidence.kinds import kind_of
from registry.evidence.store import Incoming

LONGEST_NOTE = 2_000
Sent = tuple[Incoming, str]


def attach(
    record: Record,
    files: Sequence[Sent],
    *,
    by: User,
    kind: str = "original",
    note: str = "",
    source_item: UUID | None = None,
) -> list[Attachment]:
    """Keep every file, with the name it came with, and attach it to the record: all of them or none.

    Raises: NotPermitted; InvalidInput for a file that is not taken; NotKept when the store is full.
    """
    refuse_reader(by)
    if not files:
        raise InvalidInput("Choose at least one file.", field="upload")
    if len(note) > LONGEST_NOTE:
        raise InvalidInput("The note has more than %(most)s characters.", field="note", most=LONGEST_NOTE)
    note = plain_text(note.strip(), field="note")
    refuse_other_document(record, source_item)
    kinds = [kind_of(incoming.head, name) for incoming, name in files]
    try:
        with acting_as(by.pk):
            rows = [
                Attachment.objects.create(
                    record=record,
                    source_item_id=source_item,
                    file=keep(incoming, kind=found, by=by),
                    kind=kind,
                    name=shown_name(name),
                    note=note,
                    added_by=by,
                )
                for (incoming, name), found in zip(files, kinds, strict=True)
            ]
            told = [{"attachment": str(row.pk), "sha256": row.file.sha256} for row in rows]
            tell("files.attached", actor=by.pk, subject=str(record.pk), data={"files": told})
    except OSError as fault:
        raise NotKept(
            "The store of files could not take it (%(why)s). Nothing was kept. Tell an administrator.",
            field="upload",
            why=fault.strerror or type(fault).__name__,
        ) from fault
    return rows


def judged(files: Sequence[Sent]) -> tuple[list[Sent], list[InvalidInput]]:
    """Return the files that are taken, and why each of the others is not."""
    taken, refused = [], []
    for incoming, name in files:
        try:
            kind_of(incoming.head, name)
        except InvalidInput as refusal:
            refused.append(refusal)
        else:
            taken.append((incoming, name))
    return taken, refused


def note_reading(attachment: Attachment, *, by: User) -> None:
    """Note in the trail that this person is given this file. Called before the first byte leaves."""
    data = {"attachment": str(attachment.pk), "sha256": attachment.file.sha256}
    with acting_as(by.pk):
        tell("file.read", actor=by.pk, subject=str(attachment.record_id), data=data)


def refuse_other_document(record: Record, source_item: UUID | None) -> None:
    if source_item and not Claim.objects.filter(record=record, source_item=source_item).exists():
        raise InvalidInput("The document is none of this record's.", field="source_item")


def shown_name(name: str) -> str:
    """Return the name as it can be shown: without what turns, hides or breaks a line, and its end where it is long."""
    return "".join(letter for letter in name if not hides(letter) and not breaks_line(letter))[-255:]
