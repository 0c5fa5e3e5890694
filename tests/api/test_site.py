# SPDX-License-Identifier: Apache-2.0
"""The site without a browser: languages, one address for one selection, refusals, caching."""

import re
from dataclasses import replace

import pytest

from registry.domain import reference as codes
from registry.public.standing import any_invented, named_areas
from registry.published.snapshot.build import build
from registry.published.snapshot.files import write
from registry.published.snapshot.reading import Snapshot
from registry.published.state import live
from tests.factories import content as make
from tests.factories import varied


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("", "en"),
        ("ar", "ar"),
        ("ar-SY,en;q=0.5", "ar"),
        ("de,fr;q=0.9", "en"),
        ("de,ar;q=0.3", "ar"),
        ("\0;q=x", "en"),
    ],
)
def test_the_first_address_leads_to_the_readers_language_without_a_cookie(db, public_client, accepted, lang):
    answer = public_client.get("/", headers={"Accept-Language": accepted})

    assert (answer.status_code, answer["Location"]) == (302, f"/{lang}/")
    assert "Accept-Language" in answer["Vary"]
    assert not answer.cookies


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("from=2024-11-01&to=2024-11-30&weapon=&area=", "date=2024-11-01/2024-11-30"),
        ("from=2024-11-01&to=", "date=2024-11-01/.."),
        ("weapon=uxo&weapon=cluster_munition", "weapon=cluster_munition,uxo"),
        ("utm_source=x&area=SYR&fbclid=y", "area=SYR"),
        ("area=SYR&area=SY07", "area=SY07&area=SYR"),
        ("utm_source=x", ""),
    ],
)
def test_one_selection_has_one_address(reference, public_client, typed, canonical):
    answer = public_client.get(f"/en/explore?{typed}")
    assert (answer.status_code, answer["Location"]) == (302, f"/en/explore?{canonical}".rstrip("?"))
    assert public_client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("weapon=uxo&area=SYR&area=SY07", "/en/explore?weapon=uxo&area=SYR&area=SY07"),
        ("utm_source=x", "/en/"),
        ("colour=red", "/en/explore?colour=red"),
    ],
)
def test_a_selection_at_the_first_page_is_at_home_in_explore(reference, public_client, typed, leads_to):
    answer = public_client.get(f"/en/?{typed}")
    assert (answer.status_code, answer["Location"]) == (302, leads_to)


@pytest.mark.parametrize(
    "query", ["colour=red", "weapon=catapult", "date=2024", "cursor=x", "bbox=1,2", "lang=ar"]
)
def test_a_bad_parameter_is_a_page_that_names_it(reference, public_client, query):
    answer = public_client.get(f"/en/explore?{query}")

    assert answer.status_code == 400
    assert f'<code dir="ltr">{query.partition("=")[0]}</code>' in answer.content.decode()


def test_the_page_counts_exactly_and_lists_newest_first(put, reference, public_client):
    put(make.content(date=make.when("2024-11-01", "2024-11-01"), title={"en": "The older one"}))
    put(make.content(date=make.when("2024-11-05", "2024-11-05"), title={"en": "The newer one"}))
    text = public_client.get("/en/explore").content.decode()

    assert '<strong class="big">2</strong>' in text
    assert text.index("The newer one") < text.index("The older one")


def test_reports_stand_apart_and_are_not_counted(put, reference, public_client):
    put(make.content(kind="aggregate_report", title={"en": "Displacement over months"}))
    text = public_client.get("/en/explore").content.decode()

    assert '<strong class="big">0</strong>' in text
    assert text.index("not added to the incidents") < text.index("Displacement over months")


def test_an_empty_registry_says_so(reference, public_client):
    assert "No records are published yet." in public_client.get("/en/explore").content.decode()


def test_text_of_a_record_is_only_ever_text(put, reference, public_client):
    attack = "<script>alert(1)</script>"
    code = put(
        make.content(title={"en": attack}, summary={"en": attack}, claims=(make.claim(source=attack),))
    )

    for address in (
        "/en/explore",
        f"/en/incidents/{code}",
        f"/ar/incidents/{code}",
        f"/en/incidents/{code}/card",
    ):
        answer = public_client.get(address)
        assert answer.status_code == 200
        assert attack not in answer.content.decode()


@pytest.mark.parametrize("code", ["CHR-0000000-0", "x", "%00", "<b>", "a" * 300])
def test_pages_that_are_not_there_are_the_same_bytes(reference, public_client, code):
    answers = [public_client.get(f"/en/incidents/{each}") for each in (codes.mint(), code)]

    assert answers[0].content == answers[1].content
    assert answers[0].headers == answers[1].headers
    assert [each.status_code for each in answers] == [404, 404]


def test_an_old_version_says_so_and_leads_to_the_newest(put, reference, public_client):
    code = put(make.content())
    put(make.content(title={"en": "Better"}), code=code, version=2)

    old = public_client.get(f"/en/incidents/{code}/versions/1").content.decode()
    assert "This is version 1 of 2." in old
    assert "This is version" not in public_client.get(f"/en/incidents/{code}").content.decode()


