# SPDX-License-Identifier: Apache-2.0
"""What goes to another record is gone from this one's history from then on, and an older version can still come back."""

import pytest

from registry.casework.actions.restore import restore
from registry.casework.actions.split import split_record
from registry.casework.history.state import state_at
from registry.casework.history.versions import chosen, versions
from registry.casework.models import Record
from registry.publishing.merges import ask_undo, confirm_merge, propose_merge, undo_merge
from tests.factories.history import next_transaction
from tests.factories.records import claim, document, logged


@pytest.fixture
def whole(amal) -> Record:
    one, two = document("One (invented)"), document("Two (invented)")
    made = logged(amal, claims=(claim(3, item=one, origin="one"), claim(4, item=two, origin="two")))
    next_transaction()
    return made


@pytest.fixture
def part(whole, amal) -> Record:
    going, place = whole.claims.last().pk, whole.locations.first().pk
    made = split_record(whole, claims=[going], locations=[place], by=amal, reason="Two events.")
    next_transaction()
    return made


def killed(record, number=None):
    """Return how many each claim says were killed: in a version, the newest unless told otherwise."""
    found = chosen(record, number)[0] if number else versions(record, most=1)[0][0]
    return [figure.min for told in state_at(record, found).claims for figure in told.casualties]


def test_a_split_makes_a_version_of_both(whole, part):
    newest = versions(whole)[0][0]

    assert (newest.number, newest.reason, newest.kin) == (2, "Two events.", ((part.pk, True),))
    assert versions(part)[0][0].kin == ((whole.pk, False),)
    assert {
        ("claim", "delete", 1),
        ("casualtyfigure", "delete", 1),
        ("incidentlocation", "delete", 1),
    } <= set(newest.changed)
    assert (killed(whole, 1), killed(whole), killed(part)) == ([3, 4], [3], [4])
    assert state_at(whole, newest).locations == ()
    assert len(state_at(part, versions(part)[0][0]).locations) == 1


def test_a_merge_and_its_undoing_make_versions_of_both(amal, basim):
    duplicate, survivor = logged(amal, claims=(claim(7, origin="x"),)), logged(amal)
    next_transaction()
    merged = propose_merge(duplicate, into=survivor, by=amal, reason="One event.")
    confirm_merge(merged, by=basim)
    next_transaction()
    assert (killed(duplicate), killed(survivor)) == ([], [3, 7])

    ask_undo(merged, by=amal, reason="Two events.")
    undo_merge(merged, by=basim)
    next_transaction()
    assert (killed(duplicate), killed(survivor)) == ([7], [3])


def test_a_version_of_before_a_split_comes_back_and_takes_nothing_from_the_part(whole, part, amal):
    standing = Record.objects.get(pk=whole.pk)
    restore(standing, chosen(whole, 1)[0], by=amal, row_version=standing.row_version, reason="One event.")
    next_transaction()

    assert (killed(whole), killed(part)) == ([3, 4], [4])
    assert whole.locations.count() == part.locations.count() == 1
    assert not set(whole.claims.values_list("pk", flat=True)) & set(part.claims.values_list("pk", flat=True))
