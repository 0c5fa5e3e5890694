# SPDX-License-Identifier: Apache-2.0
"""The SQL of the filter against a plain oracle, over random records and random selections."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.published.filters import Filter, matching
from registry.published.models import Document
from tests.factories import content as make

FIRST = date(2024, 1, 1)
PLACES = [None, (-179.5, 10.0), (179.5, 10.0), (0.0, 0.0), (36.5, 35.5)]
WEAPONS = ["uxo", "cluster_munition", "cluster_rocket"]
AREAS = ["SYR", "SY07", "UKR"]


@pytest.fixture
def records(db, as_publisher):
    """Twenty records that differ in everything a filter asks for."""
    made = {}
    with as_publisher():
        for number in range(20):
            first = FIRST + timedelta(days=number % 7)
            last = first + timedelta(days=number % 3)
            spot = PLACES[number % len(PLACES)]
            search = {"weapons": WEAPONS[: number % 4], "areas": AREAS[number % 3 :], "countries": []}
            made[
                make.publish(
                    make.content(
                        date=make.when(first.isoformat(), first.isoformat(), last.isoformat()),
                        locations=(make.place(*spot) if spot else make.place(),),
                        search=search,
                    )
                )
            ] = (first, last, spot, search)
    return made


def selected(record, wanted: Filter) -> bool:
    first, last, spot, search = record
    if (wanted.first and last < wanted.first) or (wanted.last and first > wanted.last):
        return False
    if wanted.weapons and not set(wanted.weapons) & set(search["weapons"]):
        return False
    if wanted.areas and not set(wanted.areas) & set(search["areas"]):
        return False
    if wanted.box is None:
        return True
    if spot is None:
        return False
    west, south, east, north = wanted.box
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
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_the_filter_selects_what_the_oracle_selects(records, wanted):
    found = set(matching(Document.objects.incidents(), wanted).values_list("code", flat=True))

    assert found == {code for code, record in records.items() if selected(record, wanted)}
