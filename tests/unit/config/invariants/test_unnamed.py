# SPDX-License-Identifier: Apache-2.0
"""A document that names a witness is found before it is public."""

from tests.unit.config.invariants.test_breaches import AS_A_WITNESS, NO_GUARD, UNNAMED


def test_a_version_that_waits_and_names_a_witness_is_found(broken, by_owner, world):
    waiting = f"content = {AS_A_WITNESS}, done_at = NULL, dataset_version = NULL"
    by_owner(
        "default",
        NO_GUARD.format("publishing_outbox"),
        f"UPDATE publishing_outbox SET {waiting} WHERE code = %(corrected)s AND version = 2",
    )

    told = f"{world.codes['corrected']} version 2 names a witness, somebody harmed or a relative as a source"
    assert broken()[UNNAMED] == (told,)
