# SPDX-License-Identifier: Apache-2.0
"""What the page of a record hands on: citations, linked data, links to every form, how to check the hash."""

import json
import re
from hashlib import sha256

import bibtexparser
import pytest
import rfc8785
import rispy

from tests.api.record_page.reading import block
from tests.factories import content as make
from tests.factories import many


def test_citations_are_the_same_on_the_page_and_as_files(corrected, page, public_client):
    text = page(f"/ar/incidents/{corrected}")

    for ending, kind in (("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems"),
                         ("json", "application/vnd.citationstyles.csl+json")):  # fmt: skip
        answer = public_client.get(f"/ar/incidents/{corrected}/versions/2/cite.{ending}")
        assert answer["Content-Type"].startswith(kind)
        assert answer["Content-Disposition"] == f'attachment; filename="{corrected}-v2.{ending}"'
        written = answer.content.decode()
        assert block(text, f"cite-{ending}").splitlines() == written.splitlines()
        assert f"/incidents/{corrected}/versions/2" in written
        etag = answer["ETag"]
        again = public_client.get(answer.request["PATH_INFO"], headers={"If-None-Match": etag})
        assert again.status_code == 304


def test_citations_of_a_page_are_read_by_other_programs(corrected, page):
    text = page(f"/en/incidents/{corrected}")

    (entry,) = bibtexparser.parse_string(block(text, "cite-bib")).entries
    (reference,) = rispy.loads(block(text, "cite-ris"))
    (item,) = json.loads(block(text, "cite-json"))
    assert entry.key == item["id"] == reference["id"] == f"{corrected}-v2"
    assert reference["title"] == item["title"] == many.second().title["en"]


def test_the_plain_citation_names_the_version_and_all_versions_stand_below(corrected, page):
    text = page(f"/en/incidents/{corrected}")

    assert block(text, "cite-plain").endswith(f"/incidents/{corrected}/versions/2")
    assert re.search(rf'All versions:.*?href="[^"]*/incidents/{corrected}"', text, re.S)


def described(text):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_version_describes_itself_as_linked_data(corrected, page, lang):
    data = described(page(f"/{lang}/incidents/{corrected}"))

    assert (data["@context"], data["@type"]) == ("https://schema.org", "Dataset")
    assert data["@id"].endswith(f"/incidents/{corrected}/versions/2")
    assert (data["identifier"], data["version"], data["inLanguage"]) == (corrected, "2", lang)
    assert data["name"] == many.second().title[lang]
    assert data["temporalCoverage"] == "2024-11-27/2024-11-27"
    assert data["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert data["spatialCoverage"][0]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 35.9,
        "longitude": 36.6,
    }
    assert len(data["distribution"]) == 2


def test_words_that_only_english_has_are_no_other_words_in_arabic(put, reference, page):
    data = described(page(f"/ar/incidents/{put(make.content())}"))

    assert data["name"] == make.content().title["en"]
    assert "a town" in data["spatialCoverage"][0]["name"]
    assert not {"\u2068", "\u2069"} & set(json.dumps(data, ensure_ascii=False))


def test_an_area_without_a_point_has_no_point_in_linked_data(put, reference, page):
    data = described(page(f"/en/incidents/{put(make.cluster_munition_in_two_areas())}"))

    assert [set(each) for each in data["spatialCoverage"]] == [{"@type", "name"}] * 2


def test_a_square_is_a_box_in_linked_data(put, reference, page):
    ring = [[36.0, 35.0], [36.1, 35.0], [36.1, 35.1], [36.0, 35.1], [36.0, 35.0]]
    square = make.place(geometry={"type": "Polygon", "coordinates": [ring]})
    (place,) = described(page(f"/en/incidents/{put(make.content(locations=(square,)))}"))["spatialCoverage"]

    assert place["geo"] == {"@type": "GeoShape", "box": "35 36 35.1 36.1"}


@pytest.mark.parametrize(
    "attack", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028]]>", '"}</SCRIPT >']
)
def test_no_text_ends_the_block_that_it_stands_in(put, reference, page, attack):
    text = page(f"/en/incidents/{put(make.content(title={'en': attack}, summary={'en': attack}))}")

    assert described(text)["name"] == attack
    assert attack not in text or attack.startswith("\u2028")


def test_the_head_of_the_answer_leads_to_every_form(corrected, public_client):
    links = public_client.get(f"/en/incidents/{corrected}")["Link"]

    for relation in ("canonical", "cite-as", "alternate", "describedby", "license"):
        assert f'rel="{relation}"' in links
    for address in re.findall(r"<http://localhost:8000(/[^>]*)>", links):
        assert public_client.get(address, follow=True, headers={"Accept": "*/*"}).status_code == 200


def test_the_recipe_on_the_page_gives_the_hash_on_the_page(corrected, page, public_client, monkeypatch):
    text = page(f"/en/incidents/{corrected}/versions/1")
    recipe = block(text, "check-code")
    told = []
    monkeypatch.setattr(
        "urllib.request.urlopen",
        lambda address: public_client.get(address.removeprefix("http://localhost:8000")),
    )
    monkeypatch.setattr("json.load", lambda answer: json.loads(answer.content))
    exec(recipe, {"print": told.append})  # the page's own words

    assert told == [block(text, "sha256").strip()]
    assert told == [sha256(rfc8785.dumps(json.loads(many.first().canonical()))).hexdigest()]


def test_a_report_has_its_own_address_in_what_cites_it(put, reference, page, public_client):
    code = put(make.content(kind="aggregate_report"))
    text = page(f"/en/aggregate-reports/{code}")

    assert f"/aggregate-reports/{code}/versions/1" in block(text, "cite-plain")
    assert public_client.get(f"/aggregate-reports/{code}/versions/1", follow=True).status_code == 200
