# SPDX-License-Identifier: Apache-2.0
"""Parts keep their identity: saving touches only what differs, and takes no row that is another record's."""

from dataclasses import replace

import pytest
from django.contrib.gis.geos import Point
from django.db import DatabaseError, connection, transaction
from uuid_utils.compat import uuid7

from registry.audit.trail import acting_as
from registry.casework.actions.log import log_record, rewrite_record
from registry.casework.draft import (
    AttributionDraft,
    CasualtyDraft,
    DisplacementDraft,
    ObjectDraft,
    RecordDraft,
    WeaponDraft,
)
from registry.casework.models import Actor, CasualtyFigure, Record
from registry.domain.errors import InvalidInput
from tests.factories import records

TABLES = (
    "incidentlocation",
    "weaponuse",
    "claim",
    "casualtyfigure",
    "displacementfigure",
    "objectdamage",
    "attribution",
)
KILLED = CasualtyDraft(harm="killed", min=5, max=5, status="civilian")


def actor(by, code: str) -> Actor:
    with acting_as(by.pk):
        return Actor.objects.create(code=code, names={"en": code}, actor_class="unidentified")


def whole_draft(by) -> RecordDraft:
    """Return a record with two of every part, each pointer set."""
    first = replace(
        records.claim(None, origin="post"),
        casualties=(
            KILLED,
            replace(KILLED, min=2, max=2, age="child_unspecified", part_of=0, roles=("teacher",)),
        ),
        displacements=(DisplacementDraft(min=10, max=20),),
    )
    second = replace(records.claim(6, origin="post"), supersedes=0)
    parties = [AttributionDraft(actor=actor(by, f"party-{n}").pk, claim=n) for n in range(2)]
    place = replace(records.TOWN, geom=Point(69.1, -48.8, srid=4326))
    return records.draft(
        claims=(first, second),
        locations=(records.TOWN, place),
        weapons=(WeaponDraft(weapon="mortar_bomb"), WeaponDraft(weapon="artillery_shell")),
        objects=(ObjectDraft(object_class="residential"), ObjectDraft(object_class="school")),
        attributions=tuple(parties),
    )


@pytest.fixture
def draft(amal):
    return whole_draft(amal)


@pytest.fixture
def record(amal, draft) -> Record:
    return log_record(draft, by=amal)


