# SPDX-License-Identifier: Apache-2.0
"""A duplicate leads to its survivor; its claims go there as they are; nothing is added up; all of it can be undone."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from registry.audit.trail import acting_as
from registry.casework.actions.log import rewrite_record, start_correction
from registry.casework.models import Merge
from registry.domain.errors import NeedsSecondPerson, NotEditable, NotPermitted, WrongState
from registry.published.models import Change, Document, Version
from registry.publishing.merges import (
    ask_undo,
    confirm_merge,
    decline_merge,
    final_survivor,
    propose_merge,
    undo_merge,
)
from registry.publishing.outbox import publish, withdraw
from registry.review.steps import take_step
from tests.factories.publications import WHY
from tests.factories.records import carry, claim, decide, document, draft, logged, published
from tests.unit.publishing.ground import breaches

SAME = "Same street, same hour."


@pytest.fixture
def pair(amal, basim, dunya, as_publisher):
    """A public duplicate with a claim of five and a public survivor with a claim of three."""
    other = document("Coastal Gazette (invented)")
    both = (
        published(amal, basim, dunya, as_publisher, claims=(claim(5, item=other, origin="gazette"),)),
        published(amal, basim, dunya, as_publisher),
    )
    for record in both:
        record.public_state.refresh_from_db()
    return both


def merged(one, other, by, confirmer) -> Merge:
    return confirm_merge(propose_merge(one, into=other, by=by, reason=SAME), by=confirmer)


def test_a_public_duplicate_leads_to_its_survivor_and_holds_nothing(pair, amal, dunya, as_publisher):
    duplicate, survivor = pair
    merged(duplicate, survivor, amal, dunya)
    carry(as_publisher)

    code, into = duplicate.public_state.code, survivor.public_state.code
    row = Document.objects.get(code=code)
    assert (row.status, row.merged_into, row.geom, row.geometry) == ("merged", into, None, None)
    assert not Version.objects.filter(code=code).exclude(content=None, body=None).exists()
    assert Change.objects.get(code=code, kind="merged").notice["kind"] == "merge"
    duplicate.public_state.refresh_from_db()
    assert (duplicate.public_state.publication, duplicate.public_state.merged_into_id) == (
        "merged",
        survivor.pk,
    )
    assert breaches(as_publisher) == []


def test_the_claims_go_to_a_correction_of_the_survivor_as_they_are(pair, amal, basim, dunya, as_publisher):
    duplicate, survivor = pair
    held = set(duplicate.claims.values_list("pk", "source_item_id", "origin_group"))
    merged(duplicate, survivor, amal, dunya)

    assert duplicate.claims.count() == 0
    assert held < set(survivor.claims.values_list("pk", "source_item_id", "origin_group"))
    assert [survivor.revision.number, survivor.revision.state] == [2, "draft"]
    assert list(survivor.revision.authorships.values_list("author__username", flat=True)) == ["amal"]

    take_step("submit", record=survivor, by=amal)
    take_step("start_review", record=survivor, by=basim)
    decide(survivor, basim)
    publish(record=survivor, by=dunya, notice_kind="merge", notice_text=WHY)
    carry(as_publisher)
    told = json.loads(bytes(Document.objects.get(code=survivor.public_state.code).body))
    assert (told["casualties"]["killed"]["min"], told["casualties"]["killed"]["max"]) == (3, 5)
    assert told["notices"][-1]["kind"] == "merge"
    assert breaches(as_publisher) == []


def test_a_chain_leads_to_its_end_and_a_circle_is_refused(pair, amal, basim, dunya, as_publisher):
    first, second = pair
    third = published(amal, basim, dunya, as_publisher, claims=(claim(4, origin="third"),))
    merged(first, second, amal, dunya)
    carry(as_publisher)
    with pytest.raises(WrongState, match="itself merged"):
        propose_merge(third, into=first, by=amal, reason=SAME)
    with pytest.raises(WrongState, match="already"):
        propose_merge(first, into=third, by=amal, reason=SAME)
    merged(second, third, amal, dunya)
    carry(as_publisher)
    third.public_state.refresh_from_db()

    leads = dict(Document.objects.filter(status="merged").values_list("code", "merged_into"))
    assert set(leads.values()) == {third.public_state.code}
    assert len(leads) == 2
    assert final_survivor(first).pk == third.pk
    assert third.claims.count() == 3
    assert breaches(as_publisher) == []


def test_undone_the_duplicate_answers_for_itself_again(pair, amal, basim, dunya, as_publisher):
    duplicate, survivor = pair
    code = duplicate.public_state.code
    before = bytes(Version.objects.get(code=code).content)
    merge = merged(duplicate, survivor, amal, dunya)
    carry(as_publisher)
    ask_undo(merge, by=amal, reason="Two streets after all.")
    with pytest.raises(NotPermitted):
        undo_merge(merge, by=basim)
    undo_merge(merge, by=dunya)
    carry(as_publisher)

    row = Document.objects.get(code=code)
    assert (row.status, row.merged_into) == ("published", "")
    assert bytes(Version.objects.get(code=code).content) == before
    assert [notice["kind"] for notice in json.loads(bytes(row.body))["notices"]] == ["merge", "split"]
    assert duplicate.claims.get().origin_group == "gazette"
    assert survivor.claims.get().origin_group == "courier"
    assert breaches(as_publisher) == []


def test_undone_after_an_edit_of_the_survivor_the_claims_are_known_again(pair, amal, dunya):
    duplicate, survivor = pair
    other = duplicate.claims.get().source_item
    merge = merged(duplicate, survivor, amal, dunya)
    survivor.refresh_from_db()
    both = (claim(3), claim(6, item=other, origin="gazette"))
    rewrite_record(survivor, draft(claims=both), by=amal, row_version=survivor.row_version)
    ask_undo(merge, by=amal, reason="Two streets after all.")
    undo_merge(merge, by=dunya)

    assert duplicate.claims.get().source_item == other
    assert survivor.claims.count() == 1


def test_a_chain_that_is_undone_leads_as_before(pair, amal, basim, dunya, as_publisher):
    first, second = pair
    third = published(amal, basim, dunya, as_publisher, claims=(claim(4, origin="third"),))
    merged(first, second, amal, dunya)
    carry(as_publisher)
    later = merged(second, third, amal, dunya)
    carry(as_publisher)
    ask_undo(later, by=amal, reason="Another day.")
    undo_merge(later, by=dunya)
    carry(as_publisher)

    assert Document.objects.get(status="merged").merged_into == second.public_state.code
    assert breaches(as_publisher) == []


def test_a_duplicate_that_was_never_public_leaves_no_trace_in_public(pair, amal, basim, dunya, as_publisher):
    duplicate, survivor = logged(amal, claims=(claim(9, origin="other"),)), pair[1]
    before = list(Change.objects.values_list("seq", flat=True))
    merged(duplicate, survivor, amal, basim)
    carry(as_publisher)

    assert list(Change.objects.values_list("seq", flat=True)) == before
    assert survivor.claims.count() == 2
    with pytest.raises(NotEditable, match="merged"):
        rewrite_record(duplicate, draft(), by=amal, row_version=duplicate.row_version + 1)
    assert breaches(as_publisher) == []


def test_a_merged_record_is_neither_corrected_nor_withdrawn_nor_published(pair, amal, dunya, as_publisher):
    duplicate, survivor = pair
    merged(duplicate, survivor, amal, dunya)
    carry(as_publisher)

    with pytest.raises(NotEditable):
        start_correction(duplicate, by=amal)
    with pytest.raises(WrongState):
        withdraw(record=duplicate, by=dunya, notice_kind="withdrawal_safety")


def test_proposer_and_authors_do_not_confirm(pair, amal, eyad, dunya):
    proposal = propose_merge(*pair[:1], into=pair[1], by=eyad, reason=SAME)
    with pytest.raises(NeedsSecondPerson):
        confirm_merge(proposal, by=eyad)
    assert Merge.objects.get().confirmed_at is None
    confirm_merge(proposal, by=dunya)  # the control


def test_what_was_declined_can_be_proposed_again(pair, amal, basim, dunya):
    proposal = propose_merge(pair[0], into=pair[1], by=amal, reason=SAME)
    decline_merge(proposal, by=basim)
    with pytest.raises(WrongState):
        confirm_merge(proposal, by=dunya)
    merged(*pair, amal, dunya)  # the control


def by_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


CONFIRM = "UPDATE casework_merge SET confirmed_by_id = %s, confirmed_at = now() WHERE id = %s"


def test_by_sql_too_it_takes_two(pair, amal, eyad, basim, dunya):
    proposal = propose_merge(pair[0], into=pair[1], by=eyad, reason=SAME)
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_column_privilege('casework_merge', 'confirmed_at', 'UPDATE')")
        assert cursor.fetchone() == (False,)
    own = CONFIRM.replace(", confirmed_at = now()", "")
    for person in (eyad, amal):
        with pytest.raises(DatabaseError, match="another person"), acting_as(person.pk):
            by_sql(own, person.pk, proposal.pk)
    with acting_as(dunya.pk):
        by_sql(own, dunya.pk, proposal.pk)  # the control


def test_by_sql_too_a_merged_record_stands_still(pair, amal, dunya):
    merged(*pair, amal, dunya)
    with pytest.raises(DatabaseError, match="stands still"), transaction.atomic(), acting_as(amal.pk):
        by_sql("UPDATE casework_record SET grade_reason = 'x' WHERE id = %s", pair[0].pk)
    with acting_as(amal.pk):
        by_sql("UPDATE casework_record SET grade_reason = 'x' WHERE id = %s", pair[1].pk)  # the control
