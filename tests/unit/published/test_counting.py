# SPDX-License-Identifier: Apache-2.0
"""Every way in which the snapshot counts gives the same statistic, and each of them was really gone."""

import os
from datetime import timedelta
from itertools import permutations

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.published.conditions import Between, Compare
from registry.published.filters import Filter
from registry.published.snapshot import packed
from registry.published.snapshot.columns import NONE, OPEN
from registry.published.snapshot.reading import Snapshot
from registry.published.statistics import counting, figures, memory, slots, tallies
from registry.published.statistics.asked import Statistic
from registry.published.statistics.dimensions import CROSSED
from registry.published.statistics.memory import Groups
from registry.published.statistics.ready import FACTS, READY, Ready, put_beside
from registry.published.statistics.sums import MOST_ROWS, TooMany
from registry.published.statistics.tallies import grouped, tally
from tests.factories import varied
from tests.unit.published.test_executions import SPARSE

EXAMPLES = int(os.environ.get("FILTERS", "60"))
ANY, MANY = (st.lists(st.sampled_from(CROSSED), min_size=least, max_size=3, unique=True) for least in (0, 2))
BYS = (ANY | MANY).map(tuple)
"""Half of them cross dimensions: some ways are gone by many cells alone."""
FEW = [(memory, "FEW", 8), (slots, "FEW", 8)]
WAYS = {
    "every cell at its number": [],
    "in pieces": [(counting, "PIECE", 7)],
    "marked": FEW,
    "sorted": [*FEW, (slots, "MANY", 8), (counting, "PIECE", 7)],
    "sums apart": [(figures, "HALF", 4)],
}


def found(groups):
    rows = groups.rows() if groups.asked.axes else pl.DataFrame()
    return rows.rows(), groups.total().rows(), groups.not_known(), groups.left_out()


def gone(way, groups) -> bool:
    """Whether this statistic was counted in the way it was meant to be, by incidents of several codes."""
    if groups.counts.further is None and not any(axis.wholes for axis in groups.asked.axes):
        return False
    return {
        "every cell at its number": type(groups.counts.slots) is slots.Slots and groups.counts.first.any(),
        "in pieces": len(list(groups.asked.pieces())) > 1,
        "marked": type(groups.counts.slots) is slots.Marked and groups.counts.further is not None,
        "sorted": type(groups.counts.slots) is slots.Sorted and groups.counts.further is not None,
        "sums apart": [len(harm.sums) for harm in groups.asked.harms] == [2, 2],
    }[way]


