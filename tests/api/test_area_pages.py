# SPDX-License-Identifier: Apache-2.0
"""The pages of areas: the numbers are those of the interface, and what is not known is said and not echoed."""

import re
from uuid import uuid4

import pytest

from registry.domain import reference as codes
from registry.public import whereabouts
from registry.published.write import copy_reference
from tests.factories import content as make
from tests.factories import varied
from tests.factories.areas import public_areas

IDLEB = make.place(admin1=make.area())
INSIDE = {"weapons": ["cluster_munition", "cluster_rocket"], "areas": ["SYR", "SY07"], "countries": ["SYR"]}
KILLED = {"killed": make.figure(3, 5)}


@pytest.fixture
def recorded(put, reference):
    """Two incidents in a first-level area, one of them in no figure, and a report over months in the country."""
    made = make.content(locations=(IDLEB,), search=INSIDE, casualties=KILLED, title={"en": "In Idleb"})
    put(made)
    put(make.content(locations=(IDLEB,), search=INSIDE, harm_grade=make.term("discounted")))
    put(make.content(kind="aggregate_report"))


@pytest.mark.parametrize("code", ["SYR", "SY07"])
def test_the_numbers_are_those_of_the_interface(recorded, get, public_client, code):
    told = get(f"/api/v1/statistics?area={code}")
    text = public_client.get(f"/en/areas/{code}").text

    assert (told["distinct"], told["total"]["killed"]["min"]) == (1, 3)
    assert f'<dd class="big">{told["distinct"]}</dd>' in text
    assert '<dd class="big">3–5</dd>' in text
    assert "1 discounted incident" in text


@pytest.mark.parametrize("code", ["SYR", "SY07"])
def test_every_number_leads_to_what_it_counts(recorded, public_client, code):
    text = public_client.get(f"/en/areas/{code}").text

    assert f"/en/explore?area={code}&amp;weapon=cluster_rocket" in text
    assert f"/feeds/incidents.atom?area={code}" in text
    for address in (f"/en/explore?area={code}", f"/feeds/incidents.atom?area={code}"):
        assert "In Idleb" in public_client.get(address).text


def test_a_country_shows_its_parts_and_a_part_its_country(recorded, public_client):
    assert '<a href="/en/areas/SY07"><bdi>Idleb</bdi></a>' in public_client.get("/en/areas/SYR").text
    assert '<a href="/en/areas/SYR">Syria</a>' in public_client.get("/en/areas/SY07").text


def test_the_page_has_the_names_of_the_area_in_every_language(recorded, public_client):
    assert '<bdi class="other-name" lang="ar">إدلب</bdi>' in public_client.get("/en/areas/SY07").text
    assert "<h1><bdi>إدلب</bdi></h1>" in public_client.get("/ar/areas/SY07").text


def test_an_area_without_records_says_so(reference, public_client):
    answer = public_client.get("/en/areas/SY07")

    assert answer.status_code == 200
    assert "No records are published for Idleb." in answer.text


@pytest.mark.parametrize("code", ["XXX", "SY99", "syr", "<b>", "%00", "a" * 300])
def test_codes_of_no_area_are_the_same_bytes_at_the_same_cost(
    reference, public_client, django_assert_num_queries, code
):
    unknown = public_client.get(f"/en/areas/{codes.mint().replace('-', '')[:8]}")
    with django_assert_num_queries(1, using="published"):
        answer = public_client.get(f"/en/areas/{code}")

    assert (answer.status_code, answer.content) == (404, unknown.content)


def test_the_list_of_areas_has_what_records_name_and_says_what_it_cannot_name(recorded, put, public_client):
    put(make.content(locations=(make.place(country="QAA"),), search=INSIDE | {"countries": ["QAA"]}))
    text = public_client.get("/en/areas").text

    assert '<a href="/en/explore?area=SYR">1</a>' in text
    assert '<a href="/en/explore?area=SY07">' in text
    assert '<th scope="row"><bdi>QAA</bdi></th>' in text
    assert "/en/areas/QAA" not in text
    assert "area=QAA" not in public_client.get("/en/statistics").text  # no filter knows it


@pytest.mark.parametrize(("lang", "name"), [("en", "Invented country"), ("ar", "بلد مختلق")])
def test_the_country_of_invented_records_has_a_name_wherever_it_is_told(put, get, public_client, lang, name):
    place = make.place(country="XDM", name={})
    code = put(make.content(locations=(place,), search=INSIDE | {"areas": ["XDM"], "countries": ["XDM"]}))
    paths = ("/", "/areas", "/statistics", "/explore?area=XDM", f"/incidents/{code}")
    texts = {path: public_client.get(f"/{lang}{path}").text for path in paths}
    rows = get(f"/api/v1/statistics?by=country&lang={lang}")["rows"]

    assert [path for path, text in texts.items() if name not in text] == []
    assert [text for text in texts.values() if re.search(r">[^<>]*(?<!area=)\bXDM\b[^<>]*<", text)] == []
    assert rows[0]["country"] == {"code": "XDM", "label": name}
    assert name in texts["/explore?area=XDM"].partition('id="facet-area"')[2].partition("</details>")[0]


def test_parts_that_are_too_many_for_one_table_are_on_the_pages_of_their_countries(
    recorded, put, public_client, as_publisher, monkeypatch
):
    syria, idleb = public_areas()
    iraq = syria | {"id": uuid4(), "country": "IRQ", "names": {"en": "Iraq"}}
    with as_publisher():
        copy_reference(varied.VOCABULARIES, [syria, idleb, iraq], version="wider")
    put(make.content(locations=(make.place(country="IRQ"),), search=INSIDE | {"countries": ["IRQ"]}))
    monkeypatch.setattr(whereabouts, "MOST_LINES", 0)
    text = public_client.get("/en/areas").text

    assert "The page of each has its first-level areas." in text
    assert '<a href="/en/explore?area=SYR">1</a>' in text
    assert "/en/explore?area=SY07" not in text
    assert "/en/explore?area=SY07" in public_client.get("/en/areas/SYR").text


def test_an_empty_registry_has_no_area(reference, public_client):
    assert "No records are published yet." in public_client.get("/en/areas").text


@pytest.mark.parametrize("path", ["areas", "areas/SYR"])
def test_pages_of_areas_take_no_parameter(recorded, public_client, path):
    assert public_client.get(f"/en/{path}?weapon=uxo").status_code == 400
    assert public_client.get(f"/en/{path}?utm_source=letter").status_code == 200


@pytest.mark.parametrize("code", ["SYR", "SY07"])
def test_shapes_are_shaded_by_their_incidents_and_lead_to_their_pages(recorded, public_client, code):
    text = public_client.get(f"/en/areas/{code}").text

    here = code == "SY07"
    assert ('class="part here"' in text) is here
    assert ('aria-label="Idleb: 1 incident"' in text) is not here
