# SPDX-License-Identifier: Apache-2.0
"""Wrapping every person's key anew under the newest master key. What is sealed stays as it is.

The desk sees some people and never all, so this is for the owner of the database, which passes the walls. Whoever runs
it, people that were left under another key are counted past the walls before it is called done.
"""

from django.db import connection

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.domain.errors import WrongState
from registry.persons.keys import keyring
from registry.persons.models import Person
from registry.persons.sealing import unwrap, wrap


def rewrap(*, by: User) -> int:
    """Return how many keys were wrapped anew, all of them or none.

    Raises: KeyMissing when an older key is not here, WrongState when there are people that this process does not see.
    """
    ring, done = keyring(), 0
    with acting_as(by.pk):
        wait_for_writers()
        older = Person.objects.select_for_update().exclude(master_key=ring.newest).exclude(wrapped_key=None)
        for row in older.iterator():
            key = unwrap(ring, row.master_key, row.pk, bytes(row.wrapped_key or b""))
            name, wrapped = wrap(ring, key, row.pk)
            Person.objects.filter(pk=row.pk).update(master_key=name, wrapped_key=wrapped)
            done += 1
        if left := wrapped_otherwise(ring.newest):
            raise WrongState(
                "%(left)s people are out of sight here and would keep the older key. Nothing was changed. Run it as "
                "the owner of the database (REGISTRY_FACE=owner).",
                left=left,
            )
        tell("person.keys_rewrapped", actor=by.pk, subject=ring.newest, data={"persons": done})
    return done


def wait_for_writers() -> None:
    """Let nobody add a person under an older key from here to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE persons_person IN SHARE ROW EXCLUSIVE MODE")


def wrapped_otherwise(newest: str) -> int:
    """Return how many people, seen or not, have their key under another master key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT persons_wrapped_otherwise(%s)", [newest])
        left: int = cursor.fetchone()[0]
    return left
