# SPDX-License-Identifier: Apache-2.0
"""A few invented records that are not public yet, so that every queue of the desk has something in it."""

from collections.abc import Mapping
from uuid import UUID

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.casework.actions.log import log_record
from registry.casework.draft import RecordDraft
from registry.desk.demonstration.steps import approved
from registry.review.notify import mark_read
from registry.review.steps import take_step

STAGES = ("draft", "draft", "submitted", "submitted", "submitted", "changes_requested", "approved")
ASKED = "Which of the sources states the upper figure?"


def set_out(drafts: Mapping[UUID, RecordDraft], *, writer: User, reviewer: User) -> None:
    """Log these records, each brought as far as its stage, after what was told of public ones is read."""
    for person in (writer, reviewer):
        with acting_as(person.pk):
            mark_read(person)
    for stage, (key, draft) in zip(STAGES, drafts.items(), strict=True):
        record = log_record(draft, by=writer, key=key)
        if stage != "draft":
            take_step("submit", record=record, by=writer)
        if stage == "changes_requested":
            take_step("start_review", record=record, by=reviewer)
            take_step("request_changes", record=record, by=reviewer, reason=ASKED)
        if stage == "approved":
            take_step("start_review", record=record, by=reviewer)
            approved(record, reviewer)
