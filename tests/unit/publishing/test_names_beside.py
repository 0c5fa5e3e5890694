# SPDX-License-Identifier: Apache-2.0
"""A private name is looked for in every record that shares claims with the one that it is sealed with."""

import json

import pytest

from registry.audit.viewing import viewing
from registry.casework.actions.access import let_read
from registry.casework.actions.split import split_record
from registry.domain.errors import NotComplete
from registry.persons.actions import Consent, add
from registry.publishing.checks import findings
from registry.publishing.merges import ask_undo, confirm_merge, propose_merge, undo_merge
from tests.factories.records import claim, document, logged
from tests.factories.teams import somebody, team

NAME = "Huda Canary"
pytestmark = pytest.mark.usefixtures("persons_key")
TOLD = {"title": {"en": f"Shelling in which {NAME} is said to have been hurt"}}


@pytest.fixture
def claims():
    return (claim(3, item=document("One (invented)"), origin="one"), claim(4, origin="two"))


def named(record, by):
    add(record, kind="victim", texts={"name": NAME}, consent=Consent(), by=by)
    return record


def found(record, by):
    with viewing(by.pk):
        content = json.dumps({"title": record.title}).encode()
        return [each.kind for each in findings(content, record, by=by)]


def part_of(whole, by):
    with viewing(by.pk):
        going = whole.claims.first().pk
    return split_record(whole, claims=[going], locations=[], by=by, reason="Two events.")


def test_in_what_was_split_off(amal, basim, claims):
    part = part_of(named(logged(amal, claims=claims, **TOLD), amal), amal)

    assert "name" in found(part, basim)


def test_in_the_whole_where_it_was_sealed_with_the_part(amal, basim, claims):
    whole = logged(amal, claims=claims, **TOLD)
    assert "name" not in found(whole, basim)  # the control
    named(part_of(whole, amal), amal)

    assert "name" in found(whole, basim)


def test_in_the_record_that_stays_of_a_merge_until_it_is_undone(amal, basim):
    one, other = named(logged(amal), amal), logged(amal, **TOLD)
    merged = propose_merge(one, into=other, by=amal, reason="One event.")
    assert "name" not in found(other, basim)  # the control
    confirm_merge(merged, by=basim)
    assert "name" in found(other, basim)

    ask_undo(merged, by=amal, reason="Two events.")
    undo_merge(merged, by=basim)
    assert "name" not in found(other, basim)


def test_who_does_not_see_the_other_record_does_not_decide(amal, claims):
    north = team("North", amal)
    guest = somebody("guest", "reviewer")
    whole = named(logged(amal, team=north.pk, claims=claims), amal)
    part = part_of(whole, amal)
    let_read(part, person=guest, by=amal)

    with pytest.raises(NotComplete, match="that you may not see"):
        found(part, guest)
    assert found(part, amal) == []  # the control
