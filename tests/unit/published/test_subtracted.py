# SPDX-License-Identifier: Apache-2.0
"""Where most records are asked for, the few others are counted and taken away from all of them."""

import gc
import weakref

import numpy as np
import pytest
from django.http import QueryDict

from registry.domain.grading import GRADES
from registry.published.filters import parse
from registry.published.snapshot.reading import Snapshot
from registry.published.statistics import memory, people
from registry.published.statistics.asked import Statistic
from registry.published.statistics.counting import Counts, most_of
from registry.published.statistics.memory import KEPT, SUBTRACTED, Groups
from registry.published.statistics.sql import Groups as BySQL
from registry.published.statistics.sums import MOST_ROWS
from registry.published.statistics.tallies import tally

BYS = [(), ("month",), ("weapon",), ("area1",), ("grade",), ("object",), ("attribution",), *KEPT]
MET_BY_MOST = ["killed=..1000", "injured=..1000", "located=yes", f"grade={','.join(GRADES[1:])}"]


def asked_for(query, by=()):
    return Statistic(by, parse(QueryDict(query)))


def counted(groups):
    rows = groups.rows().rows() if groups.wanted.by else []
    return rows, groups.total().rows(), groups.not_known(), groups.left_out()


def by_sql(wanted):
    groups = BySQL(wanted, MOST_ROWS)
    rows = groups.rows().rows() if wanted.by else []
    return rows, groups.total().rows(), groups.not_known(), groups.left_out()


@pytest.fixture
def subtracted(monkeypatch):
    """Return the list of all that was taken away."""
    taken, less = [], Counts.less
    monkeypatch.setattr(Counts, "less", lambda self, others: taken.append(others) or less(self, others))
    return taken


@pytest.mark.parametrize("apart", [False, True], ids=["wholes", "each code"])
@pytest.mark.parametrize("query", MET_BY_MOST)
@pytest.mark.parametrize("by", BYS, ids="-".join)
def test_what_is_left_is_what_sql_counts(both, monkeypatch, subtracted, query, by, apart):
    """In the second way every code of an incident is a cell of its own, so that some are in further ones."""
    if apart:
        monkeypatch.setattr(memory, "whole_axis_of", lambda snapshot, axis: axis)
    wanted = asked_for(query, by)
    groups = Groups(Snapshot(both[1].folder), wanted, MOST_ROWS)

    assert len(subtracted) == 1
    assert groups.asked.size < SUBTRACTED
    assert counted(groups) == by_sql(wanted)
    if apart and by in {("weapon",), ("object",)}:
        assert groups.counts.further.any()


@pytest.mark.parametrize("query", MET_BY_MOST)
def test_people_that_are_left_are_those_of_sql(both, monkeypatch, query):
    taken, less = [], people.Counted.less
    monkeypatch.setattr(people.Counted, "less", lambda self, others: taken.append(1) or less(self, others))
    wanted = asked_for(query, ("sex_age",))

    assert tally(wanted, both[1]).rows.rows() == tally(wanted, both[0]).rows.rows()
    assert taken


def test_others_that_are_forgotten_are_caught(both, monkeypatch):
    """Negative control."""
    wanted = asked_for(MET_BY_MOST[0], ("weapon",))
    monkeypatch.setattr(Snapshot, "others", lambda self, kind, conditions: np.zeros(0, dtype=np.uint32))

    assert counted(Groups(Snapshot(both[1].folder), wanted, MOST_ROWS)) != by_sql(wanted)


@pytest.mark.parametrize("query", ["killed=20..", "type=shelling"])
def test_few_are_counted_themselves(both, monkeypatch, query):
    """What is asked of few records costs what those cost: nothing is taken away from all."""
    monkeypatch.setattr(Counts, "less", None)
    monkeypatch.setattr(people.Counted, "less", None)

    for by in (("weapon",), ("sex_age",)):
        assert tally(asked_for(query, by), both[1]).rows is not None


def test_half_is_not_most():
    """There the others are as many."""
    assert [most_of(8, found) for found in (0, 4, 5, 8)] == [False, False, True, True]
    assert not most_of(0, 0)


def test_only_what_pages_show_is_kept(both, subtracted):
    """Every order of every dimension would fill the memory of the process."""
    for by in (("weapon", "grade"), ("grade", "weapon"), ("weapon_group", "month")):
        Groups(both[1], asked_for(MET_BY_MOST[0], by), MOST_ROWS)

    assert subtracted == []


def test_a_snapshot_that_was_asked_goes_when_nobody_reads_it(both):
    """What it keeps may not point back at it: its files stay mapped until all of it is gone."""
    snapshot = Snapshot(both[1].folder)
    for by in (("weapon",), ("sex_age",), ("month", "weapon_group")):
        tally(asked_for(MET_BY_MOST[0], by), snapshot)
    gone = weakref.ref(snapshot)

    gc.disable()
    try:
        del snapshot
        assert gone() is None
    finally:
        gc.enable()
