# SPDX-License-Identifier: Apache-2.0
"""The registry suggests a grade on the page of a record; a reviewer decides."""

import pytest

from tests.factories.records import claim, document, logged
from tests.flows.desk_browser import Browser


@pytest.mark.parametrize(
    ("origins", "suggestion"),
    [
        (("post",), "All reports go back to one origin."),
        (("post", "courier"), "Two or more independent origins report it."),
    ],
)
def test_the_page_of_a_record_says_which_grade_its_claims_support(amal, origins, suggestion):
    record = logged(amal, claims=tuple(claim(3, item=document(), origin=origin) for origin in origins))

    assert suggestion in Browser(amal).page(f"/records/{record.reference}")
