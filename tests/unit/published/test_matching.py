# SPDX-License-Identifier: Apache-2.0
"""The SQL of the filter against a plain oracle, over random records and random selections."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.published.filters import Filter
from registry.published.models import Document
from registry.published.snapshot.build import build
from registry.published.snapshot.files import write
from registry.published.snapshot.reading import Snapshot
from registry.published.sql import selected as meeting
from registry.published.state import live
from tests.factories import content as make

FIRST = date(2024, 1, 1)
PLACES = [None, (-179.5, 10.0), (179.5, 10.0), (0.0, 0.0), (36.5, 35.5)]
WEAPONS = ["uxo", "cluster_munition", "cluster_rocket"]
AREAS = ["SYR", "SY07", "UKR"]
CLOSED_OR_OPEN = [(False, False), (True, False), (False, True)]  # no first day, no last day
OPEN = ["", "before", "after", ""]  # on which side the window has no end


def window(number):
    """Return the first and the last day of a window of one to three days, or None where it is open."""
    first = FIRST + timedelta(days=number % 7)
    last = first + timedelta(days=number % 3)
    side = OPEN[number // len(PLACES) % len(OPEN)]
    return None if side == "before" else first, None if side == "after" else last


def written(first, last):
    """Return the window as a document tells it."""
    days = [day and day.isoformat() for day in (first, last)]
    return make.when("/".join(day or ".." for day in days), *days)


@pytest.fixture
def records(db, as_publisher):
    """Twenty records that differ in everything a filter asks for."""
    made = {}
    with as_publisher():
        for number in range(20):
            first, last = window(number)
            spot = PLACES[number % len(PLACES)]
            search = {"weapons": WEAPONS[: number % 4], "areas": AREAS[number % 3 :], "countries": []}
            place = make.place(*spot) if spot else make.place()
            code = make.publish(make.content(date=written(first, last), locations=(place,), search=search))
            made[code] = (first, last, spot, search)
    return made


def selected(record, wanted: Filter) -> bool:
    first, last, spot, search = record
    return (
        touches(first, last, wanted)
        and (not wanted.weapons or bool(set(wanted.weapons) & set(search["weapons"])))
        and (not wanted.areas or bool(set(wanted.areas) & set(search["areas"])))
        and (not wanted.located or (spot is not None) == (wanted.located == "yes"))
        and (wanted.box is None or (spot is not None and lies_in(spot, wanted.box)))
    )


def touches(first, last, wanted: Filter) -> bool:
    ended_before = wanted.first and last and last < wanted.first
    began_after = wanted.last and first and first > wanted.last
    return not (ended_before or began_after)


def lies_in(spot, box) -> bool:
    west, south, east, north = box
    in_longitude = west <= spot[0] <= east if west <= east else spot[0] >= west or spot[0] <= east
    return in_longitude and south <= spot[1] <= north


LONGITUDES = st.sampled_from([-180.0, -179.5, -100.0, 0.0, 36.5, 100.0, 179.0, 179.5, 180.0])
DAYS = st.none() | st.integers(0, 10).map(lambda days: FIRST + timedelta(days=days))
FILTERS = st.builds(
    Filter,
    box=st.none() | st.tuples(LONGITUDES, st.just(-5.0), LONGITUDES, st.sampled_from([0.0, 20.0, 40.0])),
    first=DAYS,
    last=DAYS,
    weapons=st.lists(st.sampled_from(WEAPONS), max_size=2, unique=True).map(tuple),
    areas=st.lists(st.sampled_from(AREAS), max_size=2, unique=True).map(tuple),
    located=st.sampled_from(["", "yes", "no"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_the_filter_selects_what_the_oracle_selects(records, wanted):
    found = set(
        Document.objects.standing("incident")
        .filter(meeting(wanted.conditions()))
        .values_list("code", flat=True)
    )

    assert found == {code for code, record in records.items() if selected(record, wanted)}


def test_the_records_hold_every_kind_of_window_with_and_without_a_place(records):
    kinds = {(first is None, last is None, spot is None) for first, last, spot, _ in records.values()}

    assert kinds == {(*window, placed) for window in CLOSED_OR_OPEN for placed in (True, False)}


@pytest.mark.parametrize(
    ("wanted", "side"),
    [(Filter(last=FIRST - timedelta(days=400)), 0), (Filter(first=FIRST + timedelta(days=400)), 1)],
    ids=["before", "after"],
)
def test_an_open_window_reaches_every_day_on_that_side(records, wanted, side):
    found = set(
        Document.objects.standing("incident")
        .filter(meeting(wanted.conditions()))
        .values_list("code", flat=True)
    )

    assert found == {code for code, record in records.items() if record[side] is None}
    assert len(found) == 5


@pytest.mark.parametrize(("located", "number"), [("yes", 16), ("no", 4), ("", 20)])
def test_records_without_a_point_are_found_by_that(records, located, number):
    assert (
        Document.objects.standing("incident").filter(meeting(Filter(located=located).conditions())).count()
        == number
    )


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ((170.0, 0.0, 180.0, 20.0), 2),
        ((-180.0, 0.0, -170.0, 20.0), 2),
        ((180.0, 0.0, 180.0, 20.0), 2),
        ((170.0, 0.0, -170.0, 20.0), 2),
        ((-180.0, 0.0, 180.0, 20.0), 2),
        ((170.0, 0.0, 179.0, 20.0), 0),
        ((-180.0, 11.0, -170.0, 20.0), 0),
    ],
)
def test_the_antimeridian_is_one_line_under_two_numbers(db, as_publisher, tmp_path, box, found):
    with as_publisher():
        for longitude in (180.0, -180.0):
            make.publish(make.content(locations=(make.place(longitude, 10.0),)))
    conditions = Filter(box=box).conditions()

    both = (live(), Snapshot(write(tmp_path, build())))
    assert [source.count("incident", conditions) for source in both] == [found, found]
