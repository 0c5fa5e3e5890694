# SPDX-License-Identifier: Apache-2.0
"""Trees of conditions, as CQL2 makes them: the snapshot and SQL find the same, and NOT finds all the rest."""

import os
from datetime import timedelta

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.ogc.cql.translating import condition_of
from api.ogc.crs import CRS84
from registry.published import conditions as ask
from registry.published.selection import Selection
from tests.factories import varied
from tests.unit.published.test_executions import BOXES

EXAMPLES = int(os.environ.get("FILTERS", "120"))
"""`make fuzz` asks for more."""
CODES = {
    "incident_type": varied.TYPES,
    "grade": varied.GRADES,
    "weapons": list(varied.WEAPONS),
    "areas": ["SYR", "SY07", "UKR", "QQ99"],
    "attributions": varied.CONFIDENCES,
    "actors": varied.ACTORS,
    "objects_hit": varied.OBJECTS,
    "precisions": varied.PRECISIONS,
    "who": ["children", "girls", "journalist"],
    "deliveries": varied.DELIVERIES,
    "source_kinds": varied.KINDS,
}
DAYS = st.integers(-10, 500).map(lambda days: varied.FIRST + timedelta(days=days))
OPERATORS = st.sampled_from(["=", "<>", "<", "<=", ">", ">="])


def one_of(column):
    chosen = st.lists(st.sampled_from(CODES[column]), max_size=2, unique=True)
    return st.builds(ask.OneOf, st.just(column), chosen.map(tuple))


SHAPES = st.builds(
    lambda lon, lat, radius: ask.Touches(shapely.to_wkb(shapely.Point(lon, lat).buffer(radius))),
    st.sampled_from([36.5, 36.6, 100.0, -60.0]),
    st.sampled_from([35.5, 0.0, 20.0]),
    st.sampled_from([0.1, 1.0, 40.0]),
)
LEAVES = st.one_of(
    st.sampled_from(sorted(CODES)).flatmap(one_of),
    st.builds(ask.During, st.none() | DAYS, st.none() | DAYS),
    BOXES.map(ask.InBox),
    SHAPES,
    st.booleans().map(ask.Located),
    st.builds(ask.Compare, st.sampled_from(ask.NUMBERS), OPERATORS, st.integers(-1, 40)),
    st.builds(ask.Compare, st.sampled_from(ask.DAYS), OPERATORS, DAYS),
    st.sampled_from([*CODES, *ask.NUMBERS, *ask.DAYS]).map(ask.Known),
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, max_size=4).map(lambda each: ask.All(tuple(each))),
        st.lists(parts, max_size=4).map(lambda each: ask.Any(tuple(each))),
        parts.map(ask.Not),
    ),
    max_leaves=12,
)


def found(source, condition) -> list[str]:
    rows = source.page(Selection("incident", (condition,)), None, forward=True, limit=1000)
    assert source.count("incident", (condition,)) == len(rows)
    return [row.code for row in rows]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(tree=TREES)
def test_both_find_the_same_and_not_finds_the_rest(both, tree):
    by_sql, by_snapshot = (found(source, tree) for source in both)
    everything = set(found(both[1], ask.All(())))

    assert by_snapshot == by_sql
    for source in both:
        assert set(found(source, ask.Not(tree))) == everything - set(by_sql)


PREDICATES = st.sampled_from(
    [
        "killed_min >= 3", "killed_max < 20", "injured_max IS NULL", "injured_min <> 5", "killed_min IN (1, 2, 3)",
        "killed_min BETWEEN 2 AND 10", "date_latest < DATE('2024-06-01')", "date_earliest IS NOT NULL", "TRUE", "FALSE",
        "T_INTERSECTS(date, INTERVAL('2024-03-01', '..'))", "S_INTERSECTS(geometry, BBOX(30, 30, 40, 40))",
        "S_INTERSECTS(geometry, POLYGON((30 30, 40 30, 40 40, 30 30)))", "S_INTERSECTS(geometry, BBOX(170, -90, -170, 90))",
        "geometry IS NULL", "weapon IS NULL", "grade IS NOT NULL", "who IS NULL",
    ]
)  # fmt: skip
TEXTS = st.recursive(
    PREDICATES,
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from(["AND", "OR"]), parts).map(" ".join),
        parts.map(lambda each: f"({each})"),
        parts.map(lambda each: f"NOT ({each})"),
    ),
    max_leaves=8,
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_both_find_the_same_for_a_text_and_no_record_twice(both, text):
    tree, contrary = condition_of(text, CRS84), condition_of(f"NOT ({text})", CRS84)
    by_sql, by_snapshot = (found(source, tree) for source in both)

    assert by_snapshot == by_sql
    assert not set(by_sql) & set(found(both[0], contrary))


@pytest.mark.parametrize("always", [ask.During(None, None), ask.All(()), ask.Not(ask.Any(()))])
def test_what_asks_nothing_finds_everything_and_its_negation_nothing(both, always):
    for source in both:
        everything = source.count("incident", ())
        assert source.count("incident", (always,)) == everything
        assert source.count("incident", (ask.Not(always),)) == 0
        assert source.count("incident", (ask.Any((always, ask.OneOf("grade", ()))),)) == everything


@pytest.mark.parametrize("join", [" OR ", " AND "])
def test_as_many_comparisons_as_fit_are_answered_by_both(both, join):
    many = condition_of(join.join(["killed_min >= 1"] * 200), CRS84)
    by_sql, by_snapshot = (found(source, many) for source in both)

    assert by_sql == by_snapshot == found(both[0], ask.Compare("killed_min", ">=", 1))
    assert by_sql
