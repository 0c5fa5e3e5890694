# SPDX-License-Identifier: Apache-2.0
"""The database holds the rules by itself: what follows goes around every action, as the desk's own role."""

from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.casework.models import Claim, IncidentLocation
from registry.domain.workflow import STEPS
from tests.factories.records import EVERYTHING, approved, in_review, logged

SIGNED = (
    "INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id, decided_at, ticks)"
    " VALUES (gen_random_uuid(), %s, 'approve', '', 'x', %s, %s, clock_timestamp(), %s)"
)
X_SHA256 = sha256(b"x").hexdigest()


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(match):
    return pytest.raises(DatabaseError, match=match)


def test_the_steps_of_the_database_are_the_steps_of_the_domain(db):
    wanted = {
        (str(source), str(step.target), step.second_person)
        for step in STEPS.values()
        for source in step.sources
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT source, target, second_person FROM casework_step")
        assert set(cursor.fetchall()) == wanted


def test_a_new_record_has_a_draft_and_its_author(amal):
    record = logged(amal)

    revision = record.revision
    assert (revision.number, revision.state) == (1, "draft")
    assert [row.author_id for row in revision.authorships.all()] == [amal.pk]


def test_nobody_writes_without_a_name(amal):
    record = logged(amal)

    with refused("nobody is named"), transaction.atomic():
        sql("SELECT set_config('registry.actor', '', true)")
        sql("UPDATE casework_record SET harm_grade = 'confirmed' WHERE id = %s", record.pk)


def test_whoever_touches_a_part_becomes_an_author(amal, eyad):
    record = logged(amal)

    with acting_as(eyad.pk):
        Claim.objects.filter(record=record).update(verbatim="as read")

    assert {row.author_id for row in record.revision.authorships.all()} == {amal.pk, eyad.pk}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casework_record SET harm_grade = 'confirmed' WHERE id = %s",
        "UPDATE casework_incident SET incident_type = 'air_strike' WHERE record_ptr_id = %s",
        "UPDATE casework_claim SET verbatim = 'x' WHERE record_id = %s",
        "DELETE FROM casework_incidentlocation WHERE record_id = %s",
        "UPDATE casework_casualtyfigure SET max = 99 WHERE claim_id IN (SELECT id FROM casework_claim WHERE record_id = %s)",
    ],
)
@pytest.mark.parametrize("situation", [in_review, approved])
def test_content_stands_still_once_it_is_submitted(amal, basim, eyad, statement, situation):
    record = situation(amal, basim)

    with refused("stands still"), acting_as(eyad.pk):
        sql(statement, record.pk)


def test_an_author_cannot_approve_by_raw_sql(amal, basim, eyad):
    record = in_review(eyad, basim)
    approve = (
        "UPDATE casework_revision SET state = 'approved', content = 'x', "
        "content_sha256 = encode(sha256('x'), 'hex') WHERE record_id = %s"
    )

    with refused("another person"), acting_as(eyad.pk):
        sql(approve, record.pk)
    with acting_as(basim.pk):
        sql(SIGNED, record.revision.pk, X_SHA256, basim.pk, list(EVERYTHING))
        sql(approve, record.pk)  # the control: somebody else can, once they have signed


def test_an_author_cannot_sign_an_approval_by_raw_sql(eyad, basim):
    record = in_review(eyad, basim)
    key, ticks = record.revision.pk, list(EVERYTHING)

    with refused("another person"), acting_as(eyad.pk):
        sql(SIGNED, key, "0" * 64, eyad.pk, ticks)
    with refused("signed by the person"), acting_as(eyad.pk):
        sql(SIGNED, key, "0" * 64, basim.pk, ticks)
    with acting_as(basim.pk):
        sql(SIGNED, key, "0" * 64, basim.pk, ticks)  # the control


@pytest.mark.parametrize("state", ["approved", "rejected", "in_review", "held"])
def test_no_step_is_jumped(amal, basim, state):
    record = logged(amal)

    with pytest.raises(DatabaseError), acting_as(basim.pk):
        sql("UPDATE casework_revision SET state = %s WHERE record_id = %s", state, record.pk)


def test_the_hash_must_be_that_of_the_content(amal, basim):
    record = in_review(amal, basim)

    with refused("not that of the content"), acting_as(basim.pk):
        sql(
            "UPDATE casework_revision SET state = 'approved', content = 'x', content_sha256 = repeat('0', 64) "
            "WHERE record_id = %s",
            record.pk,
        )


