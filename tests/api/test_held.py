# SPDX-License-Identifier: Apache-2.0
"""What readers see of a held or merged record: the same for every hold, at every address, whatever they hold already."""

import pytest

from registry.publishing.holds import Target, ask_lift, lift, set_hold
from registry.publishing.merges import confirm_merge, propose_merge
from registry.publishing.publisher import carry_holds
from tests.factories.records import carry, claim, published

ADDRESSES = (
    "/api/v1/incidents/{}",
    "/api/v1/incidents/{}?format=geojson",
    "/api/v1/incidents/{}/versions",
    "/api/v1/incidents/{}/versions/1",
    "/api/ogc/collections/incidents/items/{}",
    "/api/ogc/collections/incidents/items/{}?f=html",
    "/en/incidents/{}",
    "/ar/incidents/{}",
    "/en/incidents/{}/versions/1",
)
LISTS = (
    "/api/v1/incidents",
    "/api/v1/incidents?format=geojson",
    "/en/",
    "/en/explore",
    "/api/ogc/collections/incidents/items",
)
ANYTHING = {"If-None-Match": "*"}
ALWAYS = "Tue, 01 Jan 2199 00:00:00 GMT"


@pytest.fixture
def pair(amal, basim, dunya, as_publisher):
    both = [published(amal, basim, dunya, as_publisher, claims=(claim(n),)) for n in (3, 4)]
    for record in both:
        record.public_state.refresh_from_db()
    return both


@pytest.fixture
def hold(basim, as_publisher):
    def put_on(**target):
        found = set_hold(Target(**target), by=basim, reason="Somebody recognised the building.")
        with as_publisher():
            carry_holds()
        return found

    return put_on


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_hold_gives_the_same_bytes(pair, hold, public_client, address):
    standing = [public_client.get(address.format(record.public_state.code)).status_code for record in pair]
    hold(record=pair[0])
    source = pair[1].claims.get().source_item.source
    hold(source=source)

    answers = [public_client.get(address.format(record.public_state.code)) for record in pair]
    assert standing == [200, 200]  # the control
    assert [answer.status_code for answer in answers] == [410, 410]
    assert answers[0].content == answers[1].content
    assert answers[0].headers == answers[1].headers
    for record in pair:
        assert record.public_state.code.encode() not in answers[0].content


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_304_from_before(pair, hold, public_client, address):
    path = address.format(pair[0].public_state.code)
    etag = public_client.get(path)["ETag"]
    hold(record=pair[0])

    for condition in (
        {"If-None-Match": etag},
        ANYTHING,
        {"If-Modified-Since": ALWAYS},
    ):
        assert public_client.get(path, headers=condition).status_code == 410


@pytest.mark.parametrize("address", LISTS)
def test_lists_move_on(pair, hold, public_client, address, reference):
    before = public_client.get(address)
    hold(record=pair[0])
    after = public_client.get(address, headers={"If-None-Match": before["ETag"]})
    since = public_client.get(address, headers={"If-Modified-Since": before.get("Last-Modified", ALWAYS)})

    code = pair[0].public_state.code.encode()
    assert code in before.content
    for answer in (after, since):
        assert answer.status_code == 200
        assert code not in answer.content
    if "api" in address:
        count = "numberMatched" if "ogc" in address else "count"
        assert [before.json()[count], after.json()[count]] == [2, 1]


def test_what_comes_back_has_another_etag_and_its_versions_the_old_one(
    pair, hold, basim, dunya, as_publisher, public_client
):
    item, version = (f"/api/v1/incidents/{pair[0].public_state.code}{end}" for end in ("", "/versions/1"))
    before = [public_client.get(path) for path in (item, version)]
    held = hold(record=pair[0])
    ask_lift(held, by=basim, reason="It is known everywhere.")
    lift(held, by=dunya, reason="Agreed.")
    carry(as_publisher)
    after = [public_client.get(path) for path in (item, version)]

    assert after[0]["ETag"] != before[0]["ETag"]
    assert [after[1]["ETag"], after[1].content] == [before[1]["ETag"], before[1].content]
    assert after[0].json()["notices"][-1] == {"kind": "reinstatement", "version": 1, "text": {}}
    assert after[0].json()["content_sha256"] == before[0].json()["content_sha256"]


def test_versions_are_kept_by_shared_caches_for_less_than_a_minute(pair, public_client):
    path = f"/api/v1/incidents/{pair[0].public_state.code}/versions/1"
    assert public_client.get(path)["Cache-Control"] == "public, max-age=300, s-maxage=30"


@pytest.mark.parametrize(
    ("address", "end"),
    [
        ("/api/v1/incidents/{}", "/api/v1/incidents/{}"),
        ("/api/v1/incidents/{}/versions/1", "/api/v1/incidents/{}"),
        ("/api/ogc/collections/incidents/items/{}", "/api/ogc/collections/incidents/items/{}"),
        ("/en/incidents/{}", "/en/incidents/{}"),
        ("/en/incidents/{}/versions/1", "/en/incidents/{}"),
    ],
)
def test_a_merged_record_leads_to_its_survivor(pair, amal, dunya, as_publisher, public_client, address, end):
    one, other = pair
    path = address.format(one.public_state.code)
    etag = public_client.get(path)["ETag"]
    confirm_merge(propose_merge(one, into=other, by=amal, reason="Same street."), by=dunya)
    carry(as_publisher)

    answer = public_client.get(path, headers={"If-None-Match": etag})
    assert answer.status_code == 308
    assert answer["Location"].endswith(end.format(other.public_state.code))
    assert public_client.get(answer["Location"]).status_code == 200
