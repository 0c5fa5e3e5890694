# SPDX-License-Identifier: Apache-2.0
"""Where most records are asked for, the few others are counted and taken away from all of them."""

import numpy as np
import pytest
from django.http import QueryDict

from registry.published.filters import parse
from registry.published.snapshot.reading import Snapshot
from registry.published.statistics import people
from registry.published.statistics.asked import Statistic
from registry.published.statistics.counting import Asked, Counts
from registry.published.statistics.memory import SUBTRACTED, Groups
from registry.published.statistics.sums import MOST_ROWS
from registry.published.statistics.tallies import tally

BYS = [(), ("month",), ("weapon",), ("weapon", "grade"), ("area1",), ("grade",), ("object",)]
MET_BY_MOST = ["killed=..1000", "injured=..1000", "located=yes"]


def asked_for(query, by=()):
    return Statistic(by, parse(QueryDict(query)))


def counted(groups):
    rows = groups.rows().rows() if groups.wanted.by else []
    return rows, groups.total().rows(), groups.not_known(), groups.left_out()


@pytest.fixture
def directly(monkeypatch):
    """Return a function that counts the rows themselves."""

    def count(snapshot, wanted):
        with monkeypatch.context() as patch:
            patch.setattr("registry.published.statistics.memory.SUBTRACTED", 0)
            return counted(Groups(Snapshot(snapshot.folder), wanted, MOST_ROWS))

    return count


@pytest.mark.parametrize("query", MET_BY_MOST)
@pytest.mark.parametrize("by", BYS, ids="-".join)
def test_what_is_left_is_what_the_rows_say(both, directly, query, by):
    wanted = asked_for(query, by)
    groups = Groups(both[1], wanted, MOST_ROWS)
    asked: Asked = groups.asked

    assert asked.number / 2 <= len(asked.found) < asked.number, "the filter is met by most and not by all"
    assert asked.size < SUBTRACTED
    assert counted(groups) == directly(both[1], wanted)


@pytest.mark.parametrize("query", MET_BY_MOST)
def test_people_that_are_left_are_those_of_sql(both, query):
    live, snapshot = both
    wanted = asked_for(query, ("sex_age",))

    assert tally(wanted, snapshot).rows.rows() == tally(wanted, live).rows.rows()


def test_others_that_are_forgotten_are_caught(both, directly, monkeypatch):
    """Negative control."""
    wanted = asked_for(MET_BY_MOST[0], ("weapon",))
    monkeypatch.setattr(Snapshot, "others", lambda self, kind, conditions: np.zeros(0, dtype=np.uint32))

    assert counted(Groups(Snapshot(both[1].folder), wanted, MOST_ROWS)) != directly(both[1], wanted)


def test_few_are_counted_themselves(both, monkeypatch):
    """What is asked of few records costs what those cost: nothing is taken away from all."""
    monkeypatch.setattr(Counts, "less", None)
    monkeypatch.setattr(people.Counted, "less", None)

    for by in (("weapon",), ("sex_age",)):
        assert tally(asked_for("killed=20..", by), both[1]).rows is not None
