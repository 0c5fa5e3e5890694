# SPDX-License-Identifier: Apache-2.0
"""The site is found: sitemaps, robots, canonical and other languages, structured data, pictures of shared addresses."""

import json
import re
import struct
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as Tree

import pytest
from django.conf import settings as configured

from registry.public import views
from registry.published import listing
from registry.published.snapshot.build import build
from registry.published.snapshot.files import write
from registry.published.snapshot.reading import Snapshot
from registry.published.state import live
from tests.factories import content as make

BASE = "http://localhost:8000"
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HEAD_LINK = re.compile(r'<link rel="(canonical|alternate)"(?:\s+hreflang="([^"]+)")?\s+href="([^"]+)"')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PAGES = ("", "explore", "downloads", "methodology", "methodology/counting", "corrections", "corrections?kind=withdrawn",
         "data-dictionary", "data-dictionary/weapon",
         "statistics", "report", "data-responsibility", "about", "api", "areas", "weapons")  # fmt: skip


@pytest.fixture
def xml(public_client, reference):
    def fetch(path: str) -> Tree.Element:
        answer = public_client.get(path)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/xml; charset=utf-8"
        return Tree.fromstring(answer.content)

    return fetch


def path_of(address: str) -> str:
    assert address.startswith(f"{BASE}/")
    return address.removeprefix(BASE)


def test_every_address_of_every_sitemap_is_there_in_every_language(put, xml, public_client):
    put(make.content(), make.cluster_munition_in_two_areas(), make.content(kind="aggregate_report"))
    parts = [path_of(each.text) for each in xml("/sitemap.xml").iterfind("s:sitemap/s:loc", NS)]
    assert parts == ["/sitemaps/pages.xml", "/sitemaps/incidents-1.xml", "/sitemaps/aggregate-reports-1.xml"]

    for part in parts:
        urls = xml(part).findall("s:url", NS)
        assert 0 < len(urls) <= 50_000
        listed = {url.findtext("s:loc", None, NS) for url in urls}
        for url in urls:
            others = {link.get("href") for link in url.iterfind("x:link", NS)}
            assert url.findtext("s:loc", None, NS) in others <= listed
        for address in listed:
            assert public_client.get(path_of(address)).status_code == 200, address


def test_invented_withdrawn_and_unknown_records_are_in_no_sitemap(put, take_down, xml, public_client):
    standing = put(make.content())
    gone, invented = put(make.content()), put(make.content(demonstration=True))
    take_down(gone)
    text = public_client.get("/sitemaps/incidents-1.xml").text

    assert standing in text
    assert gone not in text
    assert invented not in text
    for name in ("incidents-2", "incidents-0", "incidents-x", "nothing"):
        assert public_client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_parts_of_the_snapshot_are_those_of_the_tables(put, reference, tmp_path, monkeypatch):
    monkeypatch.setattr(listing, "SIZE", 2)
    put(*(make.content(date=make.when(f"2024-11-{day:02}", f"2024-11-{day:02}")) for day in range(1, 6)))
    put(make.content(demonstration=True))
    snapshot = Snapshot(write(tmp_path, build()))

    assert len(listing.parts(live(), "incident")) == 3
    assert listing.parts(snapshot, "incident") == listing.parts(live(), "incident")
    for number in range(1, 5):
        assert listing.part(snapshot, "incident", number) == listing.part(live(), "incident", number)
    assert listing.part(snapshot, "incident", 4) == []


def test_robots_names_the_sitemap(reference, public_client):
    answer = public_client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert f"Sitemap: {BASE}/sitemap.xml" in answer.text.splitlines()


def test_security_txt_has_what_rfc_9116_asks_for(reference, public_client, settings):
    assert public_client.get("/.well-known/security.txt").status_code == 404
    settings.REGISTRY_OPERATOR = replace(
        configured.REGISTRY_OPERATOR, security_contact="mailto:s@registry.example", security_contact_days=90
    )
    fields = dict(
        line.split(": ", 1) for line in public_client.get("/.well-known/security.txt").text.splitlines()
    )

    assert fields["Contact"] == "mailto:s@registry.example"
    ahead = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert 88 < ahead.days < 90
    assert fields["Canonical"] == f"{BASE}/.well-known/security.txt"


