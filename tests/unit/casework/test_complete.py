# SPDX-License-Identifier: Apache-2.0
"""What a record must have, and what its words may not hide, held by the database against the desk's own role."""

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.domain.errors import NotComplete
from registry.evidence.models import Source
from registry.review.steps import take_step
from tests.factories.records import claim, logged

SUBMIT = "UPDATE casework_revision SET state = 'submitted' WHERE record_id = %s"


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(match):
    return pytest.raises(DatabaseError, match=match)


def take_away(record, part):
    with acting_as(record.created_by_id):
        if part == "claims":
            record.claims.get().casualties.all().delete()
        getattr(record, part).all().delete()


@pytest.mark.parametrize("part", ["claims", "locations"])
def test_an_incident_is_not_submitted_without_a_claim_or_a_place(amal, part):
    record = logged(amal)
    take_away(record, part)

    with pytest.raises(NotComplete) as refusal:
        take_step("submit", record=record, by=amal)
    assert refusal.value.field == part
    with refused("is not reviewed"), transaction.atomic(), acting_as(amal.pk):
        sql(SUBMIT, record.pk)
    assert record.revision.state == "draft"


def test_a_whole_incident_is_submitted(amal):
    record = logged(amal)

    with acting_as(amal.pk):
        sql(SUBMIT, record.pk)
    assert record.revision.state == "submitted"


ARABIC = {"ar": "بلاغ عن قصف في نورثريتش، ٣ آذار ٢٠٢٥"}


def test_a_draft_in_arabic_alone_is_kept_and_not_reviewed(amal):
    record = logged(amal, title=ARABIC)

    with pytest.raises(NotComplete, match="title in English") as refusal:
        take_step("submit", record=record, by=amal)
    assert refusal.value.field == "title"
    with refused("without a title in English"), transaction.atomic(), acting_as(amal.pk):
        sql(SUBMIT, record.pk)

    both = logged(amal, title=ARABIC | {"en": "Shelling reported in Northreach"})  # the control
    assert take_step("submit", record=both, by=amal).state == "submitted"


def test_a_report_over_a_period_may_have_no_place(amal):
    record = logged(amal, kind="aggregate_report", locations=())

    assert take_step("submit", record=record, by=amal).state == "submitted"


def test_a_denial_is_given_no_figure_by_raw_sql(amal):
    denial = logged(amal, claims=(claim(None, position="denies"),)).claims.get()
    states = logged(amal).claims.get()
    give = "UPDATE casework_casualtyfigure SET claim_id = %s WHERE claim_id = %s"
    turn = "UPDATE casework_claim SET position = 'denies' WHERE id = %s"

    with refused("carries no figure"), transaction.atomic(), acting_as(amal.pk):
        sql(give, denial.pk, states.pk)
    with refused("carries no figure"), transaction.atomic(), acting_as(amal.pk):
        sql(turn, states.pk)


@pytest.mark.parametrize("character", ["\u202a", "\u202e", "\u2066", "\u2069"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_database_keeps_no_title_that_turns_its_words(amal, character, language):
    record = logged(amal)

    with refused("title_is_plain"), transaction.atomic(), acting_as(amal.pk):
        sql(
            "UPDATE casework_record SET title = title || jsonb_build_object(%s::text, %s::text) WHERE id = %s",
            language, f"Shelling {character}reported", record.pk,
        )  # fmt: skip
    with refused("name_is_plain"), transaction.atomic():
        Source.objects.create(name=f"Courier{character}", kind="local_media")


def test_marks_of_direction_that_turn_nothing_are_kept(amal):
    record = logged(amal, title={"en": "Shelling reported", "ar": "قصف \u200fفي\u200e سرمين"})

    assert record.title["ar"] == "قصف \u200fفي\u200e سرمين"
