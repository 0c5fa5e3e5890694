# SPDX-License-Identifier: Apache-2.0
"""The numbers beside the choices of a filter: the snapshot and SQL agree, and each is what a list would hold."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.published.filters import CODED, SELECTING, Filter
from registry.published.values import values
from registry.published.without import FIELDS, without
from tests.unit.published.test_executions import SPARSE

EXAMPLES = int(os.environ.get("FILTERS", "40"))
"""`make fuzz` asks for more."""


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=SPARSE, parameter=st.sampled_from(sorted(CODED)))
def test_both_count_the_same_and_each_choice_finds_its_number(both, wanted, parameter):
    field, column = CODED[parameter]
    others = without(wanted, parameter)
    by_sql, by_snapshot = (values(source, column, others.conditions()) for source in both)

    assert by_snapshot == by_sql
    for code, number in list(by_snapshot.items())[:3]:
        chosen = Filter(**{name: getattr(others, name) for name in Filter.__slots__} | {field: (code,)})
        assert both[1].count("incident", chosen.conditions()) == number


def test_what_is_counted_without_a_filter_is_counted_once(both):
    _, snapshot = both
    assert values(snapshot, "weapons") is values(snapshot, "weapons")
    assert sum(values(snapshot, "grade").values()) == snapshot.count("incident", ())


def test_every_part_of_a_filter_can_be_left():
    wanted = Filter(q="x", located="yes")

    assert set(FIELDS) == set(SELECTING)
    assert without(wanted, "q") == Filter(located="yes")
