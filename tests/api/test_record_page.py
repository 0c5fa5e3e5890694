# SPDX-License-Identifier: Apache-2.0
"""The page of a record over HTTP: what it shows of its document, and what it hands on to programs."""

import json
import re
from dataclasses import replace
from hashlib import sha256
from html import unescape

import bibtexparser
import pytest
import rfc8785
import rispy

from registry.published.document import Displaced
from tests.factories import content as make
from tests.factories import many

ENDS = {"en": "Northreach"}, {"en": "Southmere"}


@pytest.fixture
def corrected(put, reference):
    """Return the code of a record with two versions, the second corrected with a notice."""
    code = put(many.first())
    return put(many.second(), code=code, version=2, notice=many.NOTICE)


@pytest.fixture
def page(public_client):
    def read(address: str, status: int = 200) -> str:
        answer = public_client.get(address)
        assert answer.status_code == status
        return answer.content.decode()

    return read


def block(text, id):
    """Return the words of the element with this id."""
    return unescape(re.search(rf'id="{id}"[^>]*>(.*?)</', text, re.S)[1])


@pytest.fixture
def merge(as_publisher):
    """Return a function that lets a record lead to another."""

    def lead(code: str, into: str) -> None:
        with as_publisher():
            make.carry(code, "merged", merged_into=into)

    return lead


