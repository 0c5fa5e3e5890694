# SPDX-License-Identifier: Apache-2.0
"""The first code of each incident: both sources count alike, and the numbers add up to all incidents."""

from hypothesis import HealthCheck, given, settings

from registry.published.values import firsts, values
from tests.unit.published.test_executions import SPARSE


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=SPARSE)
def test_both_count_the_same_and_every_incident_once(both, wanted):
    conditions = wanted.conditions()
    by_sql, by_snapshot = (firsts(source, "weapons", conditions) for source in both)

    assert by_snapshot == by_sql
    assert sum(by_snapshot.values()) == both[1].count("incident", conditions)


def test_codes_in_the_second_place_are_not_counted(both):
    found, every = firsts(both[1], "weapons"), values(both[1], "weapons")

    assert all(found[code] <= every[code] for code in found if code)
    assert sum(every.values()) > sum(number for code, number in found.items() if code)
