# SPDX-License-Identifier: Apache-2.0
"""The rule of docs/explanation/who-sees-what.md, line by line."""

import pytest

from registry.domain.visibility import Standing, Viewer, may_let_read, opens, sees

MINE, OTHER = "my team", "another team"
ALL = ("public", "public_generalised", "restricted", "confidential", "sealed")
OPEN_TO_TEAM = {"public", "public_generalised", "restricted"}
REVIEWER, PUBLISHER = (
    frozenset({"record.read", "review.decide"}),
    frozenset({"record.read", "record.publish"}),
)
DOCUMENTER, VIEWER = frozenset({"record.read", "record.write"}), frozenset({"record.read"})


def who(granted=VIEWER, *teams):
    return Viewer("me", granted, frozenset(teams))


def seen(viewer, **standing):
    return {level for level in ALL if sees(viewer, Standing(level, **standing))}


@pytest.mark.parametrize(
    ("viewer", "standing", "levels"),
    [
        (who(VIEWER, MINE), {"team": MINE}, OPEN_TO_TEAM),
        (who(VIEWER), {"team": None}, OPEN_TO_TEAM),
        (who(VIEWER), {"team": MINE}, set()),
        (who(VIEWER, OTHER), {"team": MINE}, set()),
        (who(REVIEWER, MINE), {"team": MINE}, OPEN_TO_TEAM | {"confidential"}),
        (who(REVIEWER), {"team": None}, OPEN_TO_TEAM | {"confidential"}),
        (who(REVIEWER, OTHER), {"team": MINE}, set()),
        (who(PUBLISHER), {"team": MINE}, set()),
        (who(PUBLISHER), {"team": MINE, "cleared": True}, OPEN_TO_TEAM),
        (who(REVIEWER), {"team": MINE, "cleared": True}, set()),
        (who(VIEWER), {"team": MINE, "authors": {"me"}}, set(ALL)),
        (who(VIEWER), {"team": MINE, "readers": {"me"}}, set(ALL)),
        (who(VIEWER), {"team": MINE, "authors": {"you"}, "readers": {"you"}}, set()),
        (who(frozenset(), MINE), {"team": MINE, "authors": {"me"}, "readers": {"me"}}, set()),
        (who(frozenset({"people.manage"}), MINE), {"team": MINE}, set()),
    ],
)
def test_who_sees_what(viewer, standing, levels):
    assert seen(viewer, **standing) == levels


def test_a_sensitivity_that_nobody_knows_is_for_authors_and_named_readers_alone():
    assert not sees(who(REVIEWER, MINE), Standing("secret to come", team=MINE))
    assert sees(who(VIEWER), Standing("secret to come", team=MINE, authors={"me"}))


@pytest.mark.parametrize(
    ("viewer", "standing", "may"),
    [
        (who(DOCUMENTER, MINE), Standing("restricted", team=MINE), True),
        (who(REVIEWER, MINE), Standing("confidential", team=MINE), True),
        (who(VIEWER, MINE), Standing("restricted", team=MINE), False),
        (who(DOCUMENTER), Standing("sealed", team=MINE, authors={"me"}), True),
        (who(DOCUMENTER), Standing("sealed", team=MINE, readers={"me"}), False),
        (who(REVIEWER), Standing("restricted", team=MINE, readers={"me"}), False),
        (who(frozenset()), Standing("restricted", team=MINE, authors={"me"}), False),
    ],
)
def test_who_is_only_named_lets_nobody_else_in(viewer, standing, may):
    assert may_let_read(viewer, standing) is may


@pytest.mark.parametrize(("before", "after"), [(a, b) for a in ALL for b in ALL])
def test_less_narrow_opens(before, after):
    rank = {name: max(0, ALL.index(name) - 2) for name in ALL}

    assert opens(before, after) == (rank[after] < rank[before])
