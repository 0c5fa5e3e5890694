# SPDX-License-Identifier: Apache-2.0
"""What stands in the public database after a publication, and records brought past their first one."""

import json
from typing import Any

from registry.accounts.models import User
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.models import Record
from registry.config.invariants import check_all
from registry.published.models import Document
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish
from registry.review.steps import take_step
from tests.factories.records import carry, decide, draft

WHY = {"en": "A second source gave another number."}


def public(code: str) -> dict[str, Any]:
    """Return the document as a reader gets it."""
    return json.loads(bytes(Document.objects.get(code=code).body))


def correction_approved(record: Record, by: User, reviewer: User, **changes: Any) -> Record:
    """Rewrite a record that was handed over to a draft with these changes, and bring that to its approval."""
    start_correction(record, by=by)
    record.refresh_from_db()
    rewrite_record(record, draft(**changes), by=by, row_version=record.row_version)
    take_step("submit", record=record, by=by)
    take_step("start_review", record=record, by=reviewer)
    decide(record, reviewer)
    return record


def publish_again(record: Record, by: User, *, kind: str = "correction") -> Outbox:
    return publish(record=record, by=by, notice_kind=kind, notice_text=WHY)


def corrected(
    record: Record,
    by: User,
    reviewer: User,
    publisher: User,
    as_publisher: Any,
    *,
    kind: str = "correction",
    **changes: Any,
) -> None:
    """Bring a correction to the readers."""
    publish_again(correction_approved(record, by, reviewer, **changes), publisher, kind=kind)
    carry(as_publisher)


def broken(as_publisher: Any) -> list[str]:
    """Return the names of the invariants that do not hold."""
    with as_publisher():
        return [result.name for result in check_all() if not result.holds]
