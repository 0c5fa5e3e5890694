# SPDX-License-Identifier: Apache-2.0
"""Comments of colleagues: asked, answered, closed with words. They never leave the desk."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import QuerySet

from registry.accounts.models import RoleGrant, User
from registry.accounts.roles import ROLES
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.casework.models import Record
from registry.domain.anchors import ANCHORS, LONGEST, WHOLE
from registry.domain.errors import InvalidInput, NeedsReason, NotFound, NotPermitted, UnknownCode, WrongState
from registry.domain.text import plain_text
from registry.review.lock import touch
from registry.review.models import Comment, Mention
from registry.review.notify import tell_of_comment

NAMED = re.compile(r"(?<![\w.@])@([\w.+-]{1,60})")
READERS = tuple(role for role, granted in ROLES.items() if "record.read" in granted)


def write_comment(
    record: Record,
    *,
    by: User,
    text: str,
    anchor: str = WHOLE,
    answers: Comment | None = None,
    mentions: Iterable[User] = (),
) -> Comment:
    """Say something about the record, or answer in an open thread, and tell who is named in it.

    Raises: NotFound, NeedsReason where nothing is said, InvalidInput, UnknownCode, WrongState, NotPermitted where a
    mentioned person may not see the record.
    """
    refuse_blind(record, by)
    text = said(text, field="text")
    anchor = answers.anchor if answers else anchor
    if anchor not in ANCHORS:
        raise UnknownCode("A record has no such part.", field="anchor")
    if answers and (answers.record_id != record.pk or answers.answers_id or answers.closed_at):
        raise WrongState("That thread is closed. Write a new comment.")
    named = mentioned(record, text, mentions)
    with acting_as(by.pk):
        comment = Comment.objects.create(record=record, answers=answers, anchor=anchor, text=text, author=by)
        Mention.objects.bulk_create(Mention(comment=comment, person=person) for person in named)
        touch(record.revision, by=by)
        tell_of_comment(comment, mentioned=named, by=by)
        tell("comment.written", actor=by.pk, subject=str(record.pk), data={"comment": str(comment.pk)})
    return comment


def thread_of(record: Record, key: UUID) -> Comment | None:
    return Comment.objects.filter(record=record, pk=key).select_related("record").first()


def close_comment(comment: Comment, *, by: User, words: str) -> Comment:
    """Close a thread, with words on what came of it.

    Raises: NotFound, NotPermitted, WrongState, NeedsReason.
    """
    refuse_blind(comment.record, by)
    words = said(words, field="words")
    with acting_as(by.pk):
        row = Comment.objects.select_for_update().get(pk=comment.pk)
        if row.author_id != by.pk and "review.decide" not in by.granted:
            raise NotPermitted("A comment is closed by its author or a reviewer.")
        if row.closed_at or row.answers_id:
            raise WrongState("That thread is closed already.")
        row.closed_at, row.closed_by, row.closing_words = datetime.now(UTC), by, words
        row.save(update_fields=["closed_at", "closed_by", "closing_words"])
        tell("comment.closed", actor=by.pk, subject=str(row.record_id), data={"comment": str(row.pk)})
    return row


def said(text: str, *, field: str) -> str:
    text = plain_text(text, field=field).strip()
    if not text:
        raise NeedsReason("Write some words.", field=field)
    if len(text) > LONGEST:
        raise InvalidInput(
            "At most %(most)s characters fit. Write a second comment.", field=field, most=LONGEST
        )
    return text


def refuse_blind(record: Record, by: User) -> None:
    """Raises: NotFound where this person may not see the record: they learn nothing of it."""
    if not sees(by, record):
        raise NotFound("There is no such record.")


def sees(person: User, record: Record) -> bool:
    return Record.objects.visible_to(person).filter(pk=record.pk).exists()


def readers() -> QuerySet[User]:
    """Return the people of the desk whose roles let them read records, by name."""
    held = RoleGrant.objects.filter(role__in=READERS).values("user")
    return User.objects.filter(is_active=True, pk__in=held).order_by("display_name", "username")


def mentioned(record: Record, text: str, chosen: Iterable[User]) -> list[User]:
    """Return who is chosen or named as @user. Raises: NotPermitted where one of them may not see the record."""
    named = readers().filter(username__in=NAMED.findall(text))
    people = {person.pk: person for person in (*chosen, *named)}
    for person in people.values():
        if not sees(person, record):
            raise NotPermitted("You can only mention people who may see the record.")
    return list(people.values())


def threads(record: Record) -> list[Comment]:
    """Return the threads of a record, open ones first, each with its answers. Three queries."""
    rows = Comment.objects.filter(record=record, answers__isnull=True).select_related("author", "closed_by")
    found = rows.prefetch_related("replies__author", "mentions__person", "replies__mentions__person")
    return sorted(found, key=lambda row: (row.closed_at is not None, row.written_at))
