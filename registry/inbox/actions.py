# SPDX-License-Identifier: Apache-2.0
"""Answering a request, closing it, and all between. The trail tells of each step.

No word of a reader is ever in it, and none for the public before a second person let it out.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db.models import F
from django.db.models.functions import Now

from registry.accounts.models import User
from registry.audit.trail import acting_as
from registry.casework.models import Record
from registry.domain.errors import ChangedSince, InvalidInput
from registry.domain.requests import (
    HANDLE,
    State,
    check_close,
    check_confirm,
    check_may_handle,
    check_open,
    check_reopen,
)
from registry.domain.text import plain_text
from registry.inbox.keys import seal
from registry.inbox.models import ReaderRequest, SealedText
from registry.inbox.reading import note

LONGEST = 5_000
"""Characters of a note, an answer or a reason."""
OPENED_AGAIN: dict[str, Any] = {
    "outcome": "",
    "words": {},
    "names_record": False,
    "closed_by": None,
    "closed_at": None,
    "confirmed_by": None,
}


def assign(request: ReaderRequest, *, to: User, by: User) -> None:
    """Give it to somebody who handles requests. Raises: NotPermitted, WrongState, InvalidInput."""
    check_may_handle(by.granted)
    if HANDLE not in to.granted or not to.is_active:
        raise InvalidInput("This person does not handle requests.", field="person")
    with acting_as(by.pk):
        row = locked(request)
        check_open(row.standing)
        change(row, assigned_to=to, **in_hand(row))
        note("assigned", row, by, person=str(to.pk))


def link(request: ReaderRequest, *, record: Record | None, by: User) -> None:
    """Note which record it is about, or that it is about none. Raises: NotPermitted, WrongState."""
    check_may_handle(by.granted)
    with acting_as(by.pk):
        row = locked(request)
        check_open(row.standing)
        change(row, record=record, **in_hand(row))
        note("linked", row, by, record=str(record.pk) if record else "")


def write(request: ReaderRequest, *, kind: str, text: str, by: User) -> None:
    """Keep a note among colleagues, or what the reader was answered, which the desk sends in the way they chose.

    Raises: NotPermitted, WrongState for an answer to what is closed, InvalidInput, KeyMissing.
    """
    check_may_handle(by.granted)
    plain = checked(text)
    with acting_as(by.pk):
        row = locked(request)
        check_open(row.standing)
        keep(row, kind, plain, by)
        if kind == SealedText.Kind.ANSWER:
            change(row, state=State.ANSWERED.value, revision=F("revision") + 1)
        else:
            change(row, **in_hand(row))
        note(f"{kind}_written", row, by)


def close(
    request: ReaderRequest,
    *,
    outcome: str,
    by: User,
    reason: str = "",
    words: Mapping[str, str] | None = None,
    names_record: bool = False,
) -> None:
    """Close it with what came of it. Words for the public and the name of the record wait for a second person.

    Raises: NotPermitted, WrongState, InvalidInput, NeedsReason, KeyMissing.
    """
    check_may_handle(by.granted)
    with acting_as(by.pk):
        row = locked(request)
        plain = check_close(row.standing, outcome=outcome, reason=reason, words=words or {})
        if reason.strip():
            keep(row, SealedText.Kind.REASON, checked(reason, field="reason"), by)
        change(
            row,
            state=State.CLOSED.value,
            outcome=outcome,
            words=plain,
            names_record=names_record and row.record_id is not None,
            closed_by=by,
            closed_at=Now(),
            revision=F("revision") + 1,
        )
        note("closed", row, by, outcome=outcome, names_record=names_record, **words_by_hash(plain))


def confirm(request: ReaderRequest, *, seen: int, by: User) -> None:
    """Let out words for the public, and which record it was.

    `seen`: the revision that `by` was shown; the database looks at it as well.
    Raises: NotPermitted, WrongState, NeedsSecondPerson; ChangedSince where another revision stands by now.
    """
    check_may_handle(by.granted)
    with acting_as(by.pk):
        row = locked(request)
        check_confirm(waits=row.waits_for_second_person, by=by.pk, author=row.closed_by_id)
        if seen != row.revision:
            raise ChangedSince("This was closed anew since you looked. Read it again.")
        change(row, confirmed_by=by, revision=seen + 1)
        note("words_confirmed", row, by, words=row.words, names_record=row.names_record)


def reopen(request: ReaderRequest, *, by: User) -> None:
    """Open again what was closed; the public is told no outcome any more. Raises: NotPermitted, WrongState."""
    check_may_handle(by.granted)
    with acting_as(by.pk):
        row = locked(request)
        check_reopen(row.standing, erased=row.erased_at is not None)
        change(row, state=State.IN_HAND.value, revision=F("revision") + 1, **OPENED_AGAIN)
        note("reopened", row, by)


def words_by_hash(words: Mapping[str, str]) -> dict[str, Any]:
    """Return what the trail holds of words that may never be public: their languages, and the SHA-256 of each."""
    return {"words_sha256": {language: sha256(text.encode()).hexdigest() for language, text in words.items()}}


def in_hand(row: ReaderRequest) -> dict[str, Any]:
    """Return what changes when somebody first takes it up."""
    first = row.standing is State.RECEIVED
    return {"state": State.IN_HAND.value, "revision": F("revision") + 1} if first else {}


def locked(request: ReaderRequest) -> ReaderRequest:
    found: ReaderRequest = ReaderRequest.objects.select_for_update().get(pk=request.pk)
    return found


def change(row: ReaderRequest, **columns: Any) -> None:
    if columns:
        ReaderRequest.objects.filter(pk=row.pk).update(**columns)


def keep(row: ReaderRequest, kind: str, text: str, by: User) -> None:
    SealedText.objects.create(
        request=row, kind=kind, sealed=seal(row.fingerprint, {"text": text}), written_by=by
    )


def checked(text: str, *, field: str = "text") -> str:
    """Raises: InvalidInput."""
    plain = plain_text(text.strip(), field=field)
    if not plain:
        raise InvalidInput("Write something.", field=field)
    if len(plain) > LONGEST:
        raise InvalidInput("This has more than %(most)s characters.", field=field, most=LONGEST)
    return plain
