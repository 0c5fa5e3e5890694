# SPDX-License-Identifier: Apache-2.0
"""Requests of readers come to the desk once, whenever the publisher is killed; the public is told how they stand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models.functions import Now

from registry.audit.viewing import viewing
from registry.casework.models import PublicState
from registry.config.invariants import requests as invariant
from registry.domain.errors import WrongState
from registry.domain.requests import fingerprint
from registry.inbox import actions, reading
from registry.inbox.models import ReaderRequest, SealedText
from registry.published import requests as public
from registry.published import write
from registry.published.models import InboxItem, RequestState
from registry.publishing import requests
from registry.publishing.outbox import withdraw
from tests.factories.records import carry as carry_records
from tests.factories.records import published

WORDS = {"en": "The date was corrected."}


@pytest.fixture
def carry(as_publisher):
    def carried(**options) -> int:
        with as_publisher():
            return requests.carry_requests(**options)

    return carried


@pytest.fixture
def desk(as_publisher):
    """Return a function that gives the requests of the desk in the order they came, and how many wait in public."""

    def rows():
        with as_publisher():
            return list(ReaderRequest.objects.all()), InboxItem.objects.count()

    return rows


def test_what_was_handed_in_is_fetched_in_order_and_leaves_the_public_database(handed_in, carry, desk):
    numbers = [handed_in(seed) for seed in (3, 1, 2)]

    assert (carry(), carry()) == (3, 0)
    rows, waiting = desk()
    assert [row.fingerprint for row in rows] == [fingerprint(number) for number in numbers]
    assert waiting == 0
    assert {public.state_of(number).state for number in numbers} == {"received"}
    assert rows[0].due_on - rows[0].received_at.date() == timedelta(days=30)


@pytest.mark.parametrize("at_once", [1, 2, 5, 6])
def test_all_that_waits_is_fetched_at_once_what_may_endanger_somebody_first(
    handed_in, carry, desk, monkeypatch, at_once
):
    """A flood of anything else delays no removal."""
    monkeypatch.setattr(write.requests, "AT_ONCE", at_once)
    for seed, kind in enumerate(("other", "other", "error", "removal", "removal"), start=1):
        handed_in(seed, kind=kind)

    assert carry() == 5
    rows, waiting = desk()
    assert waiting == 0
    fetched = sorted(rows, key=lambda row: row.pk)
    assert [row.kind for row in fetched] == ["removal", "removal", "error", "other", "other"]
    assert fetched[0].received_at < fetched[1].received_at
    assert all(row.told == row.revision for row in rows)


class Killed(BaseException):
    pass


@pytest.mark.parametrize("at", ["stand", "forget_item"])
def test_a_publisher_that_is_killed_on_the_way_loses_and_doubles_nothing(
    handed_in, carry, desk, monkeypatch, at
):
    number = handed_in()

    def killed(*args, **options):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(requests.write, at, killed)
        with pytest.raises(Killed):
            carry()
    assert (len(desk()[0]), desk()[1]) == (1, 1)
    assert public.state_of(number).state == "received"
    carry()
    assert (len(desk()[0]), desk()[1]) == (1, 0)
    assert public.state_of(number).due_on


def test_what_is_handed_in_again_after_it_was_fetched_stays_one_request(fetched, handed_in, carry, desk):
    fetched()
    handed_in()

    assert carry() == 0
    assert (len(desk()[0]), desk()[1]) == (1, 0)


def test_an_outcome_is_told_at_once_and_its_words_once_two_stand_behind_them(fetched, carry, basim, dunya):
    row = fetched()
    actions.close(row, outcome="corrected", words=WORDS, by=basim)
    carry()
    (told,) = public.outcomes()
    assert (told.outcome, told.words, told.code) == ("corrected", {}, "")
    assert told.month == date.today().replace(day=1)

    actions.confirm(row, seen=2, by=dunya)
    carry()
    assert public.outcomes()[0].words == WORDS

    actions.reopen(row, by=basim)
    carry()
    assert public.outcomes() == []
    assert RequestState.objects.get().state == "in_hand"


def test_a_record_is_named_only_where_the_desk_says_so_and_while_it_is_public(
    fetched, carry, amal, basim, dunya, as_publisher
):
    record = published(amal, basim, dunya, as_publisher)
    named, unnamed = fetched(1), fetched(2)
    for row, names in ((named, True), (unnamed, False)):
        actions.link(row, record=record, by=basim)
        actions.close(row, outcome="removed", words=WORDS, names_record=names, by=basim)
    carry()
    assert [told.code for told in public.outcomes()] == ["", ""]  # until a second person says so too
    for row in (named, unnamed):
        actions.confirm(row, seen=3, by=dunya)
    carry()
    code = PublicState.objects.get(record=record).code

    assert sorted(told.code for told in public.outcomes()) == ["", code]
    withdraw(record=record, by=dunya, notice_kind="withdrawal_safety")
    carry_records(as_publisher)
    assert [told.code for told in public.outcomes()] == ["", ""]


def test_all_texts_are_erased_when_they_were_kept_long_enough_and_the_outcome_stays(
    fetched, carry, basim, dunya
):
    row = fetched()
    actions.close(row, outcome="forwarded", reason="Canary.", by=basim)
    soon, later = (datetime.now(UTC) + timedelta(days=days) for days in (179, 181))
    carry(now=soon)
    with viewing(basim.pk):
        assert SealedText.objects.filter(sealed=None).count() == 0
    carry(now=later)

    with viewing(basim.pk):
        assert SealedText.objects.exclude(sealed=None).count() == 0
        found = ReaderRequest.objects.get()
    assert found.erased_at
    assert found.outcome == "forwarded"
    assert [each.texts for each in reading.read(found, by=dunya)] == [{}, {}]


def test_words_that_nobody_confirmed_are_erased_and_those_that_are_public_stay(fetched, carry, basim, dunya):
    waiting, confirmed = fetched(1), fetched(2)
    for row in (waiting, confirmed):
        actions.close(row, outcome="corrected", words=WORDS, by=basim)
    actions.confirm(confirmed, seen=2, by=dunya)
    carry(now=datetime.now(UTC) + timedelta(days=181))

    with viewing(basim.pk):
        found = {row.pk: (row.words, bool(row.erased_at)) for row in ReaderRequest.objects.all()}
    assert found == {waiting.pk: ({}, True), confirmed.pk: (WORDS, True)}
    with pytest.raises(WrongState):
        actions.confirm(waiting, seen=2, by=dunya)


@pytest.mark.parametrize(
    "change", [{"words": {}}, {"words": {"en": "Others."}}, {"words": {"en": "Others."}, "erased_at": Now()}]
)
def test_the_publisher_takes_no_words_but_with_all_else_and_gives_none(fetched, as_publisher, basim, change):
    actions.close(fetched(), outcome="corrected", words=WORDS, by=basim)

    with as_publisher(), pytest.raises(DatabaseError), transaction.atomic():
        ReaderRequest.objects.update(**change)


def breaches(as_owner):
    with as_owner():
        return list(invariant.breaches())


def test_every_row_arrived_or_waits(handed_in, carry, as_owner, as_publisher):
    handed_in()
    assert breaches(as_owner) == []
    carry()
    assert breaches(as_owner) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda: InboxItem.objects.update(received_at=datetime.now(UTC) - timedelta(hours=1)), "has waited"),
        (lambda: RequestState.objects.all().delete(), "does not know"),
        (lambda: RequestState.objects.update(state="answered"), "stands in public as something else"),
        (lambda: RequestState.objects.update(fingerprint="f" * 64), "nobody on the desk"),
    ],
)
def test_what_was_lost_or_changed_on_the_way_is_found(fetched, handed_in, as_owner, change, words):
    """Negative control."""
    fetched(1)
    handed_in(2)
    with as_owner():
        change()
    assert any(words in line for line in breaches(as_owner))
