# SPDX-License-Identifier: Apache-2.0
"""With a snapshot the public face answers the same as without, and a 304 reads no table."""

import pytest

from registry.published.snapshot.keeping import Keeper
from tests.factories import content as make
from tests.factories import varied

LIST = "/api/v1/incidents"


@pytest.fixture
def kept(settings, tmp_path):
    """Return a function that makes the newest snapshot of what is published now."""
    settings.REGISTRY_SNAPSHOTS = tmp_path
    return Keeper(tmp_path).look


@pytest.mark.parametrize(
    "query", ["", "?weapon=uxo", "?located=no&sort=date", "?bbox=170,-90,-170,90", "?q=northreach"]
)
def test_a_list_is_the_same_bytes_with_a_snapshot_and_without(put, reference, public_client, kept, query):
    put(*varied.contents(30))
    without = public_client.get(LIST + query)
    kept()
    served = public_client.get(LIST + query)

    assert (served.status_code, served.content) == (200, without.content)
    assert served["ETag"] == without["ETag"]


@pytest.mark.parametrize(
    "path", [LIST, LIST + "/{}", LIST + "/{}/versions", LIST + "/{}/versions/1", "/api/v1/"]
)
def test_a_304_reads_no_table(put, reference, public_client, kept, django_assert_num_queries, path):
    address = path.format(put(make.content()))
    kept()
    etag = public_client.get(address)["ETag"]
    with django_assert_num_queries(0, using="published"):
        again = public_client.get(address, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")


def test_a_304_is_not_given_for_what_was_withdrawn(put, take_down, reference, public_client, kept):
    code = put(make.content())
    kept()
    etag = public_client.get(f"{LIST}/{code}")["ETag"]
    take_down(code)
    kept()

    assert public_client.get(f"{LIST}/{code}", headers={"If-None-Match": etag}).status_code == 410


def test_what_was_withdrawn_since_is_in_no_page_of_an_older_snapshot(put, take_down, get, kept):
    gone, stays = put(make.content(), make.content())
    kept()
    take_down(gone)

    assert [item["code"] for item in get(LIST)["items"]] == [stays]


def test_the_newest_snapshot_is_read_once_it_stands(put, get, kept):
    put(make.content())
    kept()
    before = get(LIST)
    put(make.content())
    kept()

    assert (before["count"], get(LIST)["count"]) == (1, 2)


def test_who_asks_past_caches_is_answered_from_the_tables(put, take_down, reference, public_client, kept):
    code = put(make.content())
    kept()
    held = {"If-None-Match": public_client.get(f"{LIST}/{code}")["ETag"]}
    take_down(code)

    assert (
        public_client.get(f"{LIST}/{code}", headers=held).status_code == 304
    )  # the snapshot is a moment behind
    assert (
        public_client.get(f"{LIST}/{code}", headers=held | {"Cache-Control": "no-cache"}).status_code == 410
    )
