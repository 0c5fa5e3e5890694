# SPDX-License-Identifier: Apache-2.0
"""The drawing of what sources reported: nothing is drawn that the table does not say, and nothing that counts is hollow."""

import json
from dataclasses import replace

import pytest

from registry.ui.record.claims import table
from registry.ui.record.plot import TICKS, plots, step_to
from tests.factories import content as make
from tests.factories import many
from tests.factories.content import term


def drawn(content):
    return plots(table(json.loads(content.canonical())))


def test_each_statement_has_a_lane_over_the_range_that_counts():
    killed, injured = drawn(many.second())

    assert [(lane.low, lane.high, lane.counted) for lane in killed.lanes] == [
        ("50.00%", "50.00%", True),
        ("83.33%", "83.33%", True),
        ("66.67%", "66.67%", False),
        ("50.00%", "83.33%", True),
    ]
    assert (killed.band.start, killed.band.width, killed.band.beyond) == ("50.00%", "33.33%", "")
    assert (injured.band.beyond, [lane.open_above for lane in injured.lanes]) == (
        "20.00%",
        [False, False, True],
    )


@pytest.mark.parametrize(
    "change",
    [{"status": term("combatant")}, {"includes_combatants": True}],
    ids=["combatants", "all persons"],
)
def test_what_is_in_no_total_is_hollow(change):
    said = (
        make.claim(1, make.stated("killed", 3, 3)),
        make.claim(2, replace(make.stated("killed", 9, 9), **change)),
    )
    (plot,) = drawn(make.content(claims=said, casualties={"killed": make.figure(3, 3)}))

    assert [lane.counted for lane in plot.lanes] == [True, False]


def test_a_harm_without_a_counted_number_has_no_range():
    said = [make.claim(at, make.stated("killed", at, at), counted=False) for at in (1, 2)]
    (plot,) = drawn(make.content(claims=tuple(said)))

    assert plot.band is None


@pytest.mark.parametrize("most", [0, 1, 5, 6, 7, 11, 59, 60, 61, 999, 2000, 1_000_000])
def test_an_axis_has_few_round_numbers_and_room_for_the_largest(most):
    step = step_to(most)
    top = step * (most // step + 1)

    assert top > most
    assert top // step <= TICKS
    assert str(step).rstrip("0") in {"1", "2", "5"}
