# SPDX-License-Identifier: Apache-2.0
"""Putting the demonstration data in: through the real workflow, by two people, as any record goes."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.casework.actions.log import log_record
from registry.casework.draft import RecordDraft
from registry.casework.models import Record
from registry.desk.demonstration import at_work, fictional, worked_example
from registry.desk.demonstration.accounts import make_accounts, write_passwords
from registry.domain.errors import DemonstrationRefused
from registry.publishing.outbox import publish
from registry.review.steps import take_step

AT_ONCE = 25
NAMESPACE = UUID("6f1c7a52-27f1-5d0e-9a64-3c1d27112024")


@dataclass(frozen=True, slots=True)
class Seeded:
    """What a run did."""

    published: int
    already_there: int
    accounts_made: int


def seed(*, count: int = fictional.COUNT, progress: Callable[[int], None] = lambda done: None) -> Seeded:
    """Log, review and publish the demonstration records that are not there yet. Safe to repeat.

    Raises: DemonstrationRefused in production.
    """
    if settings.REGISTRY_PRODUCTION:
        raise DemonstrationRefused("Demonstration data is refused where REGISTRY_ENV is production.")
    people, passwords = make_accounts()
    if passwords:
        write_passwords(settings.REGISTRY_VAR / "demo-accounts.txt", passwords)
    with acting_as(people["demo-documenter"].pk):
        held = worked_example.evidence()
        drafts = keyed("example", [worked_example.incident(held), *worked_example.reports(held)])
        drafts |= keyed("invented", list(fictional.incidents(fictional.stage()))[:count])
        there = set(Record.objects.filter(pk__in=drafts).values_list("pk", flat=True))
    done = 0
    missing = [(key, draft) for key, draft in drafts.items() if key not in there]
    for start in range(0, len(missing), AT_ONCE):
        with transaction.atomic():
            for key, draft in missing[start : start + AT_ONCE]:
                through_the_workflow(
                    draft, key=key, writer=people["demo-documenter"], reviewer=people["demo-reviewer"]
                )
                done += 1
        progress(done)
    if count == fictional.COUNT:
        with transaction.atomic():
            put_to_work(people["demo-documenter"], people["demo-reviewer"])
    return Seeded(done, len(drafts) - done, len(passwords))


def keyed(name: str, drafts: list[RecordDraft]) -> dict[UUID, RecordDraft]:
    """Return the drafts under ids that every run gives them, so that one whose words were corrected is known again."""
    return {uuid5(NAMESPACE, f"{name} {number}"): draft for number, draft in enumerate(drafts, 1)}


def put_to_work(writer: User, reviewer: User) -> None:
    """Leave a few more on the desk, once."""
    with acting_as(writer.pk):
        drafts = keyed("at work", fictional.more(fictional.stage(), len(at_work.STAGES)))
        if Record.objects.filter(pk__in=drafts).exists():
            return
    at_work.set_out(drafts, writer=writer, reviewer=reviewer)


def through_the_workflow(draft: RecordDraft, *, key: UUID, writer: User, reviewer: User) -> Record:
    """Log, submit, review, approve and hand to the publisher."""
    record = log_record(draft, by=writer, key=key)
    take_step("submit", record=record, by=writer)
    take_step("start_review", record=record, by=reviewer)
    at_work.approved(record, reviewer)
    publish(record=record, by=reviewer)
    return record
