# SPDX-License-Identifier: Apache-2.0
"""A number is worded as open above or has a most, never both; and parts fit in their whole, whoever wrote them."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection

from registry.audit.trail import acting_as
from registry.casework.actions.log import log_record
from registry.casework.draft import CasualtyDraft, DisplacementDraft
from registry.casework.models import CasualtyFigure, Record
from registry.casework.support import support_of
from registry.domain.errors import InvalidRange
from registry.review.steps import take_step
from tests.factories.records import claim, draft, logged

CONTRADICTIONS = [
    ("exact", None),
    ("about", None),
    ("up_to", None),
    ("at_least", 5),
    ("more_than", 5),
    ("vague", 5),
]
SOUND = [("exact", 5), ("about", 5), ("up_to", 5), ("at_least", None), ("more_than", None), ("vague", None)]


def with_figures(*figures, displaced=()):
    return draft(claims=(replace(claim(None), casualties=figures, displacements=displaced),))


def killed(qualifier, high, **more):
    return CasualtyDraft(harm="killed", min=5, max=high, qualifier=qualifier, **more)


@pytest.mark.parametrize(("qualifier", "high"), CONTRADICTIONS)
def test_a_wording_that_contradicts_its_most_is_refused_at_the_most(amal, qualifier, high):
    moved = DisplacementDraft(min=5, max=high, qualifier=qualifier)

    for wrong, path in (
        (with_figures(killed(qualifier, high)), "claims.0.casualties.0.max"),
        (with_figures(displaced=(moved,)), "claims.0.displacements.0.max"),
    ):
        with pytest.raises(InvalidRange) as refusal:
            log_record(wrong, by=amal)
        assert refusal.value.field == path
    assert Record.objects.count() == 0


@pytest.mark.parametrize(("qualifier", "high"), SOUND)
def test_a_wording_that_fits_its_most_is_kept(amal, qualifier, high):
    moved = DisplacementDraft(min=5, max=high, qualifier=qualifier)

    record = log_record(with_figures(killed(qualifier, high), displaced=(moved,)), by=amal)

    assert record.claims.get().casualties.get().qualifier == qualifier


def test_a_row_of_a_dataset_is_kept_as_it_came(amal):
    record = log_record(with_figures(killed("exact", None, as_imported=True)), by=amal)

    assert record.claims.get().casualties.get().max is None


@pytest.mark.parametrize(("qualifier", "high"), CONTRADICTIONS)
@pytest.mark.parametrize("table", ["casualtyfigure", "displacementfigure"])
def test_the_database_refuses_the_same(amal, table, qualifier, high):
    record = log_record(
        with_figures(killed("exact", 5), displaced=(DisplacementDraft(min=5, max=5),)), by=amal
    )
    sql = (
        f"UPDATE casework_{table} SET qualifier = %s, max = %s "
        "WHERE claim_id IN (SELECT id FROM casework_claim WHERE record_id = %s)"
    )

    with (
        pytest.raises(DatabaseError, match="most_as_worded"),
        acting_as(amal.pk),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, (qualifier, high, record.pk))


@pytest.mark.parametrize(("children", "refused"), [(3, False), (4, True)])
def test_parts_are_held_to_their_whole_again_before_a_review(amal, children, refused):
    """The row goes around the check of the draft, as an older record or another program would have left it."""
    record = logged(amal)
    whole = record.claims.get().casualties.get()
    with acting_as(amal.pk):
        CasualtyFigure.objects.create(
            claim=whole.claim,
            record=record,
            of_which=whole,
            harm="killed",
            age="child_unspecified",
            min=children,
            max=children,
        )

    if not refused:
        assert take_step("submit", record=record, by=amal).state == "submitted"
        return
    with pytest.raises(InvalidRange, match="more than the 3 of the whole"):
        take_step("submit", record=record, by=amal)
    assert record.revision.state == "draft"


@pytest.mark.parametrize(("fighters", "stating"), [(5, frozenset()), (4, frozenset({"courier"}))])
def test_a_number_that_is_all_combatants_states_no_civilian_harm(amal, fighters, stating):
    part = CasualtyDraft(harm="killed", min=fighters, max=fighters, status="combatant", sex="male", part_of=0)

    record = log_record(with_figures(killed("exact", 5), part), by=amal)

    assert support_of(record).stating == stating
