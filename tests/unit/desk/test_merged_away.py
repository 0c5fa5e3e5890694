# SPDX-License-Identifier: Apache-2.0
"""A record that was merged into another says so everywhere, offers no step, and both tell the merge in their history."""

import pytest

from registry.casework.actions.split import split_record
from registry.casework.history.state import state_at
from registry.casework.history.versions import versions
from registry.casework.models import Record
from registry.domain.errors import NotEditable
from registry.publishing.merges import ask_undo, confirm_merge, propose_merge, undo_merge
from registry.review.assign import assign
from registry.review.steps import take_step
from tests.factories import records
from tests.factories.history import next_transaction
from tests.flows.desk_browser import Browser

SAME = "Same street, same hour."


@pytest.fixture
def pair(amal):
    other = records.document("Coastal Gazette (invented)")
    both = (
        records.logged(amal, claims=(records.claim(5, item=other, origin="gazette"),)),
        records.logged(amal),
    )
    next_transaction()
    return both


@pytest.fixture
def merge(pair, amal, basim):
    made = confirm_merge(propose_merge(pair[0], into=pair[1], by=amal, reason=SAME), by=basim)
    next_transaction()
    return made


def page(user, record, end="") -> str:
    return Browser(user).page(f"/records/{record.reference}{end}")


def test_its_page_leads_on_and_offers_no_step(merge, amal):
    duplicate, survivor = merge.duplicate, merge.survivor

    shown = page(amal, duplicate)

    head = shown.split("<h1>")[0]
    assert "Merged into" in head
    assert f'href="/records/{survivor.reference}"' in head
    assert "What the world will see" not in shown
    for end in ("/steps/", "/assign", "/edit", "/best"):
        assert f"{duplicate.reference}{end}" not in shown
    assert f"{survivor.reference}/steps/submit" in page(amal, survivor)


def test_its_steps_are_refused_with_what_is_the_case(merge, amal, basim):
    with pytest.raises(NotEditable, match="merged into another"):
        take_step("submit", record=merge.duplicate, by=amal)
    with pytest.raises(NotEditable, match="merged into another"):
        assign(merge.duplicate, task="write", person=amal, by=basim)
    take_step("submit", record=merge.survivor, by=amal)


def test_the_list_marks_it(merge, amal):
    rows = Browser(amal).page("/records?show=all").split(merge.duplicate.reference)

    assert "Merged" in rows[-1].split("</tr>")[0]
    assert (
        "Merged"
        not in Browser(amal).page("/records?show=all").split(merge.survivor.reference)[-1].split("</tr>")[0]
    )


def test_both_histories_tell_it_and_it_being_undone(merge, amal, basim):
    duplicate, survivor = merge.duplicate, merge.survivor
    gone, stays = page(amal, duplicate), page(amal, survivor)
    assert f"merged it into {survivor.reference}" in gone
    assert f"merged {duplicate.reference} into it" in stays
    assert f"proposed to merge {duplicate.reference} into it" in stays

    ask_undo(merge, by=amal, reason="Two streets.")
    undo_merge(merge, by=basim)

    assert "undid the merge with" in page(amal, duplicate)
    assert "undid the merge with" in page(amal, survivor)


def test_what_came_and_went_makes_a_version_of_each(pair, merge, amal, basim):
    told = page(amal, merge.survivor, "/history")
    assert "1 claim added" in told
    assert "came from" in told
    gone = page(amal, merge.duplicate, "/history")
    assert "1 claim taken away" in gone
    assert f"went to {merge.survivor.reference}" in gone

    found, count = versions(merge.duplicate)
    assert count == 2
    assert [len(state_at(merge.duplicate, each).claims) for each in found] == [0, 1]
    assert [len(state_at(merge.survivor, each).claims) for each in versions(merge.survivor)[0]] == [2, 1]

    ask_undo(merge, by=amal, reason="Two streets.")
    next_transaction()
    undo_merge(merge, by=basim)
    assert len(state_at(merge.duplicate, versions(merge.duplicate)[0][0]).claims) == 1
    assert len(state_at(merge.survivor, versions(merge.survivor)[0][0]).claims) == 1


def test_a_split_is_told_by_both(amal):
    record = records.logged(amal, claims=(records.claim(3, origin="a"), records.claim(4, origin="b")))
    next_transaction()
    going = record.claims.first().pk
    part = split_record(record, claims=[going], locations=[], by=amal, reason="Two streets.")

    assert f"split {part.reference} off" in page(amal, record)
    assert f"split it off from {record.reference}" in page(amal, part)
    assert "1 claim taken away" in page(amal, record, "/history")
    newest, _count = versions(Record.objects.get(pk=record.pk))
    assert [len(state_at(record, each).claims) for each in newest] == [1, 2]
