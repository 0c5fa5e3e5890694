# SPDX-License-Identifier: Apache-2.0
"""What is left for the world of a record that was withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from registry.casework.models import Record
from registry.domain.workflow import WITHDRAWN_AS_ERROR
from registry.publishing.models import Outbox
from registry.vocabularies import read


@dataclass(frozen=True, slots=True)
class Tombstone:
    """`at`: when it left, UTC; None while it waits for the next batch. `text`: the public notice, by language.

    `versions_stay`: it was withdrawn as an error, so its versions are read by number.
    """

    code: str
    at: datetime | None
    kind: str
    text: dict[str, str]
    versions_stay: bool


def tombstone(record: Record) -> Tombstone | None:
    """Return what the code answers with; None while the record was not withdrawn."""
    row = record.outbox.filter(kind=Outbox.Kind.WITHDRAWN).last()
    if row is None:
        return None
    notice = row.notice or {}
    kind = read.label("notice_type", notice["kind"], get_language() or "en") if notice.get("kind") else ""
    return Tombstone(
        row.code, row.done_at, kind, notice.get("text", {}), notice.get("kind") == WITHDRAWN_AS_ERROR
    )
