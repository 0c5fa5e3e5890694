# SPDX-License-Identifier: Apache-2.0
"""The list: what waits for whom, and how many queries it takes."""

import pytest

from tests.factories import records

pytestmark = pytest.mark.django_db(databases=["default", "published"])


@pytest.fixture
def signed_in(client):
    def go(user):
        client.force_login(user)
        return client

    return go


def test_empty_list_says_what_to_do_next(signed_in, amal):
    page = signed_in(amal).get("/?show=mine")

    assert page.status_code == 200
    assert "No draft of yours" in page.text
    assert "/new/incident" in page.text


def test_list_shows_state_range_and_authorship(signed_in, amal):
    record = records.logged(amal)

    page = signed_in(amal).get("/")

    assert record.reference in page.text
    assert "you wrote this" in page.text
    assert "Draft" in page.text
