# SPDX-License-Identifier: Apache-2.0
"""Statistics: the snapshot and SQL give the same numbers, and each number is that of a list under the same filter."""

import os

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.domain.errors import InvalidFilter
from registry.published.filters import Filter
from registry.published.statistics import tallies
from registry.published.statistics.asked import Statistic, parse
from registry.published.statistics.dimensions import LEFT_OUT, NAMES
from registry.published.statistics.tallies import tally
from tests.factories import varied
from tests.unit.published.test_executions import SPARSE

EXAMPLES = int(os.environ.get("FILTERS", "120"))
"""`make fuzz` asks for more."""
BYS = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=SPARSE, by=BYS)
def test_both_count_the_same(both, wanted, by):
    by_sql, by_snapshot = (tally(Statistic(by, wanted), source) for source in both)

    assert by_snapshot.rows.rows() == by_sql.rows.rows()
    assert by_snapshot.total.rows() == by_sql.total.rows()
    assert (by_snapshot.not_known, by_snapshot.excluded) == (by_sql.not_known, by_sql.excluded)
    assert by_snapshot.invented == by_sql.invented


@pytest.mark.parametrize(
    ("name", "field"), [("weapon", "weapons"), ("type", "types"), ("actor", "actors"), ("object", "objects")]
)
def test_each_row_counts_what_a_list_with_its_code_holds(both, name, field):
    counted = tuple(grade for grade in varied.GRADES if grade not in LEFT_OUT)
    _, snapshot = both
    rows = tally(Statistic((name,), Filter()), snapshot).rows

    for code, incidents in rows.select(name, "incidents").iter_rows():
        if code is not None:
            wanted = Filter(grades=counted, **{field: (code,)})
            assert incidents == snapshot.count("incident", wanted.conditions()) > 0


@pytest.mark.parametrize("name", ["year", "month", "week", "type"])
def test_rows_of_what_has_one_value_sum_to_the_incidents(both, name):
    found = tally(Statistic((name,), Filter()), both[1])

    assert found.rows["incidents"].sum() == found.distinct > 0


def test_several_weapons_count_an_incident_in_each(both):
    found = tally(Statistic(("weapon",), Filter()), both[1])

    assert found.rows["incidents"].sum() > found.distinct


def test_grades_left_out_are_rows_of_their_own_and_in_no_total(both):
    _, snapshot = both
    found = tally(Statistic(("grade",), Filter()), snapshot)
    by_grade = dict(found.rows.select("grade", "incidents").iter_rows())

    assert found.distinct == sum(by_grade.values()) - sum(by_grade.get(grade, 0) for grade in LEFT_OUT)
    assert {grade: found.excluded[grade] for grade in LEFT_OUT} == {g: by_grade.get(g, 0) for g in LEFT_OUT}


def test_a_grade_that_the_filter_names_counts(both):
    _, snapshot = both
    wanted = Filter(grades=("discounted",))
    found = tally(Statistic((), wanted), snapshot)

    assert found.distinct == snapshot.count("incident", wanted.conditions())
    assert found.excluded["discounted"] == 0


def test_a_statistic_of_too_many_rows_is_refused_by_both(both, monkeypatch):
    monkeypatch.setattr(tallies, "MOST_ROWS", 3)
    for source in both:
        with pytest.raises(InvalidFilter, match="at most 3 rows"):
            tally(Statistic(("month", "weapon"), Filter()), source)
    assert len(tally(Statistic(("country",), Filter(areas=("UKR",))), both[1]).rows) <= 3


@pytest.mark.parametrize(
    "query",
    [
        "by=",
        "by=day",
        "by=month,month",
        "by=month,weapon,type,grade",
        "by=month,",
        "by=Month",
        "by=month&by=year",
        "limit=3",
        "sort=date",
    ],
)
def test_what_is_no_statistic_is_refused(query):
    with pytest.raises(InvalidFilter):
        parse(QueryDict(query))


def test_dimensions_and_filter_are_read():
    assert parse(QueryDict("by=month,weapon&weapon=uxo")) == Statistic(
        ("month", "weapon"), Filter(weapons=("uxo",))
    )
