# SPDX-License-Identifier: Apache-2.0
"""Severe records: two people approve the same bytes, by the action and by SQL; off unless a type is named."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from registry.accounts.models import Organisation
from registry.audit.trail import acting_as
from registry.domain.errors import NeedsSecondPerson, NotComplete
from registry.domain.severe import Approval, Severe, settles
from registry.publishing.approve import preview
from registry.review.models import Decision, SevereType
from registry.review.steps import take_step
from tests.factories.records import decide, in_review

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
FIRST = [Approval("basim", "one", NOON)]


@pytest.mark.parametrize(
    ("rule", "earlier", "team", "after", "last"),
    [
        (None, [], None, 0, True),
        (Severe(), [], None, 0, False),
        (Severe(), FIRST, "one", 0, True),
        (Severe(wait=timedelta(hours=24)), FIRST, "one", 24, True),
        (Severe(other_team=True), FIRST, "two", 0, True),
    ],
)
def test_which_approval_is_the_last(rule, earlier, team, after, last):
    assert settles(rule, earlier, actor="eyad", team=team, now=NOON + timedelta(hours=after)) is last


@pytest.mark.parametrize(
    ("rule", "actor", "team", "after", "refusal"),
    [
        (Severe(), "basim", "one", 99, NeedsSecondPerson),
        (Severe(wait=timedelta(hours=24)), "eyad", "one", 23, NotComplete),
        (Severe(other_team=True), "eyad", "one", 0, NeedsSecondPerson),
        (Severe(other_team=True), "eyad", None, 0, NeedsSecondPerson),
    ],
)
def test_what_does_not_count_as_the_second(rule, actor, team, after, refusal):
    with pytest.raises(refusal):
        settles(rule, FIRST, actor=actor, team=team, now=NOON + timedelta(hours=after))


@pytest.fixture
def severe(db, as_owner):
    """Return a function that says how severe shelling is."""

    def rule(**fields) -> None:
        with as_owner():
            SevereType.objects.create(incident_type="shelling", **fields)

    return rule


def test_without_a_setting_one_approval_is_enough(amal, basim):
    record = in_review(amal, basim)
    decide(record, basim)

    assert record.revision.state == "approved"


def test_two_people_approve_a_severe_record(severe, amal, basim, eyad):
    severe()
    record = in_review(amal, basim)

    decide(record, basim)
    assert record.revision.state == "in_review"
    with pytest.raises(NeedsSecondPerson):
        decide(record, basim)
    decide(record, eyad)

    assert record.revision.state == "approved"
    assert Decision.objects.filter(step="approve").values("content_sha256").distinct().count() == 1


def test_an_approval_that_was_taken_back_is_no_first_one(severe, amal, basim, eyad):
    severe()
    record = in_review(amal, basim)
    decide(record, basim)
    take_step("request_changes", record=record, by=eyad, reason="Which day?")
    take_step("submit", record=record, by=amal)
    take_step("start_review", record=record, by=eyad)

    decide(record, eyad)

    assert record.revision.state == "in_review"


def by_sql(record, person):
    content = preview(record)
    move = "UPDATE casework_revision SET state = 'approved', content = %s, content_sha256 = %s WHERE id = %s"
    with acting_as(person.pk), connection.cursor() as cursor:
        cursor.execute(move, [content, sha256(content).hexdigest(), record.revision.pk])


@pytest.mark.parametrize("rule", [{}, {"wait_hours": 1}, {"other_team": True}])
def test_sql_moves_no_severe_record_on_one_approval(severe, amal, basim, eyad, rule):
    severe(**rule)
    record = in_review(amal, basim)
    decide(record, basim)

    with pytest.raises(DatabaseError, match="second approval"), transaction.atomic():
        by_sql(record, basim)
    assert record.revision.state == "in_review"


def test_another_organisation_and_the_wait_are_asked_for(severe, amal, basim, eyad, as_owner):
    severe(other_team=True)
    record = in_review(amal, basim)
    for person, name in ((basim, "One"), (eyad, "Two")):
        person.organisation = Organisation.objects.create(name=name)
        person.save(update_fields=["organisation"])
    decide(record, basim)

    decide(record, eyad)

    assert record.revision.state == "approved"


def test_the_settings_are_written_by_the_owner(as_owner, db, settings):
    settings.REGISTRY_SEVERE_TYPES = ("sexual_violence", "shelling")
    settings.REGISTRY_SEVERE_WAIT_HOURS = 12
    with as_owner():
        call_command("apply_severe", verbosity=0)
        call_command("apply_severe", verbosity=0)

    assert set(SevereType.objects.values_list("incident_type", "wait_hours", "other_team")) == {
        ("sexual_violence", 12, False),
        ("shelling", 12, False),
    }
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        SevereType.objects.all().delete()