def compare(records, way, wanted, by) -> bool:
    """Count in one way and in the plain one, and return whether the way was gone."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in WAYS[way]:
            patch.setattr(module, name, value)
        groups = Groups(Snapshot(records.folder), Statistic(by, wanted), MOST_ROWS)
        in_this_way, went = found(groups), gone(way, groups)
    assert in_this_way == found(Groups(records, Statistic(by, wanted), MOST_ROWS))
    return went


@pytest.mark.parametrize("way", WAYS)
def test_every_way_counts_the_same(both, way):
    """That the plain way counts as SQL does is shown in `test_statistics`."""
    went = []

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(wanted=SPARSE, by=BYS)
    def check(wanted, by):
        went.append(compare(both[1], way, wanted, by))

    check()
    assert sum(went) > len(went) / 10


@pytest.mark.parametrize(
    ("way", "what", "broken"),
    [
        ("marked", (slots.Marked, "of"), lambda self, cells: np.zeros_like(cells)),
        ("sorted", (slots.Sorted, "of"), lambda self, cells: np.zeros_like(cells)),
        ("in pieces", (counting.Asked, "pieces"), lambda self: iter([counting.Piece(self, slice(0, 7))])),
    ],
)
def test_a_way_that_is_broken_is_caught(both, monkeypatch, way, what, broken):
    plain = found(Groups(both[1], Statistic(("weapon", "area1"), Filter()), MOST_ROWS))
    monkeypatch.setattr(*what, broken)
    for module, name, value in WAYS[way]:
        monkeypatch.setattr(module, name, value)

    assert (
        found(Groups(Snapshot(both[1].folder), Statistic(("weapon", "area1"), Filter()), MOST_ROWS)) != plain
    )


def test_common_sets_are_counted_as_wholes_and_taken_apart_again(both, monkeypatch):
    statistic = Statistic(("weapon", "object"), Filter())
    wholes = Groups(both[1], statistic, MOST_ROWS)
    assert [len(axis.wholes) > 1 for axis in wholes.asked.axes] == [True, True]

    expected = found(wholes)
    monkeypatch.setattr(counting, "taken_apart", lambda lines, axes: lines)
    assert found(Groups(both[1], statistic, MOST_ROWS)) != expected


@pytest.fixture
def readied(both):
    put_beside(both[1].folder)
    yield both[0], Snapshot(both[1].folder)
    for path in both[1].folder.glob("ready-*"):
        path.unlink()


def told(tallies):
    return tallies.rows.rows(), tallies.total.rows(), tallies.not_known, tallies.excluded


@pytest.mark.parametrize("by", READY)
def test_what_is_ready_says_what_sql_says(readied, by):
    by_sql, snapshot = readied
    for order in permutations(by):
        wanted = Statistic(order, Filter())
        assert isinstance(grouped(wanted, snapshot), Ready)
        assert told(tally(wanted, snapshot)) == told(tally(wanted, by_sql))


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(grades=("confirmed",)),
        Filter(first=varied.FIRST + timedelta(days=20)),
        Filter(weapons=("uxo",)),
        Filter(located="yes"),
    ],
)
def test_whoever_asks_with_a_filter_is_answered_from_the_rows(readied, wanted):
    by_sql, snapshot = readied
    statistic = Statistic(READY[0], wanted)

    assert isinstance(grouped(statistic, snapshot), Groups)
    assert told(tally(statistic, snapshot)) == told(tally(statistic, by_sql))


def test_what_is_ready_is_what_was_written(readied, monkeypatch):
    """The control: other numbers in the file are other numbers in the answer."""
    by_sql, snapshot = readied
    wanted = Statistic(READY[0], Filter())
    name = f"ready-{'-'.join(sorted(READY[0]))}.arrow"
    snapshot._ready[name] = snapshot._ready[name].with_columns(pl.col("incidents") + 1)

    assert told(tally(wanted, snapshot)) != told(tally(wanted, by_sql))


def test_what_has_too_many_rows_is_noted_and_refused_without_counting(both, monkeypatch):
    monkeypatch.setattr("registry.published.statistics.ready.MOST_ROWS", 1)
    put_beside(both[1].folder)
    snapshot = Snapshot(both[1].folder)
    for path in both[1].folder.glob("ready-*"):
        path.unlink()

    assert len(snapshot.ready(FACTS)) == 1
    monkeypatch.setattr(tallies.memory, "Groups", None)
    for by in READY:
        with pytest.raises(TooMany):
            grouped(Statistic(by, Filter()), snapshot)


@pytest.mark.parametrize("many", [8, 2**24])
def test_cells_are_refused_as_soon_as_they_are_too_many(monkeypatch, many):
    monkeypatch.setattr(slots, "FEW", 8)
    monkeypatch.setattr(slots, "MANY", many)
    pieces = (np.arange(start, start + 10) for start in range(0, 10_000, 10))

    with pytest.raises(TooMany):
        slots.slots(10_000, pieces, 100)
    assert next(pieces)[0] < 200
    assert slots.slots(10_000, iter([np.arange(100)]), 100).number == 100


@pytest.mark.parametrize("bound", [127, 128, 255, 32_768, 2**31 - 1])
def test_narrow_columns_are_compared_with_what_they_cannot_hold(both, bound):
    assert both[1].rows("incident").schema["killed_min"] == pl.Int8
    asked = [Between("killed", None, bound), Between("killed", bound, None)]
    asked += [Compare("killed_min", operator, bound) for operator in ("<", "<=", "=", "<>", ">=", ">")]

    counts = [[source.count("incident", (each,)) for each in asked] for source in both]
    assert counts[0] == counts[1]
    assert (counts[0][2] > 0, counts[0][-1]) == (True, 0)


def test_combinations_of_columns_are_told_apart_to_the_last_number():
    rows = pl.DataFrame(
        {
            "killed_min": [0, 0, 0, NONE, OPEN - 1, 0],
            "killed_max": [NONE, 0, 0, NONE, OPEN - 1, NONE],
            "killed_top": [OPEN, 0, OPEN, NONE, OPEN - 1, OPEN],
        },
        schema=dict.fromkeys(("killed_min", "killed_max", "killed_top"), pl.Int32),
    )
    numbers, combinations = packed.packed(rows, "killed")

    assert combinations[numbers].drop(packed.ROWS).equals(rows)
    assert (len(combinations), combinations[packed.ROWS].sum()) == (5, 6)
    assert [len(each) for each in packed.packed(rows[:0], "killed")] == [0, 0]
