# SPDX-License-Identifier: Apache-2.0
"""A version that was taken down for safety is gone for everybody, also for those who hold its ETag."""

import pytest

from registry.published.models import Version
from tests.factories.records import TOWN, published


@pytest.fixture
def code(amal, basim, dunya, as_publisher):
    record = published(amal, basim, dunya, as_publisher, locations=(TOWN,))
    record.public_state.refresh_from_db()
    return record.public_state.code


@pytest.mark.parametrize("path", ["/api/v1/incidents/{}/versions/1", "/en/incidents/{}/versions/1"])
def test_no_304_for_a_version_that_was_taken_down(code, public_client, as_publisher, path):
    first = public_client.get(path.format(code))
    with as_publisher():
        Version.objects.update(content=None, body=None)

    again = public_client.get(path.format(code), headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code) == (200, 410)


def test_a_version_taken_down_is_not_told_as_a_record_withdrawn(code, public_client, as_publisher):
    with as_publisher():
        Version.objects.update(content=None, body=None)

    told = public_client.get(f"/api/v1/incidents/{code}/versions/1").json()["tombstone"]
    assert told == {"code": code, "version": 1, "status": "version_withdrawn", "newest": 1}