def flat(text):
    """Return the words of a page without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_the_first_screen_says_what_is_established_and_how_well(corrected, page):
    text = page(f"/en/incidents/{corrected}")
    head = text.partition("<main")[2].partition('id="sources"')[0]
    said = flat(head)

    for words in ("on or about 27 Nov 2024", "3–5 killed", "of whom 1–2 children", "10–20 or more injured", "Northreach",
                  "Artillery shell", "Armed forces of State A", "Alleged", "Local sources", "Denies", "Corroborated",
                  "At least two independent credible sources"):  # fmt: skip
        assert words in said, words
    for link in ("#cite", "#data"):
        assert f'href="{link}"' in head
    assert f'href="/en/report?record={corrected}"' in head
    assert head.index("<h1>") < head.index("3–5 killed")


def test_a_party_leads_to_the_row_of_the_claim_that_names_it(corrected, page):
    text = page(f"/en/incidents/{corrected}")
    row = text.partition('<tr id="claim-2"')[2].partition("</tr>")[0]

    assert 'href="#claim-2">claim 2</a>' in text
    assert "Claim 2" in flat(row)
    assert "Local news agency" in flat(row)
    assert "denied on 29 Nov 2024" in flat(text)
    assert "accepts 1–2 deaths" in flat(text)


def test_what_is_withheld_is_said_with_the_way_to_the_rule(corrected, page):
    text = page(f"/en/incidents/{corrected}")

    assert "Point withheld to protect people." in text
    assert 'href="/en/methodology#places"' in text


def test_what_each_source_said_is_drawn_over_the_range_that_is_counted(corrected, page):
    text = page(f"/en/incidents/{corrected}")
    killed = text.partition('<figure class="plot">')[2].partition("</figure>")[0]

    assert killed.count('class="lane-name"') == 4
    assert killed.count("left-out") == 1
    assert "The same origin stated a newer number." in killed
    assert 'class="band" x="50.00%" y="0" width="33.33%"' in killed
    assert text.index('class="plot"') < text.index('<table class="claims')


def test_a_single_statement_is_not_drawn(put, reference, page):
    assert 'class="plot"' not in page(f"/en/incidents/{put(make.cluster_munition_in_two_areas())}")


SAID = {
    "en": ("3–4 killed", "3–5 killed", "anywhere within 3 km", "Point withheld", "number: 4 or more", "Hospital",
           "A third source was found", "added", "Differs in: the fewest, how it came"),
    "ar": ("من 3 إلى 4", "من 3 إلى 5", "نورثريتش"),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_versions_are_compared_field_by_field(corrected, page, lang):
    text = page(f"/{lang}/incidents/{corrected}/compare/1..2")

    for words in SAID[lang]:
        assert words in flat(text), words
    for mark in ("<ins>", "<del>"):
        assert mark in text


def test_across_a_version_that_was_taken_down_the_head_tells_no_change(corrected, put, page):
    """Version 2 made the change: the day of version 3 would be put beside it."""
    third = replace(many.second(), harm_grade=make.term("confirmed", "Confirmed"))
    put(third, code=corrected, version=3, notice=many.NOTICE, takes_down=(2,))
    head = page(f"/en/incidents/{corrected}").partition("<main")[2].partition("<h1>")[0]

    assert "version 3 of 3" in flat(head)
    assert "became" not in head


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            "Killed: 3–4 people became → 3–5 people · Injured: 12–20 people became → 10–20 or more people",
        ),
        ("ar", "من 3 إلى 4 أصبح ← الأشخاص: من 3 إلى 5"),
    ],
)
def test_the_head_says_which_version_of_how_many_it_is_and_what_it_changed(
    catalogues, corrected, page, lang, words
):
    newest, first = (
        page(f"/{lang}/incidents/{corrected}{after}").partition("<main")[2].partition("<h1>")[0]
        for after in ("", "/versions/1")
    )

    assert words in flat(newest)
    assert f'href="/{lang}/incidents/{corrected}/compare/1..2"' in newest
    assert "what-changed" not in first
    if lang == "en":
        assert ("version 2 of 2" in flat(newest), "version 1 of 2" in flat(first)) == (True, True)
        assert "9 changes in all · Why ↓" in flat(newest)


def test_the_head_says_nothing_of_a_version_that_was_taken_down(put, reference, page):
    code = put(many.first())
    put(many.second(), code=code, version=2, takes_down=(1,), notice=many.NOTICE)
    head = flat(page(f"/en/incidents/{code}").partition("<main")[2].partition("<h1>")[0])

    assert "What changed ↓" in head
    assert "became" not in head


def test_a_tag_tells_of_each_party_how_surely_it_is_named(put, reference, page):
    other = replace(many.STATE, role=make.term("commander_claimed"))
    likely = replace(many.STATE, confidence=make.term("likely"))
    tags = page(f"/en/incidents/{put(replace(many.first(), attributions=(many.STATE, other, likely)))}")
    tags = re.findall(r'<li class="tag">(.*?)</li>', tags.partition('class="tags"')[2])

    assert [each for each in map(flat, tags) if "State A" in each] == [
        "Alleged: Armed forces of State A",
        "Likely: Armed forces of State A",
    ]


def test_where_people_went_and_whether_a_figure_grew_is_told(put, reference, page):
    moved = Displaced(make.term("families"), 20, 20, False, make.term("exact"), False, None, *ENDS)
    report = make.content(
        kind="aggregate_report",
        cumulative=True,
        displacement=(moved,),
        claims=(make.claim(displacement=(replace(moved, to_place={}),)),),
    )
    text = flat(page(f"/en/aggregate-reports/{put(report)}"))
    still = flat(page(f"/en/aggregate-reports/{put(replace(report, cumulative=False, displacement=()))}"))

    assert text.count("20 families displaced From Northreach to Southmere") == 2
    assert "20 families displaced From Northreach " in text.partition("Range over")[0].partition("Source")[2]
    assert ("The figures grew over this period." in text, "The figures grew" in still) == (True, False)


@pytest.mark.parametrize(("lang", "named"), [("en", "Language: Arabic"), ("ar", "اللغة: العربية")])
def test_each_source_is_told_with_its_language(catalogues, corrected, page, lang, named):
    assert named in flat(page(f"/{lang}/incidents/{corrected}"))


def test_the_page_leads_to_what_changed(corrected, page):
    newest, old = (page(f"/en/incidents/{corrected}{after}") for after in ("", "/versions/1"))

    assert f'href="/en/incidents/{corrected}/compare/1..2"' in newest
    assert "This is version 1 of 2." in old
    assert f'href="/en/incidents/{corrected}/compare/1..2"' in old


@pytest.mark.parametrize("span", ["2..1", "1..1", "1..3", "0..2", "1..x", "1...2", "1..2..3", "..", "1.."])
def test_versions_that_are_not_there_are_not_compared(corrected, public_client, span):
    assert public_client.get(f"/en/incidents/{corrected}/compare/{span}").status_code == 404


def test_a_version_that_was_taken_down_is_never_compared_or_cited(put, reference, page, public_client):
    code = put(many.first())
    put(many.second(), code=code, version=2, takes_down=(1,))
    put(replace(many.second(), title={"en": "A third title"}), code=code, version=3)

    text = page(f"/en/incidents/{code}")
    assert "taken down" in text
    assert f"/en/incidents/{code}/compare/2..3" in text
    for gone in ("compare/1..2", "compare/1..3", "versions/1", "versions/1/cite.bib"):
        assert gone not in text
        answer = public_client.get(f"/en/incidents/{code}/{gone}")
        assert answer.status_code == 410
        assert "Northreach" not in answer.content.decode()
    assert "A third title" in page(f"/en/incidents/{code}/compare/2..3")


def test_a_record_withdrawn_for_safety_is_neither_compared_nor_cited(corrected, take_down, public_client):
    take_down(corrected, version=2, notice="withdrawal_safety")

    for rest in ("compare/1..2", "versions/2/cite.ris"):
        answer = public_client.get(f"/en/incidents/{corrected}/{rest}")
        assert answer.status_code == 410
        assert "Northreach" not in answer.content.decode()


def test_a_record_withdrawn_as_an_error_is_compared_with_a_mark(corrected, take_down, page):
    take_down(corrected, version=2)

    assert "This record has been withdrawn" in page(f"/en/incidents/{corrected}/compare/1..2")


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


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_event_it_is_part_of_leads_to_other_records_that_name_it(put, reference, page, lang):
    code, other, apart = put(many.first(), replace(many.first(), title={"en": "Another"}), make.content())
    link = re.search(rf'href="(/{lang}/explore\?q=[^"]*)"', page(f"/{lang}/incidents/{code}"))[1]
    found = page(unescape(link))

    assert (code in found, other in found, apart in found) == (True, True, False)


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


def test_the_canonical_address_of_an_old_version_is_its_own(corrected, public_client):
    links = public_client.get(f"/en/incidents/{corrected}/versions/1")["Link"]

    assert f'/incidents/{corrected}/versions/1>; rel="canonical"' in links


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


def test_records_that_were_one_are_named_and_lead_to_one_another(put, reference, page):
    other = put(make.content(title={"en": "The other half"}))
    code = put(many.first(), related=(other,))
    text = page(f"/en/incidents/{code}")

    assert f'href="/en/incidents/{other}"' in text.partition('id="related"')[2]
    assert "The other half" in text.partition('id="related"')[2]


def test_a_record_beside_that_was_withdrawn_is_named_by_its_code_alone(put, take_down, reference, page):
    other = put(make.content(title={"en": "The other half"}))
    code = put(many.first(), related=(other,))
    before = page(f"/en/incidents/{code}")
    take_down(other, notice="withdrawal_safety")
    after = page(f"/en/incidents/{code}")

    assert "The other half" in before
    assert "The other half" not in after
    assert other in after


def test_a_record_that_was_merged_into_this_is_named(put, merge, reference, page, public_client):
    gone, code = put(make.content(title={"en": "The duplicate"})), put(many.first())
    etag = public_client.get(f"/en/incidents/{code}")["ETag"]
    merge(gone, code)

    assert public_client.get(f"/en/incidents/{code}", headers={"If-None-Match": etag}).status_code == 200
    text = page(f"/en/incidents/{code}")
    assert re.search(rf"Merged into this record:.*?{gone}", text, re.S)
    assert "The duplicate" not in text
    for rest in ("", "/versions/1/cite.bib", "/compare/1..2"):
        answer = public_client.get(f"/en/incidents/{gone}{rest}")
        assert (answer.status_code, answer["Location"]) == (308, f"/en/incidents/{code}")


def test_a_report_has_its_own_address_in_what_cites_it(put, reference, page, public_client):
    code = put(make.content(kind="aggregate_report"))
    text = page(f"/en/aggregate-reports/{code}")

    assert f"/aggregate-reports/{code}/versions/1" in block(text, "cite-plain")
    assert public_client.get(f"/aggregate-reports/{code}/versions/1", follow=True).status_code == 200


@pytest.mark.parametrize("query", ["?colour=red", "?lang=ar", "?format=geojson"])
def test_these_pages_take_no_parameters(corrected, public_client, query):
    for rest in ("compare/1..2", "versions/1/cite.bib"):
        assert public_client.get(f"/en/incidents/{corrected}/{rest}{query}").status_code == 400


def test_the_pages_of_a_record_cost_a_fixed_number_of_queries(
    corrected, public_client, django_assert_num_queries
):
    public_client.get(f"/en/incidents/{corrected}")  # reads the labels, which are kept
    for rest, queries in (("", 10), ("/compare/1..2", 6), ("/versions/2/cite.bib", 3)):
        with django_assert_num_queries(queries, using="published"):
            public_client.get(f"/en/incidents/{corrected}{rest}")
