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
from registry.desk.demonstration import at_work, changes, fictional, stories, worked_evidence, worked_example
from registry.desk.demonstration.accounts import CAST, make_accounts, write_passwords
from registry.desk.demonstration.steps import handed_over
from registry.domain.errors import DemonstrationRefused

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
    refuse_production()
    people, passwords = make_accounts()
    if passwords:
        write_passwords(settings.REGISTRY_VAR / "demo-accounts.txt", passwords)
    writer, reviewer = people["demo-documenter"], people["demo-reviewer"]
    with acting_as(writer.pk):
        held = worked_evidence.evidence()
        drafts = keyed("example", [worked_example.incident(held), *worked_example.reports(held)])
        stage = fictional.stage()
        drafts |= keyed("story", list(stories.story(stage)))
        drafts |= keyed("invented", list(fictional.incidents(stage))[:count])
        there = set(Record.objects.filter(pk__in=drafts).values_list("pk", flat=True))
    done = 0
    missing = [(key, draft) for key, draft in drafts.items() if key not in there]
    for start in range(0, len(missing), AT_ONCE):
        with transaction.atomic():
            for key, draft in missing[start : start + AT_ONCE]:
                record = log_record(draft, by=writer, key=key)
                handed_over(record, writer=writer, reviewer=reviewer)
                done += 1
        progress(done)
    if count == fictional.COUNT:
        with transaction.atomic():
            put_to_work(writer, reviewer)
    return Seeded(done, len(drafts) - done, len(passwords))


def refuse_production() -> None:
    if settings.REGISTRY_PRODUCTION:
        raise DemonstrationRefused("Demonstration data is refused where REGISTRY_ENV is production.")


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


def follow_up() -> bool:
    """Correct, merge and withdraw the records of the story where they are public; return whether there was anything to do.

    An installation without demonstration records stays so. Raises: DemonstrationRefused in production.
    """
    refuse_production()
    people = {user.username: user for user in User.objects.filter(username__in=CAST)}
    if len(people) < len(CAST):
        return False
    writer, reviewer = people["demo-documenter"], people["demo-reviewer"]
    with acting_as(writer.pk):
        stage = fictional.stage()
        keys = list(keyed("story", list(stories.story(stage))))
        found = Record.objects.in_bulk(keys)
        if len(found) < len(keys):
            return False
        return changes.go_on([found[key] for key in keys], stage, writer=writer, reviewer=reviewer)
