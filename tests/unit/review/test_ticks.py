# SPDX-License-Identifier: Apache-2.0
"""No approval without every tick that applies: by the action, and by SQL as the desk's role."""

from dataclasses import replace
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from uuid_utils.compat import uuid7

from registry.audit.trail import acting_as
from registry.domain.checklist import ITEMS, When
from registry.domain.errors import NeedsReason, NotComplete
from registry.publishing.approve import approve, preview
from registry.review.models import Decision
from tests.factories.records import EVERYTHING, TOWN, in_review

SPOT = {"en": "Shelling near 35.9039, 36.7269"}
IN_SQL = [item.code for item in ITEMS if item.when not in (When.FOUND, When.ATTRIBUTIONS)]


def full(by, reviewer, **changes):
    """A record in review for which every item but attribution applies."""
    known = replace(TOWN, widely_published=True)
    return in_review(by, reviewer, locations=(known,), **changes)


def decide(record, by, **said):
    digest = sha256(preview(record)).hexdigest()
    return approve(record=record, by=by, reason="Checked.", content_sha256=digest, **said)


def by_sql(record, person, ticks, *, found=0, found_reason=""):
    with acting_as(person.pk), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id,"
            " decided_at, ticks, found, found_reason) VALUES (%s, %s, 'approve', '', 'x', %s, %s, now(), %s, %s, %s)",
            [uuid7(), record.revision.pk, "0" * 64, person.pk, list(ticks), found, found_reason],
        )


@pytest.mark.parametrize("missing", IN_SQL)
def test_a_missing_tick_is_refused_by_the_action_and_by_the_database(amal, basim, missing):
    record = full(amal, basim)
    ticks = [code for code in EVERYTHING if code != missing]

    with pytest.raises(NotComplete) as refusal:
        decide(record, basim, ticks=ticks)
    assert refusal.value.field == missing
    with pytest.raises(DatabaseError, match=f"lacks the tick {missing}"), transaction.atomic():
        by_sql(record, basim, ticks)
    by_sql(record, basim, EVERYTHING)  # the control: with every tick the same row is taken


def test_the_ticks_stand_with_the_decision(amal, basim):
    decide(full(amal, basim), basim, ticks=(*EVERYTHING, "invented"))

    assert Decision.objects.get(step="approve").ticks == list(EVERYTHING)


def test_a_coordinate_in_the_title_stops_the_approval_until_it_is_explained(amal, basim):
    record = in_review(amal, basim, title=SPOT)

    with pytest.raises(NotComplete) as refusal:
        decide(record, basim, ticks=[code for code in EVERYTHING if code != "found"])
    assert refusal.value.field == "found"
    with pytest.raises(NeedsReason):
        decide(record, basim, ticks=EVERYTHING)
    assert decide(record, basim, ticks=EVERYTHING, found_reason="A square.").state == "approved"
    decision = Decision.objects.get(step="approve")
    assert (decision.found, decision.found_reason) == (1, "A square.")


def test_the_database_takes_no_finding_without_its_reason(amal, basim):
    record = in_review(amal, basim)

    with pytest.raises(DatabaseError, match="approval_answers_what_was_found"), transaction.atomic():
        by_sql(record, basim, EVERYTHING, found=1)
    by_sql(record, basim, EVERYTHING, found=1, found_reason="A square.")


def test_a_state_without_its_decision_is_refused(amal, basim):
    record = in_review(amal, basim)
    content = preview(record)
    move = "UPDATE casework_revision SET state = 'approved', content = %s, content_sha256 = %s WHERE id = %s"
    values = [content, sha256(content).hexdigest(), record.revision.pk]

    with (
        pytest.raises(DatabaseError, match="no eligible person has approved these bytes"),
        acting_as(basim.pk),
        connection.cursor() as cursor,
    ):
        cursor.execute(move, values)
    assert record.revision.state == "in_review"
