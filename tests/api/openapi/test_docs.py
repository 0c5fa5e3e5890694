# SPDX-License-Identifier: Apache-2.0
"""The page for people: every address, nothing from elsewhere, forms that work without a script."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from api.openapi.paths import OPERATIONS

pytestmark = pytest.mark.usefixtures("db")
DOCS = "/api/v1/docs/"
READ = [operation for operation in OPERATIONS.values() if not operation.leads]


class Seen(HTMLParser):
    """Collects ids, addresses that the page loads or leads to, and what forms ask for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.scripts += tag == "script" or any(name.startswith("on") or name == "style" for name in given)
        self.loads += [given[name] for name in ("src",) if name in given]
        self.loads += [given["href"]] if tag == "link" else []
        self.leads += [given["href"]] if tag == "a" else []


@pytest.fixture
def page(public_client) -> str:
    return public_client.get(DOCS).content.decode()


def test_every_address_stands_on_the_page(page):
    ids = Seen(page).ids

    assert {operation.id for operation in READ} <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_page_needs_no_script_and_nothing_from_elsewhere(page):
    seen = Seen(page)

    assert seen.scripts == 0
    assert [address for address in seen.loads if urlsplit(address).netloc] == []
    assert [address for address in seen.leads if urlsplit(address).netloc] == []


def test_links_within_the_page_lead_somewhere(page):
    seen = Seen(page)

    assert [link for link in seen.leads if link.startswith("#") and link[1:] not in seen.ids] == []


def test_the_columns_of_tables_are_told(page):
    entries = page.split('<section class="entry"')
    told = {
        name: next(each for each in entries if f'id="{name}"' in each)
        for name in ("listIncidents", "getStatistics")
    }

    assert "<li>killed_max: The most; empty where nobody sets a limit.</li>" in told["listIncidents"]
    assert "rows of families count their classes again" in told["getStatistics"]


def test_the_r_of_the_page_needs_no_package_but_those_it_loads_and_follows_all_pages(page):
    snippet = unescape(re.search(r'<code id="snippet-r">(.*?)</code>', page, re.DOTALL)[1])
    base_r = {"library", "list", "is.null", "length", "c", "do.call", "paste", "readLines"}

    assert set(re.findall(r"([\w.]+)\(", snippet)) == base_r | {"fromJSON", "st_read"}
    assert snippet.count('[["next"]]') == snippet.count("while (") == 2


def test_every_refusal_it_names_is_explained_in_the_guide(page, public_client, reference):
    named = set(re.findall(r'href="/en/api#(\w+)"', page))
    explained = set(re.findall(r'<tr id="(\w+)"', public_client.get("/en/api").content.decode()))

    assert len(named) > 8
    assert named <= explained | {"refusals"}


def test_a_form_leads_to_its_address_without_empty_fields(public_client):
    answer = public_client.get(f"{DOCS}try/listIncidents?area=SYR&bbox=&date=&limit=10&format=")

    assert answer.status_code == 302
    assert urlsplit(answer["Location"]).path == "/api/v1/incidents"
    assert parse_qs(urlsplit(answer["Location"]).query) == {"area": ["SYR"], "limit": ["10"]}


def test_what_is_part_of_an_address_is_put_into_it_and_leads_nowhere_else(public_client):
    into = public_client.get(f"{DOCS}try/getIncident?code=../../x//y%3F%23&format=json")["Location"]

    assert into == "/api/v1/incidents/..%2F..%2Fx%2F%2Fy%3F%23?format=json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{DOCS}?x=1", 400),
        (f"{DOCS}try/listIncidents?colour=red", 400),
        (f"{DOCS}try/listIncidents?limit=1&limit=2", 400),
        (f"{DOCS}try/getIncident?code=", 400),
        (f"{DOCS}try/getIncident", 400),
        (f"{DOCS}try/listIncidents?located=perhaps", 400),
        (f"{DOCS}try/nothing?located=", 400),
        (f"{DOCS}try/nothing", 404),
        (f"{DOCS}try/tryOperation", 404),
    ],
)
def test_a_form_that_nobody_offers_is_refused(public_client, path, status):
    answer = public_client.get(path)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_the_page_is_for_people(public_client):
    assert public_client.get(DOCS, headers={"Accept": "application/json"}).status_code == 406
    assert public_client.get(DOCS, headers={"Accept": "text/html"}).status_code == 200


def test_it_goes_out_as_it_was_made(public_client, db, django_assert_num_queries):
    with django_assert_num_queries(0, using="published"):
        first = public_client.get(DOCS)
        again = public_client.get(DOCS, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)
