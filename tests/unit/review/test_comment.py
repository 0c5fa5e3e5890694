# SPDX-License-Identifier: Apache-2.0
"""Comments: pinned, answered, closed with words, never edited, never public."""

import pytest
from django.db import DatabaseError, connection

from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.domain.anchors import LONGEST
from registry.domain.errors import (
    InvalidInput,
    NeedsReason,
    NotFound,
    NotPermitted,
    UnknownCode,
    WrongState,
)
from registry.publishing.approve import preview
from registry.review.comment import close_comment, threads, write_comment
from registry.review.models import Comment, Notification
from tests.factories.publications import public
from tests.factories.records import in_review, logged, published

CANARY = "a canary that never leaves the desk"


def told(person) -> list[str]:
    with viewing(person.pk):
        return sorted(Notification.objects.filter(person=person).values_list("kind", flat=True))


def test_a_comment_is_pinned_and_tells_the_author(amal, basim):
    record = logged(amal)

    comment = write_comment(record, by=basim, text=" Which day? ", anchor="date")

    assert (comment.anchor, comment.text) == ("date", "Which day?")
    assert (told(amal), told(basim)) == (["comment"], [])
    assert Event.objects.latest("seq").verb == "comment.written"


@pytest.mark.parametrize("text", ["@basim, which day?", "Which day, @basim?", "(@basim)"])
def test_who_is_named_in_the_text_is_told(amal, basim, text):
    write_comment(logged(amal), by=amal, text=text)

    assert told(basim) == ["mention"]


def test_who_is_chosen_is_told_once(amal, basim):
    write_comment(logged(amal), by=amal, text="@basim and @nobody", mentions=[basim])

    assert told(basim) == ["mention"]


def test_nobody_is_mentioned_who_may_not_see_the_record(amal, fadi):
    record = logged(amal)
    fadi.role_grants.all().delete()

    with pytest.raises(NotPermitted):
        write_comment(record, by=amal, text="Look.", mentions=[fadi])
    assert not Comment.objects.exists()


def test_who_may_not_see_the_record_says_nothing_of_it(amal, fadi):
    record = logged(amal)
    fadi.role_grants.all().delete()

    with pytest.raises(NotFound):
        write_comment(record, by=fadi, text="Look.")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"text": " "}, NeedsReason),
        ({"text": "x" * (LONGEST + 1)}, InvalidInput),
        ({"text": "x", "anchor": "nonce"}, UnknownCode),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(amal, said, refusal):
    with pytest.raises(refusal):
        write_comment(logged(amal), by=amal, **said)


def test_an_answer_goes_to_everybody_of_the_thread(amal, basim, dunya):
    record = logged(amal)
    thread = write_comment(record, by=basim, text="Which day?", anchor="date")
    answer = write_comment(record, by=dunya, text="The third.", answers=thread)

    assert answer.anchor == "date"
    assert (told(basim), told(amal)) == (["comment"], ["comment", "comment"])
    assert [reply.text for reply in threads(record)[0].replies.all()] == ["The third."]


def test_a_thread_is_closed_with_words_by_its_author_or_a_reviewer(amal, basim, dunya):
    record = logged(amal)
    thread = write_comment(record, by=amal, text="Which day?")

    with pytest.raises(NotPermitted):
        close_comment(thread, by=dunya, words="Done.")
    with pytest.raises(NeedsReason):
        close_comment(thread, by=amal, words=" ")
    closed = close_comment(thread, by=basim, words="The third.")
    assert (closed.closed_by, closed.closing_words) == (basim, "The third.")
    with pytest.raises(WrongState):
        close_comment(thread, by=amal, words="Again.")
    with pytest.raises(WrongState):
        write_comment(record, by=amal, text="And?", answers=closed)


def test_a_thread_of_another_record_is_not_answered_here(amal):
    thread = write_comment(logged(amal), by=amal, text="One.")

    with pytest.raises(WrongState):
        write_comment(logged(amal), by=amal, text="Two.", answers=thread)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review_comment SET text = 'another'",
        "DELETE FROM review_comment",
        "DELETE FROM review_mention",
    ],
)
def test_sql_edits_no_comment(amal, statement):
    write_comment(logged(amal), by=amal, text="As said.")

    with (
        pytest.raises(DatabaseError, match="permission denied"),
        acting_as(amal.pk),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_sql_closes_nothing_for_somebody_without_the_right(amal, basim, dunya):
    write_comment(logged(amal), by=amal, text="As said.")
    close = "UPDATE review_comment SET closed_at = now(), closed_by_id = %s, closing_words = 'x'"

    def by(person):
        with acting_as(person.pk), connection.cursor() as cursor:
            cursor.execute(close, [person.pk])

    with pytest.raises(DatabaseError, match="closed once"):
        by(dunya)
    by(basim)  # the control


def test_a_comment_is_in_nothing_that_is_frozen_or_published(amal, basim, dunya, as_publisher):
    record = in_review(amal, basim)
    write_comment(record, by=basim, text=CANARY, anchor="title")
    assert CANARY.encode() not in preview(record)
    other = published(amal, basim, dunya, as_publisher)
    write_comment(other, by=basim, text=CANARY)
    other.refresh_from_db()

    assert CANARY not in str(public(other.public_state.code))
