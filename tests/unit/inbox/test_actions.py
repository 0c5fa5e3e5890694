# SPDX-License-Identifier: Apache-2.0
"""Who may open, answer and close a request; what the trail holds of it; what the database refuses."""

import json
from hashlib import sha256

import pyrage
import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.models import Event
from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.domain.errors import (
    ChangedSince,
    InvalidInput,
    KeyMissing,
    NeedsSecondPerson,
    NotPermitted,
    WrongState,
)
from registry.inbox import actions, reading
from registry.inbox.models import ReaderRequest, SealedText
from tests.factories.records import logged
from tests.fixtures.inbox import LETTER

WORDS = {"en": "The date was corrected."}


@pytest.fixture
def request_(fetched):
    return fetched()


def told():
    events = Event.objects.filter(verb__startswith="request.").order_by("seq")
    return [json.loads(event.body) for event in events]


def now(request_, by):
    with viewing(by.pk):
        return ReaderRequest.objects.get(pk=request_.pk)


def confirm(request_, by):
    """Confirm what stands there now, as somebody does who has just opened the page."""
    actions.confirm(request_, seen=now(request_, by).revision, by=by)


def test_a_reviewer_and_a_publisher_read_what_was_written_and_each_reading_is_told(request_, basim, dunya):
    for by in (basim, dunya):
        (letter,) = reading.read(request_, by=by)
        assert letter.texts == LETTER
    assert [(event["verb"], event["actor"]) for event in told()] == [
        ("request.read", str(basim.pk)),
        ("request.read", str(dunya.pk)),
    ]


@pytest.mark.parametrize("who", ["amal", "fadi", "ghada"])
def test_nobody_else_reads_or_changes_anything(request_, who, request):
    by = request.getfixturevalue(who)
    attempts = (
        lambda: reading.read(request_, by=by),
        lambda: actions.assign(request_, to=by, by=by),
        lambda: actions.link(request_, record=None, by=by),
        lambda: actions.write(request_, kind="note", text="x", by=by),
        lambda: actions.close(request_, outcome="corrected", by=by),
        lambda: actions.confirm(request_, seen=1, by=by),
        lambda: actions.reopen(request_, by=by),
    )
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert told() == []
    with viewing(by.pk):  # the second wall
        assert (ReaderRequest.objects.count(), SealedText.objects.count()) == (0, 0)


def test_a_request_goes_from_hand_to_its_outcome_and_no_word_of_it_is_in_the_trail(
    request_, amal, basim, dunya
):
    actions.assign(request_, to=dunya, by=basim)
    actions.link(request_, record=logged(amal), by=basim)
    actions.write(request_, kind="note", text="Canary note.", by=basim)
    actions.write(request_, kind="answer", text="Canary answer.", by=basim)
    actions.close(
        request_, outcome="not_changed", reason="Canary reason.", words=WORDS, names_record=True, by=basim
    )
    with pytest.raises(NeedsSecondPerson):
        confirm(request_, by=basim)
    confirm(request_, by=dunya)

    found = now(request_, dunya)
    assert (found.state, found.outcome, found.words, found.names_record) == (
        "closed",
        "not_changed",
        WORDS,
        True,
    )
    assert (found.closed_by, found.confirmed_by, found.revision) == (basim, dunya, 5)
    assert [each.texts.get("text") for each in reading.read(request_, by=dunya)[1:]] == [
        "Canary note.",
        "Canary answer.",
        "Canary reason.",
    ]
    assert [event["verb"].removeprefix("request.") for event in told()] == [
        *("assigned", "linked", "note_written", "answer_written", "closed", "words_confirmed", "read")
    ]
    assert "anary" not in json.dumps(told())


def test_words_stand_in_the_trail_once_they_are_public_and_before_by_their_hash(request_, basim, dunya):
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)
    (closed,) = told()
    assert closed["data"]["words_sha256"] == {"en": sha256(WORDS["en"].encode()).hexdigest()}
    assert WORDS["en"] not in json.dumps(closed)

    confirm(request_, by=dunya)
    assert told()[-1]["data"]["words"] == WORDS


def test_what_is_closed_stands_until_it_is_opened_again(request_, basim, dunya):
    actions.close(request_, outcome="removed", words=WORDS, by=basim)
    for attempt in (
        lambda: actions.write(request_, kind="answer", text="x", by=basim),
        lambda: actions.close(request_, outcome="corrected", by=basim),
        lambda: actions.assign(request_, to=basim, by=basim),
    ):
        with pytest.raises(WrongState):
            attempt()
    actions.reopen(request_, by=dunya)

    found = now(request_, dunya)
    assert (found.state, found.outcome, found.words, found.closed_by) == ("in_hand", "", {}, None)


