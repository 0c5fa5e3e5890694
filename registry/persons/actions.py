# SPDX-License-Identifier: Apache-2.0
"""Writing of a person, reading it, erasing it. Every reading is in the audit trail; no name ever is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models.functions import Now
from uuid_utils.compat import uuid7

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Record
from registry.domain.erasure import check_ask, check_confirm, check_may_erase
from registry.domain.errors import InvalidInput, NotPermitted, WrongState
from registry.domain.text import plain_text
from registry.persons.keys import Keyring, keyring
from registry.persons.models import FIELDS, Person
from registry.persons.sealing import new_key, seal, unseal, unwrap, wrap

REASONS = ("review", "contact", "correction", "request")
"""Why somebody reads. Codes and not words, so that no name gets into the trail."""
LONGEST = {"name": 300, "contact": 1_000, "details": 10_000}


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to. The day is that of the place where it was asked."""

    scope: str = "none"
    obtained_at: date | None = None
    withdrawn_at: date | None = None
    public_name_ok: bool = False

    def columns(self) -> dict[str, object]:
        """Raises: InvalidInput where a name would be public without consent."""
        if self.public_name_ok and (self.scope != "publish_name" or self.withdrawn_at):
            raise InvalidInput("A name is public only by a consent that stands.", field="public_name_ok")
        return {
            "consent": self.scope,
            "consent_obtained_at": self.obtained_at,
            "consent_withdrawn_at": self.withdrawn_at,
            "public_name_ok": self.public_name_ok,
        }


def add(record: Record, *, kind: str, texts: Mapping[str, str], consent: Consent, by: User) -> Person:
    """Write of one more person in this record. Raises: NotPermitted, InvalidInput, KeyMissing."""
    refuse("person.write", by)
    plain, ring, key, person = checked(texts), keyring(), new_key(), uuid7()
    master, wrapped = wrap(ring, key, person)
    with acting_as(by.pk):
        row = Person.objects.create(
            id=person,
            record=record,
            kind=kind,
            master_key=master,
            wrapped_key=wrapped,
            added_by=by,
            **consent.columns(),
            **{f"sealed_{name}": seal(key, person, name, plain[name]) for name in FIELDS},
        )
        tell("person.added", actor=by.pk, subject=str(record.pk), data={"person": str(person), "kind": kind})
    return row


def change(person: Person, *, kind: str, texts: Mapping[str, str], consent: Consent, by: User) -> None:
    """Write anew what is known of the person. Raises: NotPermitted, InvalidInput, KeyMissing, WrongState."""
    refuse("person.write", by)
    plain, ring = checked(texts), keyring()
    with acting_as(by.pk):
        row = locked(person)
        key = own_key(row, ring)
        row.kind = kind
        for name, value in consent.columns().items():
            setattr(row, name, value)
        for name in FIELDS:
            setattr(row, f"sealed_{name}", seal(key, row.pk, name, plain[name]))
        row.save()
        tell("person.changed", actor=by.pk, subject=str(row.record_id), data={"person": str(row.pk)})


def show(person: Person, *, reason: str, by: User) -> dict[str, str]:
    """Return what is written of the person, by field, and note who read it and why.

    Raises: NotPermitted, InvalidInput for no reason, WrongState when erased, KeyMissing.
    """
    refuse("person.read", by)
    if reason not in REASONS:
        raise InvalidInput("Say why you need it.", field="reason")
    with acting_as(by.pk):
        row = locked(person)
        opened = texts_of(row)
        data = {"person": str(row.pk), "why": reason}
        tell("person.read", actor=by.pk, subject=str(row.record_id), data=data)
    return opened


def names_of(record: Record, *, by: User) -> list[str]:
    """Return the private names of a record, to look for them in texts that may become public. One audit event.

    Names of records that it was split from or merged with are among them: they may stand in claims that moved.
    Raises: NotPermitted, KeyMissing.
    """
    refuse("person.read", by)
    with acting_as(by.pk):
        people = list(Person.objects.filter(pk__in=named_beside(record)).order_by("pk"))
        names = [texts_of(row)["name"] for row in people]
        read = [str(row.pk) for row in people]
        tell("person.names_checked", actor=by.pk, subject=str(record.pk), data={"persons": read})
    return [name for name in names if name]


def named_beside(record: Record) -> list[UUID]:
    """Return the keys of all whose names are private here, in what it was split from and in what was merged with it.

    Also of those whom the person at work does not see.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT persons_named_beside(%s)", [record.pk])
        return [key for (key,) in cursor.fetchall()]


def ask_erasure(person: Person, *, by: User) -> None:
    """Raises: NotPermitted, WrongState."""
    check_may_erase(by.granted)
    with acting_as(by.pk):
        row = locked(person)
        asked = row.erasure_asked_by_id is not None
        check_ask(erased=row.erased_at is not None, asked=asked)
        Person.objects.filter(pk=row.pk).update(erasure_asked_by=by, erasure_asked_at=Now())
        tell("person.erasure_asked", actor=by.pk, subject=str(row.record_id), data={"person": str(row.pk)})


def confirm_erasure(person: Person, *, by: User) -> None:
    """Destroy the person's key and what it sealed. Raises: NotPermitted, WrongState, NeedsSecondPerson."""
    check_may_erase(by.granted)
    with acting_as(by.pk):
        row = locked(person)
        check_confirm(erased=row.erased_at is not None, asked_by=row.erasure_asked_by_id, actor=by.pk)
        nothing = dict.fromkeys(("wrapped_key", *(f"sealed_{name}" for name in FIELDS)))
        Person.objects.filter(pk=row.pk).update(
            erased_by=by, erased_at=Now(), public_name_ok=False, **nothing
        )
        tell("person.erased", actor=by.pk, subject=str(row.record_id), data={"person": str(row.pk)})


def locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def texts_of(row: Person) -> dict[str, str]:
    key = own_key(row, keyring())
    return {name: unseal(key, row.pk, name, getattr(row, f"sealed_{name}")) for name in FIELDS}


def own_key(row: Person, ring: Keyring) -> bytes:
    if row.wrapped_key is None:
        raise WrongState("The person is erased. Nothing is left to read or to change.")
    return unwrap(ring, row.master_key, row.pk, bytes(row.wrapped_key))


def checked(texts: Mapping[str, str]) -> dict[str, str]:
    """Raises: InvalidInput for a text that is too long or hides characters, and for a person without a name."""
    for name, most in LONGEST.items():
        if len(texts.get(name, "")) > most:
            raise InvalidInput("This has more than %(most)s characters.", field=name, most=most)
    plain = {name: plain_text(texts.get(name, "").strip(), field=name) for name in FIELDS}
    if not any(plain.values()):
        raise InvalidInput("Write a name, a contact or a detail.", field="name")
    return plain


def refuse(permission: str, by: User) -> None:
    if permission not in by.granted:
        raise NotPermitted("Named persons are for documenters and reviewers.")
