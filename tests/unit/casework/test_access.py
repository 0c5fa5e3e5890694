# SPDX-License-Identifier: Apache-2.0
"""Letting somebody in to one record by name, and what happens to whoever may not see it."""

import pytest

from registry.accounts.models import Membership, Team
from registry.audit.models import Event
from registry.audit.viewing import viewing
from registry.casework.actions.access import let_read, stop_reading
from registry.casework.actions.log import log_record, rewrite_record, start_correction
from registry.casework.models import NamedReader, Record
from registry.domain.errors import InvalidInput, NotFound, NotPermitted
from registry.publishing.approve import approve
from registry.publishing.outbox import publish, withdraw
from registry.review.steps import take_step
from tests.factories.records import approved, draft, logged
from tests.factories.teams import join, somebody, team


@pytest.fixture
def north(amal) -> Team:
    return team("North", amal)


@pytest.fixture
def record(amal, north) -> Record:
    return logged(amal, team=north.pk, sensitivity="sealed")


def visible(record, person):
    """Return whether both walls let the person see it."""
    with viewing(person.pk):
        return Record.objects.visible_to(person).filter(pk=record.pk).exists()


def told(verb):
    return Event.objects.filter(verb=verb).count()


def test_a_named_reader_sees_the_record_until_the_name_is_taken_away(amal, fadi, record):
    assert not visible(record, fadi)

    let_read(record, person=fadi, by=amal)
    let_read(record, person=fadi, by=amal)
    assert visible(record, fadi)
    assert (NamedReader.objects.filter(record=record).count(), told("record.reader_named")) == (0, 1)

    stop_reading(record, person=fadi, by=amal)
    stop_reading(record, person=fadi, by=amal)
    assert not visible(record, fadi)
    assert told("record.reader_removed") == 1


def test_an_author_who_was_named_too_stays_an_author(amal, eyad, north):
    record = logged(amal)
    join(north, eyad)
    rewrite_record(record, draft(sensitivity="sealed"), by=eyad, row_version=record.row_version)

    let_read(record, person=eyad, by=amal)
    stop_reading(record, person=eyad, by=amal)

    assert visible(record, eyad)


def test_whoever_was_only_named_lets_nobody_in(amal, basim, fadi, record):
    let_read(record, person=basim, by=amal)

    with pytest.raises(NotPermitted):
        let_read(record, person=fadi, by=basim)
    assert not visible(record, fadi)


def test_somebody_who_reads_no_records_is_not_named(amal, record):
    with pytest.raises(InvalidInput):
        let_read(record, person=somebody("nobody"), by=amal)


ACTIONS = {
    "rewrite": lambda record, by: rewrite_record(record, draft(), by=by, row_version=record.row_version),
    "correct": lambda record, by: start_correction(record, by=by),
    "submit": lambda record, by: take_step("submit", record=record, by=by),
    "approve": lambda record, by: approve(record=record, by=by, reason="Good.", content_sha256="0" * 64),
    "publish": lambda record, by: publish(record=record, by=by),
    "withdraw": lambda record, by: withdraw(record=record, by=by, notice_kind="withdrawal_safety"),
    "let read": lambda record, by: let_read(record, person=by, by=by),
    "stop reading": lambda record, by: stop_reading(record, person=by, by=by),
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_an_action_on_a_record_that_is_not_seen_finds_none(eyad, record, action):
    events = Event.objects.count()

    with pytest.raises(NotFound) as refusal:
        action(record, eyad)

    assert "no such record" in refusal.value.message
    assert Event.objects.count() == events


@pytest.mark.parametrize("action", ["rewrite", "submit"])
def test_the_same_action_is_taken_where_the_record_is_seen(amal, record, action):
    """Negative control."""
    ACTIONS[action](record, amal)


def test_a_record_is_logged_for_ones_own_team_alone(amal, eyad, north):
    assert logged(amal, team=north.pk).team == north
    with pytest.raises(InvalidInput, match="team"):
        log_record(draft(), by=eyad, team=north.pk)


def test_a_publisher_of_another_team_sees_what_is_approved_and_what_is_public(amal, basim, dunya, north):
    join(north, basim)
    record = approved(amal, basim, team=north.pk)
    assert visible(record, dunya)

    take_step("reopen", record=record, by=amal, reason="Another source came up.")
    assert not visible(record, dunya)


def test_a_publisher_goes_on_seeing_a_public_record_while_it_is_corrected(amal, basim, dunya, north):
    """Or nobody could withdraw it for safety before the correction is approved."""
    join(north, basim)
    record = approved(amal, basim, team=north.pk)
    publish(record=record, by=dunya)
    start_correction(record, by=amal)

    assert visible(record, dunya)
    with viewing(amal.pk):
        record.refresh_from_db()
    rewrite_record(record, draft(sensitivity="confidential"), by=amal, row_version=record.row_version)
    assert not visible(record, dunya)


def test_who_leaves_a_team_loses_its_records_at_once(amal, fadi, north):
    record = logged(amal, team=north.pk)
    join(north, fadi)
    assert visible(record, fadi)

    Membership.objects.filter(user=fadi).delete()

    assert not visible(record, fadi)


@pytest.mark.parametrize("gone", ["accounts_team", "accounts_organisation"])
def test_the_database_takes_memberships_away_with_team_and_organisation(amal, fadi, north, as_owner, gone):
    from django.db import connection

    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {gone}")

    assert not Membership.objects.exists()
