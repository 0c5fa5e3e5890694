# SPDX-License-Identifier: Apache-2.0
"""Letting somebody read one record by name, and no longer. What one does not see does not exist for one."""

from uuid import UUID

from registry.accounts.models import Membership, User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Authorship, NamedReader, Record, Sight
from registry.domain.errors import InvalidInput, NotFound, NotPermitted
from registry.domain.visibility import READ, Standing, Viewer, may_let_read


def let_read(record: Record, *, person: User, by: User, with_the_work: bool = False) -> NamedReader:
    """Let this person read the record whatever team they are in; naming them twice is once.

    `with_the_work`: only as long as they have the record, for writing or for review.

    Raises: NotFound where `by` does not see the record; NotPermitted; InvalidInput for somebody who reads no records.
    """
    with acting_as(by.pk):
        refuse_namer(record, by)
        if not person.is_active or READ not in person.granted:
            raise InvalidInput("This person reads no records on the desk.", field="person")
        reader, named = NamedReader.objects.get_or_create(
            record=record, person=person, defaults={"named_by": by, "with_the_work": with_the_work}
        )
        if named:
            tell("record.reader_named", actor=by.pk, subject=str(record.pk), data={"person": str(person.pk)})
    return reader


def stop_reading(record: Record, *, person: User, by: User) -> None:
    """Take the person's name away; who wrote in the record or is of its team goes on seeing it. Safe to repeat.

    Raises: NotFound where `by` does not see the record; NotPermitted.
    """
    with acting_as(by.pk):
        refuse_namer(record, by)
        taken, _rows = NamedReader.objects.filter(record=record, person=person).delete()
        if taken:
            tell(
                "record.reader_removed", actor=by.pk, subject=str(record.pk), data={"person": str(person.pk)}
            )


def stop_reading_with_the_work(record: UUID, *, person: UUID, by: User) -> None:
    """Take away the name that came with work which has ended, in the caller's transaction."""
    taken, _rows = NamedReader.objects.filter(record_id=record, person_id=person, with_the_work=True).delete()
    if taken:
        tell("record.reader_removed", actor=by.pk, subject=str(record), data={"person": str(person)})


def refuse_unseen(record: Record, by: User) -> None:
    """Raises: NotFound, the same as for a record that never was."""
    if not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotFound("There is no such record.")


def refuse_namer(record: Record, by: User) -> None:
    refuse_unseen(record, by)
    if not may_let_read(viewer(by), standing(Record.objects.get(pk=record.pk))):
        raise NotPermitted("Its authors and those who work on it in its team name its readers.")


def viewer(user: User) -> Viewer:
    """Return the person as the rule of visibility sees them now."""
    teams = Membership.objects.filter(user=user).values_list("team_id", flat=True)
    return Viewer(user.pk, user.granted, frozenset(teams))


def standing(record: Record) -> Standing:
    """Return the record as the rule of visibility sees it."""
    authors = Authorship.objects.filter(revision__record=record).values_list("author_id", flat=True)
    readers = NamedReader.objects.filter(record=record).values_list("person_id", flat=True)
    return Standing(
        record.sensitivity,
        record.team_id,
        authors=frozenset(authors),
        readers=frozenset(readers),
        cleared=Sight.objects.filter(record=record, person=None).exists(),
    )
