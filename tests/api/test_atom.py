# SPDX-License-Identifier: Apache-2.0
"""The Atom feed of incidents: valid, newest change first, and not a word of what was withdrawn."""

from datetime import timedelta
from xml.etree import ElementTree as Tree

import pytest

from tests.factories import content as make

FEED = "/feeds/incidents.atom"
NS = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONE_OF_EACH = ("id", "title", "updated")


@pytest.fixture
def feed(public_client, reference):
    """Return a function that gets the feed under a query and returns its root."""

    def fetch(query=""):
        answer = public_client.get(FEED + query)
        assert answer.status_code == 200, answer.content
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        return Tree.fromstring(answer.content)

    return fetch


def entries(root):
    return {
        entry.findtext("a:id", None, NS).rpartition("/")[2]: entry for entry in root.iterfind("a:entry", NS)
    }


def test_the_newest_change_comes_first(put, feed):
    first, second = put(make.content(), make.content())
    assert list(entries(feed())) == [second, first]
    put(make.content(title={"en": "A better title"}), code=first, version=2, at=make.AT + timedelta(hours=1))

    found = entries(feed())
    assert list(found) == [first, second]
    assert found[first].findtext("a:title", None, NS) == "A better title"
    assert found[first].findtext("a:updated", None, NS) == "2026-11-15T13:00:00Z"
    assert list(entries(feed("?limit=1"))) == [first]


def test_it_has_what_rfc_4287_asks_for(put, feed):
    put(make.content(), make.cluster_munition_in_two_areas())
    root = feed()

    for element in (root, *root.iterfind("a:entry", NS)):
        assert [len(element.findall(f"a:{name}", NS)) for name in ONE_OF_EACH] == [1, 1, 1]
        links = [
            (link.get("rel"), link.get("type"), link.get("hreflang"))
            for link in element.findall("a:link", NS)
        ]
        assert len(set(links)) == len(links)
        assert any(rel == "alternate" for rel, _, _ in links)
    assert len({entry.findtext("a:id", None, NS) for entry in root.iterfind("a:entry", NS)}) == 2
    assert root.find("a:author/a:name", NS).text
    assert root.find("a:link[@rel='self']", NS).get("href") == f"http://localhost:8000{FEED}"
    assert root.findtext("a:rights", None, NS) == "CC-BY-4.0"
    assert Tree.fromstring(Tree.tostring(feed("?limit=1"))) is not None


def test_an_empty_feed_is_valid_too(feed):
    root = feed()
    assert root.findtext("a:updated", None, NS) == "1970-01-01T00:00:00Z"
    assert entries(root) == {}


@pytest.mark.parametrize("notice", ["withdrawal_error", "withdrawal_safety"])
def test_what_was_withdrawn_says_so_and_nothing_else(put, take_down, feed, public_client, notice):
    code = put(make.content())
    assert "town" in public_client.get(FEED).content.decode()  # the control
    take_down(code, notice=notice)

    entry = entries(feed())[code]
    assert entry.findtext("a:title", None, NS) == f"Withdrawn: {code}"
    text = public_client.get(FEED).content.decode()
    assert "town" not in text
    assert "The record was wrong" not in text


def test_what_was_withdrawn_is_found_by_nothing(put, take_down, feed):
    gone, standing = put(make.cluster_munition_in_two_areas(), make.cluster_munition_in_two_areas())
    take_down(gone)

    assert set(entries(feed())) == {gone, standing}
    assert list(entries(feed("?weapon=cluster_munition"))) == [standing]


def test_held_records_and_aggregate_reports_are_not_in_it(put, feed, as_publisher):
    from registry.published import write

    held, standing = put(make.content(), make.content())
    put(make.content(kind="aggregate_report"))
    item = write.Carried(next(make.OUTBOX), "incident", "suspended", held, 1, None, "", None)
    with as_publisher():
        write.carry([item], at=make.AT, naming=make.NAMING)

    assert list(entries(feed())) == [standing]


@pytest.mark.parametrize(
    ("query", "number"),
    [("?weapon=cluster_munition", 1), ("?area=SYR", 2), ("?area=SY07", 1), ("?weapon=uxo", 0)],
)
def test_the_one_filter_selects(put, feed, query, number):
    put(make.content(), make.cluster_munition_in_two_areas())
    root = feed(query)

    assert len(entries(root)) == number
    assert root.find("a:link[@rel='self']", NS).get("href") == f"http://localhost:8000{FEED}{query}"


@pytest.mark.parametrize(
    "query", ["?x=1", "?weapon=catapult", "?cursor=a", "?format=json", "?sort=date", "?limit=0"]
)
def test_nothing_else_is_taken(reference, public_client, query):
    answer = public_client.get(FEED + query)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_texts_name_the_language_they_are_in(put, feed):
    both, english = put(make.cluster_munition_in_two_areas(), make.content())
    root = feed("?lang=ar")
    titles = {code: entry.find("a:title", NS) for code, entry in entries(root).items()}

    assert root.get(LANG) == "ar"
    assert (titles[both].get(LANG), titles[both].text[:4]) == ("ar", "بلاغ")
    assert titles[english].get(LANG) == "en"


def test_markup_and_signs_that_xml_has_not_are_text(put, feed, public_client):
    code = put(
        make.content(title={"en": "<b>&amp; ]]> \x0b end"}, summary={"en": "<script>alert(1)</script>"})
    )

    entry = entries(feed())[code]
    assert entry.findtext("a:title", None, NS) == "<b>&amp; ]]> \ufffd end"
    assert b"<script>" not in public_client.get(FEED).content


def test_demonstrations_are_flagged_and_kept_from_search_engines(put, feed, public_client):
    real = put(make.content())
    assert "X-Robots-Tag" not in public_client.get(FEED)
    invented = put(make.content(demonstration=True))

    found = entries(feed())
    assert found[invented].find("a:category", NS).get("term") == "demonstration"
    assert found[invented].findtext("a:title", None, NS).startswith("Demonstration")
    assert found[real].find("a:category", NS) is None
    assert public_client.get(FEED)["X-Robots-Tag"] == "noindex"


def test_a_second_visit_costs_one_narrow_row_and_a_withdrawal_ends_it(
    put, take_down, reference, public_client, django_assert_num_queries
):
    code = put(make.content())
    etag = public_client.get(FEED)["ETag"]
    with django_assert_num_queries(2, using="published"):
        assert public_client.get(FEED, headers={"If-None-Match": etag}).status_code == 304
    take_down(code)
    assert public_client.get(FEED, headers={"If-None-Match": etag}).status_code == 200


def test_reading_alone_and_nothing_beside(reference, public_client):
    assert public_client.post(FEED).status_code == 405
    assert public_client.get("/feeds/other").json()["code"] == "not_found"
    assert public_client.head(FEED).content == b""
