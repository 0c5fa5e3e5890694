# SPDX-License-Identifier: Apache-2.0
"""The feed of changes: every line, in order, by cursors that never expire; and nothing that is not public."""

import pytest

from registry.published.models import Change
from tests.factories import content as make

FEED = "/api/v1/changes"


@pytest.fixture
def five(put, take_down, reference):
    """Three records, one of them corrected, one withdrawn for safety."""
    first, second, third = put(make.content(), make.content(), make.content(demonstration=True))
    put(make.content(title={"en": "A better title"}), code=first, version=2)
    take_down(second, notice="withdrawal_safety")
    return first, second, third


def walked(get, limit):
    """Return the items of all pages, from the addresses that the answers name."""
    items, address = [], f"{FEED}?limit={limit}"
    while address:
        page = get(address.removeprefix("http://localhost:8000"))
        items += page["items"]
        address = page["next"]
    return items


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 1000])
def test_every_page_size_tells_every_line_once_and_in_order(five, get, limit):
    first, second, third = five

    assert [(item["kind"], item["code"], item["version"]) for item in walked(get, limit)] == [
        ("published", first, 1),
        ("published", second, 1),
        ("published", third, 1),
        ("corrected", first, 2),
        ("withdrawn", second, 1),
    ]


def test_a_line_tells_what_a_follower_needs_and_no_more(five, get):
    first = five[0]
    item, gone = (get(FEED)["items"][place] for place in (3, 4))
    base = "http://localhost:8000/api/v1/incidents"

    assert item.pop("cursor")
    assert item == {
        "kind": "corrected",
        "code": first,
        "record_kind": "incident",
        "version": 2,
        "published_at": "2026-11-15T12:00:00Z",
        "dataset_version": 4,
        "content_sha256": get(f"/api/v1/incidents/{first}")["content_sha256"],
        "notice": None,
        "merged_into": None,
        "links": {"item": f"{base}/{first}", "version": f"{base}/{first}/versions/2"},
    }
    assert gone["notice"] == {"kind": "withdrawal_safety", "version": 1, "text": {}}
    assert not set(Change.objects.values_list("outbox_id", flat=True)) & set(numbers(get(FEED)))


def numbers(value):
    """Return every number in a JSON value."""
    if isinstance(value, dict | list):
        return [n for each in (value.values() if isinstance(value, dict) else value) for n in numbers(each)]
    return [value] if isinstance(value, int) else []


def test_whoever_comes_back_with_the_last_cursor_reads_only_what_is_new(five, get, put):
    page = get(FEED)
    assert (len(page["items"]), page["next"]) == (5, None)
    empty = get(f"{FEED}?after={page['after']}")
    assert empty == {**page, "items": []}

    code = put(make.content())
    assert [item["code"] for item in get(f"{FEED}?after={page['after']}")["items"]] == [code]


def test_any_line_can_be_gone_on_from(five, get):
    items = get(FEED)["items"]

    for place, item in enumerate(items):
        assert get(f"{FEED}?after={item['cursor']}")["items"] == items[place + 1 :]


def test_an_empty_feed_has_a_cursor_too(get, put):
    page = get(FEED)
    assert (page["items"], page["next"], page["dataset_version"]) == ([], None, 0)
    put(make.content())
    assert len(get(f"{FEED}?after={page['after']}")["items"]) == 1


def test_a_cursor_outlives_the_secret_of_the_installation(five, get, settings):
    cursor = get(f"{FEED}?limit=2")["after"]
    settings.SECRET_KEY = "another-secret"

    assert len(get(f"{FEED}?after={cursor}")["items"]) == 3


@pytest.mark.parametrize(
    "cursor",
    [
        *("", "1", "x", "%00", "a" * 3000),
        *("0.aaaaaaaaaaaa", "1.aaaaaaaaaaaa", "6.aaaaaaaaaaaa", "-1.aaaaaaaaaaaa", "01.aaaaaaaaaaaa"),
        *("١.aaaaaaaaaaaa", "9" * 30 + ".aaaaaaaaaaaa", "9223372036854775808.aaaaaaaaaaaa"),
    ],
)
def test_a_cursor_that_no_answer_gave_is_refused(five, get, cursor):
    refusal = get(f"{FEED}?after={cursor}", status=400)

    assert (refusal["code"], refusal["errors"][0]["parameter"]) == ("invalid_filter", "after")


def test_a_cursor_of_another_history_is_refused(five, get, as_owner):
    """After a restore the numbers may be given anew: whoever followed the lost lines has to learn of it."""
    last = get(FEED)["after"]
    assert get(f"{FEED}?after={last}")["items"] == []  # the control
    with as_owner():
        Change.objects.filter(seq=5).update(code=five[0])

    assert "another history" in get(f"{FEED}?after={last}", status=400)["detail"]


@pytest.mark.parametrize(
    "query", ["cursor=1", "limit=0", "limit=1001", "limit=1&limit=2", "format=json", "x="]
)
def test_nothing_else_is_taken(five, get, query):
    assert get(f"{FEED}?{query}", status=400)["code"] == "invalid_filter"


def test_one_question_an_answer(five, public_client, django_assert_num_queries):
    with django_assert_num_queries(1, using="published"):
        public_client.get(f"{FEED}?limit=2")


def test_a_complete_page_stays_and_the_last_one_moves_on(five, public_client, put):
    full, last = f"{FEED}?limit=2", f"{FEED}?limit=10"
    before = {address: public_client.get(address) for address in (full, last)}
    put(make.content())
    after = {
        address: public_client.get(address, headers={"If-None-Match": before[address]["ETag"]})
        for address in (full, last)
    }

    assert [after[address].status_code for address in (full, last)] == [304, 200]
    assert public_client.get(full).content == before[full].content


def test_a_complete_page_changes_when_words_of_a_notice_are_taken_back(put, public_client, as_publisher):
    code = put(make.content())
    with as_publisher():
        make.withdraw(code)
    put(make.content())
    page = public_client.get(f"{FEED}?limit=2")
    assert "The record was wrong." in page.content.decode()
    with as_publisher():
        make.withdraw(code, notice="withdrawal_safety")

    again = public_client.get(f"{FEED}?limit=2", headers={"If-None-Match": page["ETag"]})
    assert again.status_code == 200
    assert "The record was wrong." not in again.content.decode()


def test_the_next_page_is_linked_and_demonstrations_are_kept_from_search_engines(five, public_client):
    first, second = (public_client.get(f"{FEED}?limit={limit}") for limit in (2, 3))

    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'
    assert "X-Robots-Tag" not in first
    assert second["X-Robots-Tag"] == "noindex"


def test_a_media_type_we_do_not_have_is_refused(five, get):
    assert get(FEED, status=406, accept="text/csv")["code"] == "not_acceptable"


def test_there_are_no_releases_yet(five, get, public_client):
    page = get("/api/v1/releases")

    assert page == {"items": [], "count": 0, "dataset_version": 5, "licence": "CC-BY-4.0"}
    missing = [public_client.get(path).content for path in ("/api/v1/releases/2026-01", "/api/v1/nothing")]
    assert missing[0] == missing[1]
    assert get("/api/v1/releases?x=1", status=400)["code"] == "invalid_filter"
    assert {"changes", "releases"} <= get("/api/v1/")["paths"].keys()
