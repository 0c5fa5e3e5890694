# SPDX-License-Identifier: Apache-2.0
"""Wrapping every person's key anew under the newest master key. What is sealed stays as it is."""

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.persons.keys import keyring
from registry.persons.models import Person
from registry.persons.sealing import unwrap, wrap


def rewrap(*, by: User) -> int:
    """Return how many keys were wrapped anew, all of them or none. Raises: KeyMissing when an older key is not here."""
    ring, done = keyring(), 0
    with acting_as(by.pk):
        older = Person.objects.select_for_update().exclude(master_key=ring.newest).exclude(wrapped_key=None)
        for row in older.iterator():
            key = unwrap(ring, row.master_key, row.pk, bytes(row.wrapped_key or b""))
            name, wrapped = wrap(ring, key, row.pk)
            Person.objects.filter(pk=row.pk).update(master_key=name, wrapped_key=wrapped)
            done += 1
        tell("person.keys_rewrapped", actor=by.pk, subject=ring.newest, data={"persons": done})
    return done