def versions(record: Record) -> dict[str, list[tuple]]:
    """Return every part's id and the transaction and command that wrote its row last."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(
                f"SELECT id, ctid::text, xmin::text, cmin::text FROM casework_{table} WHERE record_id = %s ORDER BY id",
                [record.pk],
            )
            found[table] = cursor.fetchall()
    return found


def with_ids(record: Record, draft: RecordDraft) -> RecordDraft:
    """Return the draft naming the rows that stand."""
    claims = [
        replace(
            said,
            id=row.pk,
            casualties=tuple(
                replace(each, id=figure.pk)
                for each, figure in zip(said.casualties, row.casualties.order_by("id"), strict=True)
            ),
            displacements=tuple(
                replace(each, id=moved.pk)
                for each, moved in zip(said.displacements, row.displacements.order_by("id"), strict=True)
            ),
        )
        for said, row in zip(draft.claims, record.claims.all(), strict=True)
    ]

    def named(name, rows):
        return tuple(replace(each, id=row.pk) for each, row in zip(getattr(draft, name), rows, strict=True))

    return replace(
        draft,
        claims=tuple(claims),
        locations=named("locations", record.locations.all()),
        weapons=named("weapons", record.weapons.all()),
        objects=named("objects", record.objects_hit.order_by("id")),
        attributions=named("attributions", record.attributions.order_by("id")),
    )


def save(record: Record, draft: RecordDraft, by) -> Record:
    standing = Record.objects.get(pk=record.pk)
    return rewrite_record(standing, draft, by=by, row_version=standing.row_version)


@pytest.mark.parametrize("named", [True, False])
def test_saving_what_stands_writes_no_row_and_makes_nobody_an_author(amal, eyad, record, draft, named):
    before = versions(record)

    save(record, with_ids(record, draft) if named else draft, eyad)

    assert versions(record) == before
    assert Record.objects.get(pk=record.pk).row_version == 1
    assert [row.author_id for row in record.revision.authorships.all()] == [amal.pk]


def test_a_row_that_is_written_shows_in_what_the_test_compares(amal, record, draft):
    """The control of the test above."""
    before = versions(record)
    with acting_as(amal.pk):
        record.weapons.filter(weapon="mortar_bomb").update(weapon="mortar_bomb")

    assert versions(record) != before


def test_one_changed_figure_is_the_one_row_that_changes(amal, record, draft):
    before = versions(record)
    named = with_ids(record, draft)
    first = named.claims[0]
    changed = replace(first, casualties=(replace(first.casualties[0], max=9), first.casualties[1]))

    save(record, replace(named, claims=(changed, named.claims[1])), amal)

    after = versions(record)
    assert {table for table in TABLES if after[table] != before[table]} == {"casualtyfigure"}
    moved = set(after["casualtyfigure"]) - set(before["casualtyfigure"])
    assert [row[0] for row in moved] == [first.casualties[0].id]
    assert record.casualties.get(pk=first.casualties[0].id).max == 9


def test_what_is_taken_away_goes_and_what_pointed_at_it_lets_go(amal, record, draft):
    named = with_ids(record, draft)
    second = replace(named.claims[1], supersedes=None)
    parties = tuple(replace(each, claim=0 if each.claim else None) for each in named.attributions)

    save(record, replace(named, claims=(second,), locations=named.locations[1:], attributions=parties), amal)

    stays = record.claims.get()
    assert (stays.pk, stays.supersedes_id) == (named.claims[1].id, None)
    assert [row.pk for row in record.locations.all()] == [named.locations[1].id]
    assert record.casualties.count() == 1
    assert not record.displacements.exists()
    assert [row.claim_id for row in record.attributions.order_by("id")] == [None, stays.pk]


def test_a_part_whose_whole_goes_stands_alone(amal, record, draft):
    named = with_ids(record, draft)
    part = replace(named.claims[0].casualties[1], part_of=None)

    save(record, replace(named, claims=(replace(named.claims[0], casualties=(part,)), named.claims[1])), amal)

    figure = record.claims.all()[0].casualties.get()
    assert (figure.pk, figure.of_which_id) == (part.id, None)


def test_a_new_claim_between_two_keeps_their_order_and_pointers(amal, record, draft):
    named = with_ids(record, draft)
    between = records.claim(1, origin="clinic")
    last = replace(named.claims[1], supersedes=1)

    save(record, replace(named, claims=(named.claims[0], between, last)), amal)

    rows = list(record.claims.all())
    assert [row.origin_group for row in rows] == ["post", "clinic", "post"]
    assert [row.pk for row in rows[::2]] == [claim.id for claim in named.claims]
    assert rows[2].supersedes_id == rows[1].pk


def test_two_parties_may_change_places(amal, record, draft):
    named = with_ids(record, draft)
    one, two = named.attributions
    swapped = (replace(one, actor=two.actor), replace(two, actor=one.actor))

    save(record, replace(named, attributions=swapped), amal)

    assert [row.actor_id for row in record.attributions.order_by("id")] == [two.actor, one.actor]


def test_a_claim_becomes_a_denial_and_states_again(amal, record, draft):
    named = with_ids(record, draft)
    denial = replace(named.claims[0], position="denies", casualties=(), displacements=())

    save(record, replace(named, claims=(denial, named.claims[1])), amal)
    assert not record.claims.get(pk=denial.id).casualties.exists()

    save(
        record,
        replace(named, claims=(replace(denial, position="", casualties=(KILLED,)), named.claims[1])),
        amal,
    )
    assert record.claims.get(pk=denial.id).casualties.get().min == 5


@pytest.mark.parametrize("part", ["locations", "weapons", "claims", "objects", "attributions"])
def test_a_row_of_another_record_is_refused_and_stays_there(amal, record, draft, part):
    other = log_record(draft, by=amal)
    foreign = getattr(with_ids(other, draft), part)[0].id
    named = with_ids(record, draft)
    rows = getattr(named, part)
    before = versions(record), versions(other)

    with pytest.raises(InvalidInput) as refusal, transaction.atomic():
        save(record, replace(named, **{part: (replace(rows[0], id=foreign), *rows[1:])}), amal)

    assert refusal.value.field == f"{part}.0.id"
    assert (versions(record), versions(other)) == before


def test_a_figure_of_another_claim_is_refused(amal, record, draft):
    named = with_ids(record, draft)
    foreign = replace(named.claims[1].casualties[0], id=named.claims[0].casualties[0].id)
    second = replace(named.claims[1], casualties=(foreign,))

    with pytest.raises(InvalidInput) as refusal, transaction.atomic():
        save(record, replace(named, claims=(named.claims[0], second)), amal)

    assert refusal.value.field == "claims.1.casualties.0.id"


def test_the_same_row_named_twice_is_refused(amal, record, draft):
    named = with_ids(record, draft)
    twice = (named.weapons[0], replace(named.weapons[1], id=named.weapons[0].id))

    with pytest.raises(InvalidInput, match="not a part of this record"), transaction.atomic():
        save(record, replace(named, weapons=twice), amal)


def test_the_database_refuses_a_figure_of_another_record_than_its_claims(amal, record, draft):
    other = log_record(draft, by=amal)

    with (
        pytest.raises(DatabaseError, match="casualtyfigure_with_its_claim"),
        transaction.atomic(),
        acting_as(amal.pk),
    ):
        record.casualties.update(record=other)
    with (
        pytest.raises(DatabaseError, match="casualtyfigure_with_its_claim"),
        transaction.atomic(),
        acting_as(amal.pk),
    ):
        CasualtyFigure.objects.create(claim=record.claims.all()[0], record=other, harm="killed", min=1, max=1)


def test_line_breaks_of_a_browser_change_nothing(amal):
    record = records.logged(amal, summary={"en": "One line\nand another"})
    claim = replace(records.claim(), verbatim="a\nb")
    record = log_record(records.draft(claims=(claim,)), by=amal)
    before = versions(record)

    save(record, records.draft(claims=(replace(claim, id=record.claims.get().pk, verbatim="a\r\nb"),)), amal)

    assert versions(record) == before


def test_an_id_that_stands_nowhere_is_no_old_row(amal, record, draft):
    named = with_ids(record, draft)
    ghost = replace(named.weapons[0], id=uuid7())

    save(record, replace(named, weapons=(ghost, named.weapons[1])), amal)

    assert record.weapons.count() == 2
