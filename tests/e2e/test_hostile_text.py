# SPDX-License-Identifier: Apache-2.0
"""A thousand hostile vectors in every text of the public document: everywhere shown as text, nowhere more (T20, T21).

A short run opens one record with a hundred of all kinds; RECORDS=10, as `make fuzz` has it, opens all.
"""

import json
import os
from collections.abc import Iterator
from email.message import Message
from urllib.request import urlopen

import pytest

from registry.domain.errors import InvalidInput
from registry.domain.text import plain_text
from tests.api.crawl import addresses
from tests.e2e.heads import heads
from tests.e2e.hostile.traces import listening, traces
from tests.e2e.hostile.vectors import CORES, COUNT, TURNED, events, vectors
from tests.e2e.hostile.world import EACH
from tests.e2e.house import House
from tests.e2e.watched import Watched

RECORDS = int(os.environ.get("RECORDS", "2"))
"""At least two: both at one place, so that the map lists them."""
SHOWN = [each for each in vectors() if each not in TURNED]
DRAWN = "body[data-map-idle]"
OPENED = ("text/html", "application/atom+xml", "image/svg+xml", "application/xml", "text/xml", "text/plain")
"""What a browser parses, when an address of ours is opened in it."""
VIEWED = ("application/atom+xml", "application/xml", "text/xml")
"""What Chromium shows as a tree, with styles and a script of its own that our policy stops: no complaint of ours."""


@pytest.fixture(scope="module")
def world(static_files):
    house = House("hostile")
    house.build()
    codes = json.loads(house.run("publisher", "-m", "tests.e2e.hostile.world", str(RECORDS)).splitlines()[-1])
    with house.serving("public", own_links=True) as url:
        yield url, codes


@pytest.fixture
def watched(chromium, world):
    made = listening(Watched(chromium, world[0], reduced_motion="reduce"))
    yield made
    made.context.close()


def asked(codes) -> Iterator[str]:
    """Yield each address once: of the first record in both languages, of the others in one."""
    first, *others = codes["incidents"]
    found = [each for _, each in addresses((first, codes["gone"], codes["report"]))]
    found += [each for _, each in addresses(tuple(others)) if not each.startswith("/ar/")] if others else []
    yield from dict.fromkeys(found)


def where_it_ends(head, address: str) -> Message:
    """Return the headers of what a browser comes to: an address of another kind of record leads to that of its own."""
    headers = head(address)[1]
    return where_it_ends(head, headers["Location"]) if headers["Location"] else headers


def test_nothing_of_a_record_is_more_than_text_on_any_page(watched, world):
    """All addresses of the URL resolver that a browser parses; the others say firmly what they are."""
    url, codes = world
    opened = []
    with heads(url) as head:
        told = {address: where_it_ends(head, address) for address in asked(codes)}
    for address, headers in told.items():
        assert headers["X-Content-Type-Options"] == "nosniff", address
        if headers.get_content_type() not in OPENED or headers.get_content_disposition() == "attachment":
            continue
        opened.append(watched.open(address).status)
        if headers.get_content_type() in VIEWED:
            watched.complaints.clear()
        assert (traces(watched.page), watched.complaints, watched.foreign) == ([], [], []), address
    assert watched.clean()
    assert len(opened) > 30


def test_page_of_a_record_shows_every_vector(watched, world):
    url, codes = world
    for number, code in enumerate(codes["incidents"]):
        watched.open(f"/en/incidents/{code}")
        shown = "".join(watched.page.locator("h1").text_content().split())
        published = json.load(urlopen(f"{url}/api/v1/incidents/{code}"))
        for vector in SHOWN[number * EACH : (number + 1) * EACH]:
            assert "".join(vector.split()) in shown
            assert vector in published["title"]["en"]


def test_map_and_what_opens_on_it_take_nothing_for_more_than_text(watched, world):
    watched.open("/en/explore?bbox=36.4,35.4,36.6,35.6")
    page = watched.page
    page.wait_for_selector(DRAWN, timeout=60_000)
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#map-card:not([hidden]) a")

    assert page.locator("#map-card li").count() == RECORDS
    assert "canary" in page.locator("#map-card").inner_text()
    assert traces(page) == []
    assert watched.clean()


def test_only_what_turns_or_hides_words_is_refused_before_anything_is_kept():
    refused = set()
    for vector in vectors():
        try:
            plain_text(vector)
        except InvalidInput:
            refused.add(vector)

    assert refused == set(TURNED)
    assert len(set(vectors())) == COUNT


UNESCAPED = (
    *(f"<p>{each}</p>" for each in (*list(events())[:: len(list(events())) // 12], *CORES)),
    '<a href="javascript:canary(1)">here</a>',
    '<input value="" onfocus="canary(1)" x="">',
    '<script type="application/ld+json">{"name": "</script><script>canary(1)</script>"}</script>',
    "<svg><title></title><script>canary(1)</script></svg>",
)


@pytest.fixture
def unescaped(watched):
    """Return a function that opens a page of ours that holds these bytes as they are."""

    def opened(body: str, policy: str) -> list[str]:
        headers = {"Content-Type": "text/html", "Content-Security-Policy": policy}
        watched.page.route("**/unescaped", lambda route: route.fulfill(body=body, headers=headers))
        watched.complaints.clear()
        watched.open("/unescaped")
        watched.page.unroute("**/unescaped")
        return traces(watched.page) + watched.complaints

    return opened


@pytest.mark.parametrize("policy", ["default-src 'none'; script-src 'self'", ""], ids=["strict", "none"])
def test_page_that_does_not_escape_is_seen(unescaped, policy):
    """Negative control: also where the policy keeps a script from running."""
    assert [body for body in UNESCAPED if not unescaped(body, policy)] == []
