# SPDX-License-Identifier: Apache-2.0
"""Whatever would let a change go unseen is a breach that names its table."""

import pytest
from django.db import connection, transaction

from registry.config.invariants.history import breaches

IGNORING = (
    "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean "
    "LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT true'"
)


def test_nothing_is_told_of_a_sound_installation(db):
    assert list(breaches()) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("ALTER TABLE casework_claim DISABLE TRIGGER USER", "casework_claim has 0 of the 3"),
        ("ALTER TABLE casework_claimevent DISABLE TRIGGER USER", "casework_claimevent has 0 of the 2"),
        ("DROP TRIGGER registry_history_kept ON evidence_sourceevent", "evidence_sourceevent has 1 of the 2"),
        (IGNORING, "a session can switch history off"),
    ],
)
def test_what_an_owner_takes_away_is_told(db, as_owner, harm, told):
    with transaction.atomic():
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(harm)
        found = list(breaches())
        transaction.set_rollback(True)

    assert [sentence for sentence in found if sentence.startswith(told)] != []
