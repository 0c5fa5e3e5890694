# SPDX-License-Identifier: Apache-2.0
"""The steps by which two people bring a record of the demonstration to the public, as any record goes."""

from hashlib import sha256
from typing import Any

from registry.accounts.models import User
from registry.audit.viewing import viewing
from registry.casework.models import Record
from registry.domain.checklist import ITEMS
from registry.publishing.approve import approve, preview
from registry.publishing.outbox import publish
from registry.review.steps import take_step

CHECKED = "Demonstration data, checked against the text it comes from."


def handed_over(record: Record, *, writer: User, reviewer: User, **notice: Any) -> None:
    """Submit, review, approve and hand to the publisher. `notice`: kind and text, as `publishing.outbox.publish` asks."""
    take_step("submit", record=record, by=writer)
    take_step("start_review", record=record, by=reviewer)
    approved(record, reviewer)
    publish(record=record, by=reviewer, **notice)


def approved(record: Record, reviewer: User) -> None:
    with viewing(reviewer.pk):
        shown = sha256(preview(record)).hexdigest()
    ticks = tuple(item.code for item in ITEMS)
    approve(record=record, by=reviewer, reason=CHECKED, content_sha256=shown, ticks=ticks)
