# SPDX-License-Identifier: Apache-2.0
"""Of what kind a source is decides whether a document may name it, and none that may not is ever written."""

import pytest

from registry.published.faults import Refused
from registry.published.unnamed import names_somebody
from tests.factories import content as make
from tests.factories.content import term


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
def test_content_that_is_no_document_names_nobody(content):
    assert not names_somebody(content)


def test_a_document_that_names_a_witness_is_not_written(db, as_publisher):
    with as_publisher(), pytest.raises(Refused, match="never named"):
        make.publish(make.content(claims=(make.claim(kind=term("eyewitness")),)))
    with as_publisher():
        assert make.publish(make.content(claims=(make.claim(kind=term("eyewitness"), source=None),)))
