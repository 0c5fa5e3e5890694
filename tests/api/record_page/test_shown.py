# SPDX-License-Identifier: Apache-2.0
"""The page of a record over HTTP: what it shows of its document, and what stands beside it."""

import re
from dataclasses import replace
from html import unescape

import pytest

from registry.published.document import Displaced
from tests.api.record_page.reading import flat
from tests.factories import content as make
from tests.factories import many

ENDS = {"en": "Northreach"}, {"en": "Southmere"}


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


@pytest.mark.parametrize(("lang", "why"), [("en", "need not add up to the whole"), ("ar", "فلا يلزم")])
def test_parts_that_are_more_than_the_whole_say_why_and_where_it_is_explained(put, page, lang, why):
    men, children = (
        make.share("adult_unspecified", "male", 3, 3),
        make.share("child_unspecified", "unknown", 1, 2),
    )
    more, fewer = (
        put(make.content(casualties={"killed": make.figure(3, 5, breakdown=parts)}))
        for parts in ((men, children), (children,))
    )
    address = f"/{lang}/methodology/counting"

    assert why in page(f"/{lang}/incidents/{more}")
    assert f'href="{address}#apart"' in page(f"/{lang}/incidents/{more}")
    assert why not in page(f"/{lang}/incidents/{fewer}")
    assert 'id="apart"' in page(address)


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


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_event_it_is_part_of_leads_to_other_records_that_name_it(put, reference, page, lang):
    code, other, apart = put(many.first(), replace(many.first(), title={"en": "Another"}), make.content())
    link = re.search(rf'href="(/{lang}/explore\?q=[^"]*)"', page(f"/{lang}/incidents/{code}"))[1]
    found = page(unescape(link))

    assert (code in found, other in found, apart in found) == (True, True, False)


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
