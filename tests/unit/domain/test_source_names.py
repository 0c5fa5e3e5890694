# SPDX-License-Identifier: Apache-2.0
"""Who is named in public as a source: nobody who saw it, was harmed or is a relative, whatever mark a source bears."""

import pytest

from registry.domain.source_names import PERHAPS_PERSONS, PERSONS, is_named


@pytest.mark.parametrize("protected", [True, False])
@pytest.mark.parametrize("kind", ["eyewitness", "victim_or_family"])
def test_a_witness_a_victim_and_a_relative_are_never_named(kind, protected):
    assert not is_named(kind, protected=protected)


@pytest.mark.parametrize("kind", ["social_media_account", "local_media", "un_body"])
def test_of_other_kinds_the_mark_decides(kind):
    assert is_named(kind, protected=False)
    assert not is_named(kind, protected=True)


def test_what_may_be_a_person_is_what_is_one_and_more():
    assert {"social_media_account"} == set(PERHAPS_PERSONS) - PERSONS
