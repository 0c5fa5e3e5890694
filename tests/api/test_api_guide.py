# SPDX-License-Identifier: Apache-2.0
"""The guide for programs: where it leads, what it says of limits and refusals, the same in both languages."""

import json
import re
from html import unescape

import pytest

from registry.public.guide.limits import COSTS
from registry.published.changes import KINDS
from registry.ui.allowances import LARGEST_BODY, LONGEST_QUERY, PAGE_ANEW, STATISTIC_ANEW, TILE_ANEW


@pytest.fixture
def guide(reference, public_client, catalogues):
    """Return a function: the main part of the guide in a language."""

    def main(lang: str) -> str:
        answer = public_client.get(f"/{lang}/api")
        assert answer.status_code == 200
        return answer.text.partition("<main")[2].partition("</main>")[0]

    return main


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_it_leads_to_the_description_of_every_address(guide, public_client, lang):
    links = re.findall(r'href="(/[^"#]*)"', guide(lang))

    assert {"/api/v1/docs/", "/api/v1/openapi.json", "/api/ogc/", "/api/tiles/incidents.json"} <= set(links)
    assert {public_client.get(each).status_code for each in links} == {200}


def test_both_languages_have_the_same_parts_and_the_same_code(guide):
    english, arabic = guide("en"), guide("ar")
    for form in (r'\bid="([^"]+)"', r"<code[^>]*>(.*?)</code>"):
        found = re.findall(form, english, re.DOTALL)
        assert found == re.findall(form, arabic, re.DOTALL)
        assert len(found) > 20
    assert {"snippet-curl", "snippet-python", "snippet-r", "qgis", "changes", "limits"} <= set(
        re.findall(r'\bid="([^"]+)"', english)
    )


def test_what_has_to_be_typed_is_that_of_the_page_of_addresses(guide, public_client):
    form = r'<code id="snippet-\w+">.*?</code>'
    told = [
        re.findall(form, page, re.DOTALL) for page in (guide("en"), public_client.get("/api/v1/docs/").text)
    ]

    assert told[0] == told[1]
    assert len(told[0]) == 3


def test_the_limits_are_those_that_are_counted_with(guide, settings):
    settings.REGISTRY_RATE_LIMIT = 2_345
    text = guide("en")
    rows = re.findall(r'<td class="number">(\d*)</td>\s*<td class="number">(\d*)</td>', text)

    assert "One reader may take 2,345 units in 60 seconds" in text
    assert rows == [(str(cost), str(anew or "")) for _words, cost, anew in COSTS]
    assert {TILE_ANEW, STATISTIC_ANEW, PAGE_ANEW} == {anew for _words, _cost, anew in COSTS} - {0}
    for bound in (LONGEST_QUERY, LARGEST_BODY):
        assert f"{bound:,} bytes" in text


def test_where_nobody_is_limited_it_says_so(guide, settings):
    settings.REGISTRY_RATE_LIMIT = 0

    assert "This registry counts no units" in guide("en")


def test_the_refusal_that_it_shows_is_the_one_that_comes(guide, public_client):
    text = guide("en")
    shown = json.loads(unescape(re.search(r'<code id="refusal-example">(.*?)</code>', text, re.DOTALL)[1]))
    address = re.search(r"/api/v1/incidents\?limit=\d+(?=</code>)", text.partition('id="refusals"')[2])[0]

    assert shown == public_client.get(address).json()


def test_every_kind_of_line_of_the_feed_is_named(guide):
    part = guide("en").partition('id="changes"')[2].partition('id="limits"')[0]

    assert all(f">{kind}</code>" in part for kind in KINDS)
    assert "tombstone" in part
