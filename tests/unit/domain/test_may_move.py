# SPDX-License-Identifier: Apache-2.0
"""Who may move a record to another team: the rule alone, line by line."""

import pytest

from registry.domain.visibility import ASSIGN, DECIDE, READ, WRITE, Standing, Viewer, may_move

AUTHOR, OTHER = "author", "other"


@pytest.mark.parametrize(
    ("person", "granted", "teams", "to", "allowed"),
    [
        (AUTHOR, {READ, WRITE}, {"north", "south"}, "south", True),
        (AUTHOR, {READ, WRITE}, {"north"}, "south", False),
        (AUTHOR, {READ, WRITE}, {"south"}, "south", False),
        (AUTHOR, {READ, WRITE}, {"north"}, None, True),
        (AUTHOR, {READ}, {"north", "south"}, "south", False),
        (AUTHOR, {WRITE}, {"north", "south"}, "south", False),
        (OTHER, {READ, WRITE}, {"north", "south"}, "south", False),
        (OTHER, {READ, DECIDE}, {"north", "south"}, "south", False),
        (OTHER, {READ, ASSIGN}, {"north", "south"}, "south", True),
        (OTHER, {READ, ASSIGN}, {"north"}, "south", False),
        (OTHER, {READ, ASSIGN}, set(), None, False),
    ],
)
def test_who_may_move_it(person, granted, teams, to, allowed):
    record = Standing("restricted", "north", authors={AUTHOR})

    assert may_move(Viewer(person, frozenset(granted), frozenset(teams)), record, to) is allowed


@pytest.mark.parametrize(
    ("level", "allowed"), [("restricted", True), ("confidential", False), ("sealed", False)]
)
def test_whoever_gives_records_moves_only_what_they_see(level, allowed):
    administrator = Viewer(OTHER, frozenset({READ, ASSIGN}), frozenset({"north", "south"}))

    assert may_move(administrator, Standing(level, "north", authors={AUTHOR}), "south") is allowed