@pytest.mark.parametrize("page", PAGES)
def test_each_page_names_itself_and_its_other_language_and_is_named_back(reference, public_client, page):
    found = {}
    for lang in ("en", "ar"):
        answer = public_client.get(f"/{lang}/{page}")
        assert answer.status_code == 200
        assert not answer.cookies
        links = HEAD_LINK.findall(answer.text.partition("</head>")[0])
        assert [each for each in links if each[0] == "canonical"] == [
            ("canonical", "", f"{BASE}/{lang}/{page}")
        ]
        found[lang] = {tag: address for _rel, tag, address in links if tag}
    assert found["en"] == found["ar"]
    assert found["en"] == {
        "en": f"{BASE}/en/{page}",
        "ar": f"{BASE}/ar/{page}",
        "x-default": f"{BASE}/en/{page}",
    }


def test_what_trackers_add_is_not_in_the_canonical_address(put, reference, public_client):
    code = put(make.content())
    text = public_client.get(f"/en/incidents/{code}?utm_source=x").text
    assert f'<link rel="canonical" href="{BASE}/en/incidents/{code}">' in text
    assert text.count('rel="canonical"') == 1


@pytest.mark.parametrize("page", ["", "downloads"])
def test_the_dataset_is_described_for_search_engines(put, reference, public_client, page):
    put(make.content())
    described = json.loads(DATA.search(public_client.get(f"/en/{page}").text)[1])
    dataset = described["dataset"]

    assert (described["@context"], described["@type"]) == ("https://schema.org", "DataCatalog")
    assert dataset["@type"] == "Dataset"
    assert 50 <= len(dataset["description"]) <= 5000
    assert all(
        dataset[name] for name in ("name", "license", "creator", "distribution", "version", "dateModified")
    )
    for file in dataset["distribution"]:
        assert public_client.get(path_of(file["contentUrl"])).status_code == 200


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_shared_page_has_a_drawn_picture_of_its_version(put, take_down, reference, public_client, lang):
    title = {"en": "A <b>title</b> & \u202e more", "ar": "عنوان"}
    code = put(make.content(title=title, locations=(make.place(36.7, 35.9),)))
    other = put(make.content())
    address = re.search(
        r'property="og:image" content="([^"]+)"', public_client.get(f"/{lang}/incidents/{code}").text
    )[1]
    answer = public_client.get(path_of(address))

    assert address == f"{BASE}/og/{lang}/incidents/{code}/1.png"
    assert answer["Content-Type"] == "image/png"
    assert size_of(answer.content) == (1200, 630)
    assert answer.content != public_client.get(f"/og/{lang}/incidents/{other}/1.png").content
    assert public_client.get(path_of(address), headers={"If-None-Match": answer["ETag"]}).status_code == 304
    take_down(code, notice="withdrawal_safety")
    assert public_client.get(path_of(address)).status_code == 410
    assert public_client.get(f"/og/{lang}/incidents/{other}/2.png").status_code == 404


def test_the_site_has_a_picture_too(reference, public_client):
    answer = public_client.get("/og/ar/site.png")
    assert size_of(answer.content) == (1200, 630)


@pytest.mark.parametrize(("accept", "lang", "words"), [("ar", "ar", "غير موجود"), ("en", "en", "Not found")])
def test_what_is_nowhere_is_told_in_the_frame_and_the_readers_language(
    catalogues, reference, public_client, accept, lang, words
):
    answer = public_client.get("/nothing", headers={"Accept-Language": accept})
    assert (answer.status_code, answer["Content-Language"]) == (404, lang)
    assert "Accept-Language" in answer["Vary"]
    assert 'class="site-nav"' in answer.text
    assert 'rel="canonical"' not in answer.text
    assert "nothing" not in answer.text.partition("<main")[0]


def test_a_host_that_is_not_ours_and_a_fault_have_the_frame(reference, public_client, monkeypatch):
    refused = public_client.get("/en/about", headers={"Host": "elsewhere.invalid"})
    assert refused.status_code == 400
    assert 'class="site-nav"' in refused.text
    public_client.raise_request_exception = False
    monkeypatch.setattr(views.downloads, "dataset_cited", None)
    failed = public_client.get("/en/downloads")
    assert failed.status_code == 500
    assert 'class="site-nav"' in failed.text
    assert "Something went wrong" in failed.text


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/sitemaps/pages.xml", "/robots.txt", "/.well-known/security.txt"]
)
def test_no_parameter_is_ignored(public_client, reference, path):
    assert public_client.get(f"{path}?x=1").status_code == 400
