# SPDX-License-Identifier: Apache-2.0
"""Statistics: the snapshot and SQL give the same numbers, and each number is that of a list under the same filter."""

import os
from collections import defaultdict
from dataclasses import asdict

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.domain.counts.ranges import Range, add
from registry.domain.errors import InvalidFilter
from registry.published.conditions import Not, OneOf
from registry.published.filters import Filter
from registry.published.groups import NOT_STATED, grouped
from registry.published.statistics import tallies
from registry.published.statistics.asked import Statistic, parse
from registry.published.statistics.dimensions import CROSSED, LEFT_OUT
from registry.published.statistics.sums import shown
from registry.published.statistics.tallies import tally
from registry.published.statistics.weapon_groups import SEVERAL, grouping
from tests.factories import varied
from tests.unit.published.test_executions import SPARSE

EXAMPLES = int(os.environ.get("FILTERS", "120"))
"""`make fuzz` asks for more."""
BYS = st.lists(st.sampled_from(CROSSED), max_size=3, unique=True).map(tuple) | st.just(("sex_age",))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=SPARSE, by=BYS)
def test_both_count_the_same(both, wanted, by):
    by_sql, by_snapshot = (tally(Statistic(by, wanted), source) for source in both)

    assert by_snapshot.rows.rows() == by_sql.rows.rows()
    assert by_snapshot.total.rows() == by_sql.total.rows()
    assert (by_snapshot.not_known, by_snapshot.excluded) == (by_sql.not_known, by_sql.excluded)
    assert by_snapshot.invented == by_sql.invented


@pytest.mark.parametrize("by", [(), ("year",), ("sex_age",)])
def test_what_is_asked_beside_the_filter_narrows_all_of_it(both, by):
    """The incidents of a family that name none of its classes, and those that do, are all of the family."""
    family, named = Filter(weapons=("cluster_munition",)), OneOf("weapons", ("cluster_rocket",))
    for source in both:
        whole = tally(Statistic(by, family), source)
        parts = [tally(Statistic(by, family, (each,)), source) for each in (named, Not(named))]

        assert sum(each.distinct for each in parts) == whole.distinct
        assert all(each.distinct > 0 for each in parts)
        assert sum(each.invented for each in parts) == whole.invented
        assert sum(each.rows["incidents"].sum() for each in parts) == whole.rows["incidents"].sum()


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


def test_groups_of_many_sets_of_weapons_cost_as_many_queries_as_those_of_one(both, django_assert_num_queries):
    """Each query more, once a set, was seven seconds for the first reader of a million records."""
    grouping()  # reads the vocabularies of this version
    with django_assert_num_queries(2, using="published"):
        group_of = grouping()
        found = {group_of(sets) for sets in both[1].sets("weapons").str.strip_chars(",").str.split(",")}

    assert SEVERAL in found


@pytest.mark.parametrize("name", ["year", "month", "week", "type", "weapon_group"])
def test_rows_of_what_has_one_value_sum_to_the_incidents(both, name):
    found = tally(Statistic((name,), Filter()), both[1])

    assert found.rows["incidents"].sum() == found.distinct > 0


def test_an_incident_has_one_colour_group(both):
    """Weapons of several groups have a row of their own; a family beside its class does not speak."""
    rows = tally(Statistic(("weapon_group",), Filter()), both[1]).rows

    assert {"mines", "other", "shells", SEVERAL} <= set(rows["weapon_group"])


@pytest.mark.parametrize("harm", ["killed", "injured"])
def test_people_by_sex_and_age_are_what_the_sources_of_each_incident_say(both, harm):
    counted = [each for each in varied.contents(varied.RECORDS) if each.kind == "incident"]
    counted = [asdict(each) for each in counted if each.harm_grade.code not in LEFT_OUT]
    of_group = defaultdict(list)
    for content in counted:
        if figure := content["casualties"].get(harm):
            described = list(grouped(figure))
            bare = Range(figure["min"], figure["max"], figure["open_above"])
            for group, held in described or [(NOT_STATED, bare)]:
                of_group[None if group == NOT_STATED else group].append(held)

    rows = tally(Statistic(("sex_age",), Filter()), both[1]).rows.select("sex_age", *shown()).to_dicts()
    found = {row["sex_age"]: row[harm] for row in rows if row[harm]["stated"]}

    assert {"children", "women", None} <= set(found) == set(of_group)
    for group, ranges in of_group.items():
        total = add(ranges)
        assert found[group] == {
            "min": total.min,
            "max": total.max,
            "open_above": total.open_above,
            "stated": len(ranges),
        }


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
        "by=sex_age,month",
        "by=month,sex_age",
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
