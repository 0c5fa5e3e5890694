# SPDX-License-Identifier: Apache-2.0
"""A document that names a witness is found before it is public, and of what kind each source is decides."""

import pytest

from registry.config.invariants.unnamed import names_somebody
from tests.factories import content as make
from tests.factories.content import term
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


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"kind": term("eyewitness")}, True),
        ({"kind": term("eyewitness"), "source": None}, False),
        ({"quoted": "Umm Salim", "quoted_kind": term("victim_or_family")}, True),
        ({"quoted": None, "quoted_kind": term("victim_or_family")}, False),
        ({"kind": term("social_media_account")}, False),
    ],
)
def test_it_is_the_name_of_such_a_source_that_is_looked_for(said, names):
    assert names_somebody(make.content(claims=(make.claim(**said),)).canonical()) is names


@pytest.mark.parametrize("content", [b"{}", b"no document"])
def test_content_that_is_no_document_is_left_to_another_invariant(content):
    assert not names_somebody(content)
