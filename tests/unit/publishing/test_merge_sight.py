# SPDX-License-Identifier: Apache-2.0
"""A merge shows nothing to anybody new, and a record merged into a hidden one looks merged without naming it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from registry.audit.trail import acting_as
from registry.audit.viewing import viewing
from registry.casework.actions.access import let_read
from registry.casework.actions.log import rewrite_record
from registry.casework.models import Merge, Record
from registry.domain.errors import NotPermitted, WrongState
from registry.publishing.merges import (
    ask_undo,
    confirm_merge,
    propose_merge,
    standing_merge,
    undo_merge,
)
from tests.factories.records import claim, document, draft, logged
from tests.factories.teams import somebody, team
from tests.flows.desk_browser import Browser

WHY = "One event."
CONFIRM = "UPDATE casework_merge SET confirmed_by_id = %s WHERE id = %s"


@pytest.fixture
def told(amal):
    return (claim(9, item=document("Hidden (invented)"), origin="o", verbatim="The baker's wife saw it."),)


def sees(person, record):
    with viewing(person.pk):
        return Record.objects.visible_to(person).filter(pk=record.pk).exists()


def closed(record, by, sensitivity="sealed"):
    with viewing(by.pk):
        current = Record.objects.get(pk=record.pk)
        changed = draft(sensitivity=sensitivity)
        return rewrite_record(current, changed, by=by, row_version=current.row_version)


@pytest.mark.parametrize("sensitivity", ["confidential", "sealed"])
def test_words_of_a_closed_record_go_to_no_open_one(sensitivity, amal, basim, told):
    hidden, survivor = logged(amal, sensitivity=sensitivity, claims=told), logged(amal)
    with pytest.raises(WrongState, match="more sensitive"):
        propose_merge(hidden, into=survivor, by=amal, reason=WHY)
    closed(survivor, amal, sensitivity)
    propose_merge(hidden, into=survivor, by=amal, reason=WHY)  # the control


def test_nor_where_it_was_closed_after_the_proposal(amal, basim, fadi, told):
    duplicate, survivor = logged(amal, claims=told), logged(amal)
    proposed = propose_merge(duplicate, into=survivor, by=amal, reason=WHY)
    closed(duplicate, amal, "confidential")
    with pytest.raises(WrongState, match="more sensitive"):
        confirm_merge(proposed, by=basim)
    assert "baker" not in Browser(fadi).page(f"/records/{survivor.reference}")


def test_nor_to_another_team(amal, basim, told):
    north, south = team("North", amal, basim), team("South", amal, basim)
    hidden = logged(amal, team=north.pk, claims=told)
    for elsewhere in (south.pk, None):
        with pytest.raises(WrongState, match="another team"):
            propose_merge(hidden, into=logged(amal, team=elsewhere), by=amal, reason=WHY)
    confirm_merge(  # the control
        propose_merge(hidden, into=logged(amal, team=north.pk), by=amal, reason=WHY), by=basim
    )


def test_nor_to_a_reader_of_the_other_alone(amal, basim, told):
    north, guest = team("North", amal, basim), somebody("guest", "viewer")
    hidden, survivor = (logged(amal, team=north.pk, claims=told), logged(amal, team=north.pk))
    let_read(survivor, person=guest, by=amal)
    with pytest.raises(WrongState, match=r"does not see the duplicate.*Guest"):
        propose_merge(hidden, into=survivor, by=amal, reason=WHY)
    let_read(hidden, person=guest, by=amal)
    propose_merge(hidden, into=survivor, by=amal, reason=WHY)  # the control


def test_an_author_of_the_duplicate_sees_no_closed_survivor_by_it(amal, basim, eyad, told):
    duplicate, survivor = logged(eyad, claims=told), logged(amal, sensitivity="sealed")
    let_read(survivor, person=basim, by=amal)
    with pytest.raises(WrongState, match=r"and would then.*Eyad"):
        propose_merge(duplicate, into=survivor, by=amal, reason=WHY)
    assert not sees(eyad, survivor)
    let_read(survivor, person=eyad, by=amal)
    confirm_merge(propose_merge(duplicate, into=survivor, by=amal, reason=WHY), by=basim)  # the control


def test_by_sql_too(amal, basim, told):
    north = team("North", amal, basim)
    closer, ours, open_one = logged(amal, claims=told), logged(amal, team=north.pk, claims=told), logged(amal)
    first = propose_merge(closer, into=open_one, by=amal, reason=WHY)
    with acting_as(amal.pk):
        other = Merge.objects.create(duplicate=ours, survivor=open_one, reason=WHY, proposed_by=amal)
    closed(closer, amal, "confidential")
    for merge in (first, other):
        with pytest.raises(DatabaseError, match="more people"), transaction.atomic(), acting_as(basim.pk):
            run(CONFIRM, basim.pk, merge.pk)
    closed(closer, amal, "public")
    with acting_as(basim.pk):
        run(CONFIRM, basim.pk, first.pk)  # the control


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def hidden_survivor(amal, basim, dunya, told):
    """A duplicate that was merged into a record that only its author sees now."""
    duplicate, survivor = logged(amal, claims=told), logged(amal)
    confirm_merge(propose_merge(duplicate, into=survivor, by=amal, reason=WHY), by=basim)
    closed(survivor, amal)
    assert (sees(basim, duplicate), sees(basim, survivor)) == (True, False)
    return duplicate, survivor


def test_what_was_merged_into_a_hidden_record_looks_merged_and_names_it_not(hidden_survivor, amal, basim):
    duplicate, survivor = hidden_survivor
    with viewing(basim.pk):
        assert standing_merge(duplicate) is not None
    for path in (f"/records/{duplicate.reference}", f"/records/{duplicate.reference}/merge"):
        page = Browser(basim).page(path)
        assert survivor.reference not in page
        assert "do not see" in page
        assert survivor.reference in Browser(amal).page(path)  # the control
    assert "merged into another record" in Browser(basim).page(f"/records/{duplicate.reference}")
    assert f"/records/{duplicate.reference}/edit" not in Browser(basim).page(
        f"/records/{duplicate.reference}"
    )


def test_nor_can_anything_be_merged_there(hidden_survivor, amal, eyad, basim):
    duplicate, survivor = hidden_survivor
    with pytest.raises(WrongState, match="itself merged into another"):
        propose_merge(logged(eyad), into=duplicate, by=eyad, reason=WHY)
    with pytest.raises(WrongState, match=survivor.reference):  # the control
        propose_merge(logged(amal), into=duplicate, by=amal, reason=WHY)


def test_whoever_does_not_see_both_decides_nothing(hidden_survivor, amal, eyad, basim):
    duplicate, _survivor = hidden_survivor
    with viewing(amal.pk):
        merge = Merge.objects.get(duplicate=duplicate)
    with pytest.raises(NotPermitted, match="see both"):
        ask_undo(merge, by=eyad, reason="Two events.")
    ask_undo(merge, by=amal, reason="Two events.")
    with pytest.raises(NotPermitted, match="see both"):
        undo_merge(merge, by=basim)


def test_the_page_of_a_proposal_into_a_hidden_record_answers(amal, basim):
    seen_one = logged(amal)
    hidden = logged(amal, sensitivity="sealed", claims=(claim(9, item=document("H (invented)"), origin="h"),))
    propose_merge(seen_one, into=hidden, by=amal, reason=WHY)
    browser = Client(raise_request_exception=False)
    browser.force_login(basim)
    path = f"/records/{seen_one.reference}/merge"
    page = browser.get(path)
    assert (page.status_code, hidden.reference in page.text) == (200, False)
    assert "/merge/confirm" not in page.text
    assert browser.post(f"{path}/confirm").status_code == 403
    assert browser.post(f"{path}/decline").status_code == 302
    with viewing(amal.pk):
        assert Merge.objects.get().declined_by_id == basim.pk
