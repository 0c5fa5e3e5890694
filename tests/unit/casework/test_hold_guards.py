# SPDX-License-Identifier: Apache-2.0
"""What the desk's own role cannot do to holds and embargoes by SQL."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.casework.models import Embargo, SafetyHold
from tests.factories.records import logged

SET = (
    "INSERT INTO casework_safetyhold (id, record_id, area, reason, set_by_id, set_at, lift_reason, lifted_by_id) "
    "VALUES (gen_random_uuid(), %s, '', 'because', %s, now(), '', %s)"
)
ASK = "UPDATE casework_safetyhold SET lift_asked_by_id = %s"
LIFT = "UPDATE casework_safetyhold SET lifted_by_id = %s"


def by_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(match, person, statement, *values):
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), acting_as(person.pk):
        by_sql(statement, *values)


@pytest.fixture
def record(amal):
    return logged(amal)


@pytest.fixture
def hold(record, basim):
    with acting_as(basim.pk):
        by_sql(SET, record.pk, basim.pk, None)
    return SafetyHold.objects.get()


def test_a_hold_is_set_by_a_reviewer_or_publisher_under_their_own_name(record, amal, basim, dunya):
    refused("reviewer or publisher", amal, SET, record.pk, amal.pk, None)
    refused("signed by", basim, SET, record.pk, dunya.pk, None)
    refused("signed by", basim, SET, record.pk, basim.pk, dunya.pk)
    with acting_as(dunya.pk):
        by_sql(SET, record.pk, dunya.pk, None)  # the control


def test_two_people_lift_a_hold(hold, amal, basim, dunya, eyad):
    refused("two people", dunya, LIFT, dunya.pk)
    refused("reviewer or publisher", amal, ASK, amal.pk)
    refused("signs it", basim, ASK, dunya.pk)
    with acting_as(basim.pk):
        by_sql(ASK, basim.pk)
    refused("two people", basim, LIFT, basim.pk)
    refused("two people", dunya, LIFT, basim.pk)
    refused("two people", dunya, LIFT + ", lift_asked_by_id = %s", dunya.pk, eyad.pk)
    refused("asked for once", dunya, ASK, dunya.pk)
    with acting_as(dunya.pk):
        by_sql(LIFT, dunya.pk)  # the control
    refused("for good", eyad, "UPDATE casework_safetyhold SET lift_asked_by_id = NULL, lifted_by_id = NULL")


@pytest.mark.parametrize("column", ["reason", "record_id", "area", "set_by_id", "lifted_at"])
def test_what_a_hold_is_on_is_never_rewritten(hold, basim, column):
    refused("permission denied", basim, f"UPDATE casework_safetyhold SET {column} = {column}")


def test_a_hold_is_never_deleted(hold, basim):
    refused("permission denied", basim, "DELETE FROM casework_safetyhold")


def test_an_embargo_is_signed_and_shortened_by_a_reviewer_alone(record, amal, basim, fadi):
    later, sooner = (datetime.now(UTC) + timedelta(days=days) for days in (9, 2))
    put = (
        "INSERT INTO casework_embargo (id, record_id, public_from, reason, set_by_id, set_at) "
        "VALUES (gen_random_uuid(), %s, %s, 'because', %s, now())"
    )
    refused("signed by", fadi, put, record.pk, later, fadi.pk)
    refused("signed by", amal, put, record.pk, later, basim.pk)
    with acting_as(amal.pk):
        by_sql(put, record.pk, later, amal.pk)  # the control
    refused("needs the role of a reviewer", amal, put, record.pk, sooner, amal.pk)
    refused("needs the role of a reviewer", amal, put, record.pk, None, amal.pk)
    with acting_as(basim.pk):
        by_sql(put, record.pk, sooner, basim.pk)  # the control
    refused("permission denied", basim, "UPDATE casework_embargo SET public_from = NULL")
    assert Embargo.objects.count() == 2
