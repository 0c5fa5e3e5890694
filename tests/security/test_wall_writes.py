# SPDX-License-Identifier: Apache-2.0
"""What one does not see cannot be written either: no part, no decision, no move to a team, from any statement."""

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.casework.actions.log import rewrite_record
from registry.casework.draft import ClaimDraft
from registry.casework.models import Claim, Record
from registry.evidence import actions as evidence
from registry.evidence.models import SourceItem
from tests.factories.records import claim, draft, logged, source
from tests.factories.teams import join, somebody, team

PRIVILEGE, ABSENT = "42501", 0


@pytest.fixture
def north(db):
    return team("North", somebody("nour", "documenter", "reviewer"))


@pytest.fixture
def nour(north):
    return north.memberships.get().user


@pytest.fixture
def foreign(north, nour):
    """A record of a team that the writers of these tests are not in."""
    return logged(nour, team=north.pk)


def done(by, sql, *values):
    """Return how many rows the statement wrote for this person, or the SQLSTATE of the refusal."""
    try:
        with transaction.atomic(), acting_as(by.pk), connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.rowcount
    except DatabaseError as refusal:
        return refusal.__cause__.sqlstate


INSERTS = {
    "an object": (
        "INSERT INTO casework_objectdamage (id, record_id, object_class, name, extent, functional, in_use_as) "
        "VALUES (gen_random_uuid(), %s, 'market', '', 'unknown', 'unknown', 'unknown')"
    ),
    "a notice": (
        "INSERT INTO casework_notice (id, record_id, kind, text, version, created_by_id, created_at) "
        "SELECT gen_random_uuid(), %s, 'correction', '{}', 1, registry_viewer(), now()"
    ),
    "a reader": (
        "INSERT INTO casework_namedreader (record_id, person_id, named_by_id, at) "
        "SELECT %s, registry_viewer(), registry_viewer(), now()"
    ),
}


@pytest.mark.parametrize("sql", INSERTS.values(), ids=INSERTS)
def test_nothing_is_added_to_a_record_that_is_not_seen(amal, nour, foreign, sql):
    assert done(amal, sql, foreign.pk) == PRIVILEGE
    assert done(nour, sql, foreign.pk) == 1  # negative control


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE casework_record SET sensitivity = 'public' WHERE id = %s",
        "UPDATE casework_claim SET verbatim = 'x' WHERE record_id = %s",
        "DELETE FROM casework_claim WHERE record_id = %s",
        "UPDATE casework_revision SET state = 'submitted' WHERE record_id = %s",
        "UPDATE casework_publicstate SET code = 'CHR-0000000-0' WHERE record_id = %s",
    ],
)
def test_nothing_of_it_is_changed_or_deleted(amal, foreign, sql):
    assert done(amal, sql, foreign.pk) == ABSENT


def test_no_part_moves_to_a_record_that_is_not_seen(amal, foreign):
    own = logged(amal)

    moved = done(amal, "UPDATE casework_claim SET record_id = %s WHERE record_id = %s", foreign.pk, own.pk)

    assert moved == PRIVILEGE
    assert Claim.objects.filter(record=own).count() == 1


def test_a_record_is_logged_into_no_team_but_ones_own(amal, north):
    team_sql = (
        "INSERT INTO casework_record (id, reference, kind, title, summary, date_edtf, date_margin_days, date_earliest, "
        "date_precision, date_basis, harm_grade, grade_reason, notes, sensitivity, demonstration, created_at, updated_at, "
        "created_by_id, row_version, team_id) SELECT gen_random_uuid(), 'ABCDEFGH', 'incident', '{}', '{}', '2025', 1, "
        "'2025-01-01', 'year', 'stated', 'under_assessment', '', '', 'restricted', false, now(), now(), "
        "registry_viewer(), 1, %s"
    )

    assert done(amal, team_sql, north.pk) == PRIVILEGE
    join(north, amal)
    assert done(amal, team_sql, north.pk) == 1


MOVE = "UPDATE casework_record SET team_id = %s WHERE id = %s"


def test_a_record_moves_to_no_team_but_ones_own(amal, north):
    record = logged(amal)

    assert done(amal, MOVE, north.pk, record.pk) == PRIVILEGE
    join(north, amal)
    assert done(amal, MOVE, north.pk, record.pk) == 1


def test_a_named_reader_shares_the_record_of_another_team_with_nobody(amal, nour, foreign):
    from registry.casework.actions.access import let_read

    let_read(foreign, person=amal, by=nour)

    assert done(amal, MOVE, None, foreign.pk) == PRIVILEGE
    assert done(nour, MOVE, None, foreign.pk) == 1


def test_a_document_is_not_read_by_citing_it(amal, nour, foreign):
    """Whoever learns the id of a document does not come to see it by hanging a claim of their own on it."""
    item = SourceItem.objects.filter(claims__record=foreign)
    with acting_as(nour.pk):
        secret = item.get().pk
    own = logged(amal)

    with acting_as(amal.pk):
        assert not SourceItem.objects.filter(pk=secret).exists()
        assert SourceItem.objects.filter(claims__record=own).exists()
    stolen = draft(claims=(ClaimDraft(source_item=secret, origin_group="x"),))
    with pytest.raises(DatabaseError, match="row-level security"):
        rewrite_record(own, stolen, by=amal, row_version=own.row_version)


def test_a_document_that_an_edit_left_behind_stays_with_whoever_filed_it(amal, fadi):
    publisher = source(name="Courier", kind="local_media")
    item = evidence.source_item(source=publisher, by=amal, title="Names of the injured")
    record = logged(amal, sensitivity="sealed", claims=(claim(item=item),))
    rewrite_record(record, draft(sensitivity="sealed"), by=amal, row_version=record.row_version)

    with acting_as(amal.pk):
        assert SourceItem.objects.filter(pk=item.pk).exists()
    with acting_as(fadi.pk):
        assert not SourceItem.objects.filter(pk=item.pk).exists()


def test_who_seals_the_record_of_a_colleague_goes_on_seeing_it(amal, eyad):
    record = logged(amal)

    sealed = rewrite_record(record, draft(sensitivity="sealed"), by=eyad, row_version=record.row_version)

    with acting_as(eyad.pk):
        assert Record.objects.filter(pk=sealed.pk).exists()
