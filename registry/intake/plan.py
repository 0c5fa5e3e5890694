# SPDX-License-Identifier: Apache-2.0
"""What is to be done with one row: make a record, write its draft anew, leave it, or refuse."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from hashlib import sha256

from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.actions.check import check_draft
from registry.casework.actions.spelling import spelled
from registry.casework.models import Record
from registry.domain.errors import InvalidInput
from registry.domain.workflow import State
from registry.intake.areas import Codes, with_codes
from registry.intake.errors import RowRefused
from registry.intake.importer import Imported, Importer
from registry.intake.models import ImportedRow
from registry.intake.row import Row


class Act(StrEnum):
    CREATE = "create"
    UPDATE = "update"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Plan:
    act: Act
    row: Row
    imported: Imported
    fingerprint: str
    standing: ImportedRow | None


def planned(row: Row, *, importer: Importer, standing: ImportedRow | None, known: Codes, by: User) -> Plan:
    """Return what to do. Raises: RowRefused."""
    row.refuse_misshapen()
    imported = with_suggestions(importer.read(row), known)
    try:
        check_draft(spelled(imported.draft))
    except InvalidInput as refusal:
        raise RowRefused("invalid_record", refusal.message, column=refusal.field) from refusal
    fingerprint = fingerprint_of(imported)
    if standing is None:
        return Plan(Act.CREATE, row, imported, fingerprint, None)
    if standing.fingerprint == fingerprint:
        return Plan(Act.LEAVE, row, imported, fingerprint, standing)
    with viewing(by.pk):
        refuse_taken_up(standing, imported)
    return Plan(Act.UPDATE, row, imported, fingerprint, standing)


def with_suggestions(imported: Imported, known: Codes) -> Imported:
    draft = with_codes(imported.draft, known)
    if draft == imported.draft:
        return imported
    return replace(imported, draft=draft, flags=(*imported.flags, "area_code_suggested"))


def fingerprint_of(imported: Imported) -> str:
    """Return what changes exactly when something that is taken from the row does."""
    return sha256(json.dumps(asdict(imported), default=str, sort_keys=True).encode()).hexdigest()


def refuse_taken_up(standing: ImportedRow, imported: Imported) -> None:
    """Raises: RowRefused when a person has edited, submitted or published what was made of the row."""
    record: Record = standing.record
    revision = record.revision
    untouched = record.row_version == standing.record_version and revision.number == 1
    if not untouched or State(revision.state) is not State.DRAFT:
        sentence = f"A person has taken up record {record.reference} (“{revision.state}”). Change it by hand."
        raise RowRefused("already_under_review", sentence)
    if record.kind != imported.draft.kind:
        sentence = f"Draft {record.reference} is “{record.kind}”; the row now makes “{imported.draft.kind}”."
        raise RowRefused("kind_changed", sentence)