def test_an_unapproved_revision_cannot_be_slipped_into_the_outbox(amal, basim, dunya):
    record = in_review(amal, basim)
    sql("UPDATE casework_publicstate SET code = 'CHR-4G7K2M9-T' WHERE record_id = %s", record.pk)

    with refused("approved bytes"), acting_as(dunya.pk):
        sql(
            "INSERT INTO publishing_outbox (record_id, revision_id, kind, code, version, content, content_sha256, "
            "takes_down, requested_by_id, requested_at) SELECT %s, %s, 'published', 'CHR-4G7K2M9-T', 1, content, "
            "encode(sha256(content), 'hex'), '{}', %s, now() FROM (SELECT convert_to(%s, 'UTF8') AS content) bytes",
            record.pk,
            record.revision.pk,
            dunya.pk,
            '{"kind": "incident"}',
        )


def test_authorship_cannot_be_wiped(amal, basim):
    record = in_review(amal, basim)

    with refused("permission denied"), acting_as(basim.pk):
        sql("DELETE FROM casework_authorship WHERE revision_id = %s", record.revision.pk)


@pytest.mark.parametrize(
    "geometry",
    [
        "ST_SetSRID(ST_MakePoint('NaN', 1), 4326)",
        "ST_SetSRID(ST_MakePoint(999, 999), 4326)",
        "ST_SetSRID(ST_MakePoint(1, 2, 3), 4326)",
        "ST_GeomFromText('POINT EMPTY', 4326)",
        "ST_GeomFromText('POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))', 4326)",
        "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(0 0))', 4326)",
    ],
)
def test_impossible_geometry_is_refused(amal, geometry):
    record = logged(amal)

    with pytest.raises(DatabaseError), acting_as(amal.pk):
        sql(f"UPDATE casework_incidentlocation SET geom = {geometry} WHERE record_id = %s", record.pk)
    assert IncidentLocation.objects.get(record=record).geom.geom_type == "Point"


@pytest.mark.parametrize(
    "change",
    [
        "min = 5, max = 3",
        "min = 1, best = 9, max = 3",
        "min = 2, best = 1",
        "harm = 'martyred'",
    ],
)
def test_impossible_figures_are_refused(amal, change):
    record = logged(amal)

    with pytest.raises(DatabaseError), acting_as(amal.pk):
        sql(
            f"UPDATE casework_casualtyfigure SET {change} WHERE claim_id IN "
            "(SELECT id FROM casework_claim WHERE record_id = %s)",
            record.pk,
        )


def test_dates_stand_in_order(amal):
    record = logged(amal)

    with refused("record_dates_in_order"), acting_as(amal.pk):
        sql("UPDATE casework_record SET date_earliest = '2025-03-09' WHERE id = %s", record.pk)


@pytest.mark.parametrize("number", [0, 2, 3])
def test_no_second_revision_beside_an_open_one(amal, number):
    record = logged(amal)

    with refused("follows a released one"), acting_as(amal.pk):
        sql(
            "INSERT INTO casework_revision (record_id, number, state, content_sha256, places_held, created_at) "
            "VALUES (%s, %s, 'draft', '', '[]', now())",
            record.pk,
            number,
        )


def test_a_claim_supersedes_one_of_its_own_record(amal):
    own, other = logged(amal).claims.get(), logged(amal).claims.get()

    with refused("another record"), acting_as(amal.pk):
        sql("UPDATE casework_claim SET supersedes_id = %s WHERE id = %s", other.pk, own.pk)


def test_a_part_belongs_to_a_figure_of_its_own_claim(amal):
    own, other = (logged(amal).claims.get().casualties.get() for _ in range(2))

    with refused("another claim"), acting_as(amal.pk):
        sql("UPDATE casework_casualtyfigure SET of_which_id = %s WHERE id = %s", other.pk, own.pk)


def test_a_decision_needs_the_role(amal, fadi, basim):
    record = in_review(amal, basim)
    with refused("role of a reviewer"), acting_as(fadi.pk):
        sql(SIGNED, record.revision.pk, "0" * 64, fadi.pk, list(EVERYTHING))


def test_a_revision_is_not_released_without_being_handed_over(amal, basim):
    record = approved(amal, basim)

    with refused("handing it to the publisher"), acting_as(basim.pk):
        sql("UPDATE casework_revision SET released_at = now() WHERE id = %s", record.revision.pk)
