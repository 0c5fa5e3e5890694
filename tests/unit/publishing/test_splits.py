# SPDX-License-Identifier: Apache-2.0
"""What protects a record protects what is split off it: holds, embargoes, and all that limits how finely a place is told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.gis.geos import Point
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.actions.split import split_record
from registry.casework.draft import ObjectDraft, WeaponDraft
from registry.casework.models import Record
from registry.domain.errors import WrongState
from registry.publishing.embargo import embargo_of, set_embargo
from registry.publishing.freeze import freeze
from registry.publishing.holds import Target, ask_lift, holds_on, lift, set_hold
from registry.publishing.merges import ask_undo, confirm_merge, propose_merge, undo_merge
from tests.factories.records import claim, document, draft, logged, published
from tests.factories.teams import somebody
from tests.unit.publishing.test_places_over_versions import POINT

TOLD = "Somebody recognised the building."
SOON = timedelta(days=3)
HOSPITAL = {"objects": (ObjectDraft(object_class="hospital", functional="yes", count_min=1, count_max=2),)}
SUBMUNITION = {"weapons": (WeaponDraft(weapon="submunition_unexploded"),)}


@pytest.fixture
def claims(amal):
    one, two = document("One (invented)"), document("Two (invented)")
    return (claim(3, item=one, origin="one"), claim(4, item=two, origin="two"))


def split_off(record, by):
    """Give the first place and the last claim of the record to a record of its own."""
    with viewing(by.pk):
        going, place = list(record.claims.all())[-1].pk, record.locations.first().pk
    return split_record(record, claims=[going], locations=[place], by=by, reason="Two events.")


def shown(record, by):
    """Return how the first place would be told."""
    with viewing(by.pk):
        place = freeze(record, nonce=bytes(32), today=datetime.now(UTC).date()).locations[0]
    return place.geometry and place.geometry["type"]


def without(record, by, **changes):
    """Write the record anew with its place and nothing that limits it."""
    with viewing(by.pk):
        current = Record.objects.get(pk=record.pk)
        told = draft(locations=(POINT,), **changes)
        return rewrite_record(current, told, by=by, row_version=current.row_version)


def refused(match, by, sql, *values):
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), acting_as(by.pk):
        run(sql, *values)


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("public", [True, False], ids=["published", "draft"])
@pytest.mark.parametrize("why", [HOSPITAL, SUBMUNITION], ids=["hospital", "submunition"])
def test_what_limits_a_place_limits_it_in_the_part(why, public, amal, basim, dunya, as_publisher, claims):
    asked = {"claims": claims, "locations": (POINT,), **why}
    record = published(amal, basim, dunya, as_publisher, **asked) if public else logged(amal, **asked)
    before = shown(record, amal)
    assert before != "Point"

    assert shown(split_off(record, amal), amal) == before


def test_the_control_what_nothing_limits_is_told_as_it_is(amal, claims):
    assert shown(split_off(logged(amal, claims=claims, locations=(POINT,)), amal), amal) == "Point"


@pytest.mark.parametrize("why", [HOSPITAL, SUBMUNITION], ids=["hospital", "submunition"])
def test_a_limit_of_a_version_of_the_whole_lasts_when_its_reason_is_taken_out_of_the_part(
    why, amal, basim, dunya, as_publisher, claims
):
    record = published(amal, basim, dunya, as_publisher, claims=claims, locations=(POINT,), **why)
    before = shown(record, amal)
    part = without(split_off(record, amal), amal)

    assert shown(part, amal) == before


def test_the_control_a_limit_of_no_version_ends_with_its_reason(amal, claims):
    part = without(split_off(logged(amal, claims=claims, locations=(POINT,), **HOSPITAL), amal), amal)
    assert shown(part, amal) == "Point"


def test_it_lasts_for_whoever_does_not_see_the_whole(amal, basim, dunya, as_publisher, claims):
    record = published(amal, basim, dunya, as_publisher, claims=claims, locations=(POINT,), **HOSPITAL)
    before, reader = shown(record, amal), somebody("reader", "reviewer")
    part = without(split_off(record, amal), amal)
    without(record, amal, sensitivity="sealed")
    with viewing(reader.pk):
        assert not Record.objects.filter(pk=record.pk).exists()

    assert shown(part, reader) == before


def test_it_lasts_through_a_split_of_the_part(amal, basim, dunya, as_publisher, claims):
    third = claim(5, item=document("Three (invented)"), origin="three")
    record = published(
        amal, basim, dunya, as_publisher, claims=(*claims, third), locations=(POINT,), **HOSPITAL
    )
    before = shown(record, amal)
    with viewing(amal.pk):
        going, place = [each.pk for each in record.claims.all()][1:], record.locations.get().pk
    part = split_record(record, claims=going, locations=[place], by=amal, reason="Two events.")
    part = without(part, amal, claims=claims)

    assert shown(without(split_off(part, amal), amal), amal) == before


def test_what_is_copied_counts_nothing_twice(amal, claims):
    part = split_off(logged(amal, claims=claims, **HOSPITAL), amal)
    row = part.objects_hit.get()
    assert (row.object_class, row.functional, row.count_min, row.count_max) == ("hospital", "yes", None, None)


@pytest.mark.parametrize(("step", "told"), [(0.01, "area"), (1, "Point")])
def test_a_place_beside_a_restricted_one_stays_hidden_when_they_part(step, told, amal, claims):
    beside = replace(POINT, geom=Point(POINT.geom.x + step, POINT.geom.y, srid=4326))
    hidden = replace(beside, restricted=True)
    record = logged(amal, claims=claims, locations=(POINT, hidden))

    assert (shown(split_off(record, amal), amal) or "area") == told


def test_nothing_is_split_off_under_a_hold(amal, basim, dunya, claims):
    record = logged(amal, claims=claims)
    hold = set_hold(Target(record=record), by=basim, reason=TOLD)
    with pytest.raises(WrongState, match="stay together"):
        split_off(record, amal)
    ask_lift(hold, by=basim, reason="Over.")
    lift(hold, by=dunya, reason="Over.")
    split_off(record, amal)  # the control


def test_nor_where_only_a_version_is_held(amal, basim, dunya, as_publisher, claims):
    record = published(amal, basim, dunya, as_publisher, claims=claims)
    with viewing(amal.pk):
        start_correction(record, by=amal)
    elsewhere, _ = without(record, amal, claims=claims), logged(amal)
    set_hold(Target(area="XDM"), by=basim, reason=TOLD)
    with viewing(amal.pk):
        assert [len(holds_on(elsewhere, as_it_stands=only)) for only in (True, False)] == [0, 1]
    with pytest.raises(WrongState, match="stay together"):
        split_off(record, amal)


@pytest.mark.parametrize("table", ["casework_claim", "casework_incidentlocation"])
def test_by_sql_too_nothing_goes_out_of_a_held_record(table, amal, basim, claims):
    record, other = logged(amal, claims=claims), logged(amal)
    move = f"UPDATE {table} SET record_id = %s, seq = 9 WHERE record_id = %s"
    with transaction.atomic():
        with acting_as(amal.pk):
            run(move, other.pk, record.pk)  # the control
        transaction.set_rollback(True)
    set_hold(Target(record=record), by=basim, reason=TOLD)
    refused("together", amal, move, other.pk, record.pk)


def test_an_embargo_goes_along(amal, claims):
    record, moment = logged(amal, claims=claims), datetime.now(UTC) + SOON
    set_embargo(record, public_from=moment, by=amal, reason="Until they have left.")
    part = split_off(record, amal)
    with viewing(amal.pk):
        assert embargo_of(part) == moment
        assert part.embargoes.get().set_by_id == amal.pk


def test_one_that_was_ended_does_not(amal, basim, claims):
    record = logged(amal, claims=claims)
    set_embargo(record, public_from=datetime.now(UTC) + SOON, by=amal, reason="Until they have left.")
    set_embargo(record, public_from=None, by=basim, reason="They have left.")
    with viewing(amal.pk):
        assert embargo_of(split_off(record, amal)) is None


@pytest.mark.parametrize("table", ["casework_claim", "casework_incidentlocation"])
def test_by_sql_too_nothing_leaves_sooner(table, amal, claims):
    record, other, late = logged(amal, claims=claims), logged(amal), logged(amal)
    moment = datetime.now(UTC) + SOON
    for each in (record, late):
        set_embargo(each, public_from=moment, by=amal, reason="Until they have left.")
    move = f"UPDATE {table} SET record_id = %s, seq = 9 WHERE record_id = %s"
    refused("before the moment", amal, move, other.pk, record.pk)
    with acting_as(amal.pk):
        run(move, late.pk, record.pk)  # the control


def test_a_merge_sheds_neither(amal, basim, claims):
    held, embargoed, survivor = logged(amal, claims=claims), logged(amal, claims=claims), logged(amal)
    proposed = propose_merge(held, into=survivor, by=amal, reason="One event.")
    set_hold(Target(record=held), by=basim, reason=TOLD)
    moment = datetime.now(UTC) + SOON
    set_embargo(embargoed, public_from=moment, by=amal, reason="Until they have left.")

    with pytest.raises(WrongState, match="stay together"):
        confirm_merge(proposed, by=basim)
    with pytest.raises(WrongState, match="may not be public yet"):
        propose_merge(embargoed, into=survivor, by=amal, reason="One event.")
    set_embargo(survivor, public_from=moment, by=amal, reason="Until they have left.")
    confirm_merge(
        propose_merge(embargoed, into=survivor, by=amal, reason="One event."), by=basim
    )  # the control


def test_nothing_is_given_back_out_of_a_held_survivor(amal, basim, dunya, claims):
    survivor = logged(amal)
    merge = confirm_merge(
        propose_merge(logged(amal, claims=claims), into=survivor, by=amal, reason="One event."), by=basim
    )
    ask_undo(merge, by=amal, reason="Two events.")
    hold = set_hold(Target(record=survivor), by=basim, reason=TOLD)
    with pytest.raises(WrongState, match="stay together"):
        undo_merge(merge, by=basim)
    ask_lift(hold, by=basim, reason="Over.")
    lift(hold, by=dunya, reason="Over.")
    undo_merge(merge, by=basim)  # the control
