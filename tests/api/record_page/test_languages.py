# SPDX-License-Identifier: Apache-2.0
"""A record that has its texts in one language, on the page of the other: marked, named, and cited as it can be."""

import json

import bibtexparser
import pytest
import rispy

from tests.api.record_page.reading import block
from tests.factories import content as make

TITLES = {"en": "Explosion reported in a town", "ar": "تقارير عن انفجار في بلدة"}
SUMMARIES = {"en": "One source reports an explosion.", "ar": "أفاد مصدر واحد بوقوع انفجار."}
TAGS = {"en": "in Arabic", "ar": "بالإنجليزية"}
OTHER = {"en": "ar", "ar": "en"}


@pytest.fixture
def told_in(put, catalogues):
    """Return a function that publishes a record told in these languages and gives its code."""

    def put_one(*languages):
        title, summary = ({tag: texts[tag] for tag in languages} for texts in (TITLES, SUMMARIES))
        return put(make.content(title=title, summary=summary, locations=(make.place(name=title),)))

    return put_one


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_title_and_summary_of_another_language_are_marked_and_named(told_in, page, lang):
    other = OTHER[lang]
    text = page(f"/{lang}/incidents/{told_in(other)}")
    tag = f' <span class="tag language">{TAGS[lang]}</span>'

    assert f'<h1><bdi lang="{other}">{TITLES[other]}</bdi>{tag}</h1>' in text
    assert f'<bdi lang="{other}">{SUMMARIES[other]}</bdi>{tag}</p>' in text
    assert f'<bdi lang="{other}">{TITLES[other]}</bdi>' in text.partition('class="facts"')[2]  # the place
    assert text.count("tag language") == 2


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("both", [True, False])
def test_texts_in_the_language_of_the_page_are_not(told_in, page, lang, both):
    text = page(f"/{lang}/incidents/{told_in(*(('en', 'ar') if both else (lang,)))}")

    assert f"<h1><bdi>{TITLES[lang]}</bdi></h1>" in text
    assert "tag language" not in text
    assert TAGS[lang] not in text


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_notice_in_another_language_is_marked_and_named(put, told_in, page, lang):
    code = told_in("en", "ar")
    other = OTHER[lang]
    notice = {"kind": "correction", "version": 2, "text": {other: SUMMARIES[other]}}
    put(make.content(title=TITLES, summary=SUMMARIES), code=code, version=2, notice=notice)
    text = page(f"/{lang}/incidents/{code}")

    assert (
        f'<bdi lang="{other}">{SUMMARIES[other]}</bdi> <span class="tag language">{TAGS[lang]}</span>' in text
    )
    assert text.count("tag language") == 1
    assert f"{TAGS[lang]}</span>" in page(f"/{lang}/corrections")


@pytest.mark.parametrize(("lang", "sign"), [("en", "Arabic"), ("ar", "الإنجليزية")])
def test_a_list_says_once_that_titles_stand_in_another_language(told_in, page, lang, sign):
    sentence = {"en": "Some titles stand in another language:", "ar": "بعض العناوين بلغة أخرى:"}[lang]
    told_in(lang)
    assert sentence not in page(f"/{lang}/explore")

    for _ in range(2):
        told_in(OTHER[lang])
    text = page(f"/{lang}/explore?view=list")
    assert text.count(sentence) == 1
    assert sign in text.partition(sentence)[2].partition("</p>")[0]
    assert "tag language" not in text


@pytest.mark.parametrize(
    ("lang", "languages", "cited"),
    [
        ("ar", ("en", "ar"), "ar"),
        ("en", ("en", "ar"), "en"),
        ("ar", ("en",), "en"),
        ("en", ("ar",), "ar"),
    ],
)
def test_every_form_of_citation_has_the_title_of_the_page_and_names_its_language(
    told_in, page, public_client, lang, languages, cited
):
    code = told_in(*languages)
    text = page(f"/{lang}/incidents/{code}")
    (entry,) = bibtexparser.parse_string(block(text, "cite-bib")).entries
    (reference,) = rispy.loads(block(text, "cite-ris"))
    (item,) = json.loads(block(text, "cite-json"))

    assert (item["title"], item["language"]) == (TITLES[cited], cited)
    assert (reference["title"], reference["language"]) == (TITLES[cited], cited)
    assert TITLES[cited] in entry["title"]
    assert entry["language"] == cited
    way = {"ar": "rtl", "en": "ltr"}[cited]
    assert f'lang="{cited}" dir="{way}" id="cite-plain"' in " ".join(text.split())
    assert TITLES[cited] in block(text, "cite-plain")
    file = public_client.get(f"/{lang}/incidents/{code}/versions/1/cite.ris").content.decode()
    assert rispy.loads(file)[0]["title"] == TITLES[cited]


def test_the_files_of_both_languages_have_tags_of_their_own(told_in, public_client):
    code = told_in("en", "ar")
    tags = {public_client.get(f"/{lang}/incidents/{code}/versions/1/cite.bib")["ETag"] for lang in TITLES}

    assert len(tags) == 2


def test_in_english_the_sentence_is_that_of_the_document_and_in_arabic_it_is_arabic(
    told_in, page, public_client
):
    code = told_in("en", "ar")
    cite_as = public_client.get(f"/api/v1/incidents/{code}").json()["cite_as"]

    assert block(page(f"/en/incidents/{code}"), "cite-plain") == cite_as
    arabic = block(page(f"/ar/incidents/{code}"), "cite-plain")
    assert f"«{TITLES['ar']}»، {code}، النسخة 1، 15 نوفمبر 2026." in arabic