def test_a_record_withdrawn_for_safety_is_gone_at_every_page(put, take_down, reference, public_client):
    code = put(make.content())
    take_down(code, notice="withdrawal_safety")

    for address in (f"/en/incidents/{code}", f"/en/incidents/{code}/versions/1", f"/ar/incidents/{code}"):
        answer = public_client.get(address)
        assert answer.status_code == 410
        assert "Explosion" not in answer.content.decode()
    assert public_client.get(f"/en/incidents/{code}/card").status_code == 404


@pytest.mark.parametrize(
    ("accept", "leads_to"),
    [
        ("text/html,*/*;q=0.8", "/en/incidents/{}"),
        ("application/json", "/api/v1/incidents/{}"),
        ("application/geo+json", "/api/v1/incidents/{}"),
    ],
)
def test_a_permanent_address_serves_people_and_programs(put, reference, public_client, accept, leads_to):
    code = put(make.content())
    answer = public_client.get(f"/incidents/{code}", headers={"Accept": accept})

    assert (answer.status_code, answer["Location"]) == (302, leads_to.format(code))


@pytest.mark.parametrize("kind", ["incidents", "aggregate-reports"])
@pytest.mark.parametrize("end", ["", "/"])
def test_what_is_left_of_a_records_address_leads_to_all_of_them(reference, public_client, kind, end):
    of_language = public_client.get(f"/ar/{kind}{end}?weapon=uxo")
    of_none = public_client.get(f"/{kind}{end}", headers={"Accept-Language": "ar"})

    assert (of_language.status_code, of_language["Location"]) == (302, "/ar/explore?weapon=uxo")
    assert (of_none.status_code, of_none["Location"]) == (302, "/ar/explore")


def test_a_record_says_since_when_it_stands_and_the_site_as_of_when_it_tells(put, reference, public_client):
    code = put(make.content())
    put(make.content())
    record, site = public_client.get(f"/en/incidents/{code}").text, public_client.get("/en/explore").text

    assert re.search(r"This record: unchanged since [^<]* \(state 1 of all that is published\)", record)
    assert re.search(r"As published on [^<]* \(state 2\)", site)
    assert "As published on" not in record


def test_a_second_visit_of_a_page_costs_no_document(
    put, reference, public_client, django_assert_max_num_queries
):
    code = put(make.content())
    for address, queries in (
        ("/en/explore", 2),
        (f"/en/incidents/{code}", 3),
    ):  # the third: which records belong to it
        etag = public_client.get(address)["ETag"]
        with django_assert_max_num_queries(queries, using="published"):
            assert public_client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_the_first_page_costs_a_fixed_number_of_queries(
    put, reference, public_client, django_assert_num_queries
):
    put(*(make.content() for _ in range(3)))
    public_client.get("/en/explore")  # reads the labels, which are kept for a version of the vocabularies
    with django_assert_num_queries(59, using="published"):  # of SQL; from a snapshot see test_explore.py
        public_client.get("/en/explore?area=SYR")


def test_a_refusal_speaks_the_language_of_the_page(catalogues, reference, public_client):
    arabic = public_client.get("/ar/explore?date=2024-13-01").content.decode()
    english = public_client.get("/en/explore?date=2024-13-01").content.decode()

    assert "يسمّي «\u2066date\u2069» يومًا ليس في التقويم." in arabic
    assert "“date” names a day that is not in the calendar." in english


@pytest.mark.parametrize(("lang", "address"), [("en", ""), ("ar", "?lang=ar")])
def test_readers_of_feeds_find_the_feed_in_the_head_of_every_page(reference, public_client, lang, address):
    for path in ("", "api", "nothing"):
        page = public_client.get(f"/{lang}/{path}").text
        head = page.partition("</head>")[0]
        assert 'type="application/atom+xml"' in head
        assert f'href="/feeds/incidents.atom{address}"' in head
    assert public_client.get(f"/feeds/incidents.atom{address}").status_code == 200


@pytest.mark.parametrize("invented", [False, True])
def test_what_is_told_of_all_records_is_read_from_the_snapshot(
    put, reference, tmp_path, django_assert_num_queries, invented
):
    """Each look at the first page would else go through every record that there is."""
    put(*(replace(each, demonstration=invented) for each in varied.contents(20)))
    snapshot = Snapshot(write(tmp_path, build()))
    told = {look: look(live()) for look in (named_areas, any_invented)}

    assert told[any_invented] is invented
    assert {"SYR", "SY07"} <= told[named_areas]
    with django_assert_num_queries(0, using="published"):
        assert {look: look(snapshot) for look in told} == told


def test_the_card_of_the_map_ignores_no_parameter(put, reference, public_client):
    code = put(make.content())

    assert public_client.get(f"/en/incidents/{code}/card").status_code == 200
    assert public_client.get(f"/en/incidents/{code}/card?version=1").status_code == 400