def test_nobody_confirms_words_that_they_were_not_shown(request_, basim, dunya):
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)
    seen = now(request_, dunya).revision
    actions.reopen(request_, by=basim)
    actions.close(request_, outcome="corrected", words={"en": "Other words."}, by=basim)
    with pytest.raises(ChangedSince):
        actions.confirm(request_, seen=seen, by=dunya)
    assert now(request_, dunya).confirmed_by is None

    confirm(request_, by=dunya)
    assert now(request_, dunya).confirmed_by == dunya


def test_that_its_record_is_named_waits_for_a_second_person_without_any_words_too(
    request_, amal, basim, dunya
):
    actions.close(request_, outcome="corrected", by=basim)
    assert not now(request_, dunya).waits_for_second_person
    actions.reopen(request_, by=basim)
    actions.link(request_, record=logged(amal), by=basim)
    actions.close(request_, outcome="corrected", names_record=True, by=basim)
    assert now(request_, dunya).waits_for_second_person

    confirm(request_, by=dunya)
    assert not now(request_, dunya).waits_for_second_person
    with pytest.raises(WrongState):
        confirm(request_, by=dunya)


def test_a_request_is_given_to_nobody_who_does_not_handle_requests(request_, basim, amal):
    with pytest.raises(InvalidInput):
        actions.assign(request_, to=amal, by=basim)


def test_without_the_key_nothing_is_read(request_, basim, settings):
    settings.REGISTRY_INBOX_KEY = str(pyrage.x25519.Identity.generate())
    with pytest.raises(KeyMissing):
        reading.read(request_, by=basim)
    settings.REGISTRY_INBOX_KEY = ""
    with pytest.raises(KeyMissing):
        reading.read(request_, by=basim)


def test_a_newer_key_above_the_old_one_opens_both(request_, basim, settings):
    settings.REGISTRY_INBOX_KEY = f"{pyrage.x25519.Identity.generate()}\n{settings.REGISTRY_INBOX_KEY}"
    actions.write(request_, kind="note", text="Newer.", by=basim)

    assert [each.texts.get("text", "") for each in reading.read(request_, by=basim)] == ["", "Newer."]


def test_a_text_that_was_moved_to_another_request_does_not_open(request_, fetched, basim, as_owner):
    other = fetched(2)
    with as_owner():
        SealedText.objects.filter(request=other).update(
            sealed=SealedText.objects.get(request=request_).sealed
        )

    with pytest.raises(KeyMissing):
        reading.read(other, by=basim)


FORGED = (
    "UPDATE inbox_readerrequest SET state='closed', outcome='removed', closed_at=now(), closed_by_id='{other}'",
    "UPDATE inbox_readerrequest SET confirmed_by_id='{own}', revision=revision+1",
    "UPDATE inbox_readerrequest SET confirmed_by_id='{other}', revision=revision+1",
    "UPDATE inbox_readerrequest SET words='{{}}'",
    "UPDATE inbox_readerrequest SET record_id=(SELECT id FROM casework_record LIMIT 1)",
    "UPDATE inbox_readerrequest SET closed_at=closed_at - interval '1 month'",
    "UPDATE inbox_readerrequest SET revision=revision+2",
    "UPDATE inbox_readerrequest SET revision=revision-1",
    "UPDATE inbox_readerrequest SET told=99",
    "UPDATE inbox_readerrequest SET due_on=due_on+1",
    "UPDATE inbox_sealedtext SET sealed=NULL",
    "INSERT INTO inbox_readerrequest (id) VALUES (gen_random_uuid())",
    "DELETE FROM inbox_readerrequest",
    "DELETE FROM inbox_sealedtext",
)


@pytest.mark.parametrize("statement", FORGED)
def test_raw_sql_meets_the_same_rules(request_, amal, basim, dunya, statement):
    logged(amal)
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)

    with (
        pytest.raises(DatabaseError),
        acting_as(basim.pk),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(own=basim.pk, other=dunya.pk))


def test_the_same_statement_is_taken_from_the_second_person(request_, basim, dunya):
    """Negative control of the refusals above."""
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)

    with acting_as(dunya.pk), connection.cursor() as cursor:
        cursor.execute(FORGED[1].format(own=dunya.pk))
        assert cursor.rowcount == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE inbox_readerrequest SET confirmed_by_id='{own}'",
        "UPDATE inbox_readerrequest SET confirmed_by_id='{own}', revision=1 + 1",
        "UPDATE inbox_readerrequest SET confirmed_by_id='{own}', revision=2 + 2",
    ],
)
def test_the_second_person_confirms_the_revision_that_stands(request_, basim, dunya, statement):
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)

    with pytest.raises(DatabaseError), acting_as(dunya.pk), connection.cursor() as cursor:
        cursor.execute(statement.format(own=dunya.pk))


def test_who_confirmed_stands_too(request_, basim, dunya):
    actions.close(request_, outcome="corrected", words=WORDS, by=basim)
    confirm(request_, by=dunya)

    with pytest.raises(DatabaseError), acting_as(dunya.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE inbox_readerrequest SET confirmed_by_id=NULL, revision=revision+1")
