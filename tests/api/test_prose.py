# SPDX-License-Identifier: Apache-2.0
"""The pages that are read as a text: whole in both languages, with the same anchors, true to what the rules do."""

import re
from dataclasses import fields, replace

import pytest
from django.conf import settings as configured
from django.utils import translation

from registry.domain.counts import Range, add
from registry.domain.disclosure.rules import RULES, Publish
from registry.domain.location.precision import PRECISIONS
from registry.public.prose import HEADING, PROSE
from registry.public.worked_example import worked_example
from registry.published.document import Content
from registry.ui import limits
from registry.ui.wording.corrections import KIND_WORDS
from registry.ui.wording.grades import MEANINGS
from registry.ui.wording.notices import MEANINGS as KINDS
from registry.ui.wording.numbers import phrase
from registry.vocabularies import read as vocabularies

ADDRESSES = {
    "methodology": "methodology",
    "counting": "methodology/counting",
    "data-responsibility": "data-responsibility",
    "about": "about",
}
ANCHOR = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(r'href="/(?:en|ar)/([^"#?]*)(?:#([^"]+))?"')
TAG = re.compile(r"<(h2|li|dt|dd|p|strong)\b")


@pytest.fixture
def read(reference, public_client):
    """Return a function: the main part of one of these pages."""

    def main(lang: str, name: str) -> str:
        answer = public_client.get(f"/{lang}/{ADDRESSES[name]}")
        assert answer.status_code == 200
        assert not answer.cookies
        return answer.text.partition("<main")[2].partition("</main>")[0]

    return main


def test_every_text_has_an_address():
    assert set(PROSE) == set(ADDRESSES)


@pytest.mark.parametrize(
    ("page", "setting", "value"),
    [
        ("data-responsibility", "REGISTRY_REQUEST_KEEP_DAYS", 9),
        ("data-responsibility", "REGISTRY_LICENCE", "CC0-1.0"),
        ("methodology", "REGISTRY_SUBMUNITION_EMBARGO_DAYS", 9),
        ("api", "REGISTRY_RATE_LIMIT", 7777),
    ],
)
def test_a_setting_that_a_page_repeats_makes_another_page(
    reference, public_client, settings, page, setting, value
):
    before = public_client.get(f"/en/{page}")["ETag"]
    assert public_client.get(f"/en/{page}", headers={"If-None-Match": before}).status_code == 304
    setattr(settings, setting, value)

    assert public_client.get(f"/en/{page}", headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize("name", ADDRESSES)
def test_both_languages_have_the_same_anchors_headings_and_paragraphs(read, catalogues, name):
    english, arabic = read("en", name), read("ar", name)

    assert len(HEADING.findall(english)) > 3
    assert ANCHOR.findall(english) == ANCHOR.findall(arabic)
    assert TAG.findall(english) == TAG.findall(arabic)
    assert LINK.findall(english) == LINK.findall(arabic)
    assert 'lang="en"' not in arabic.partition("<article")[2].partition(">")[0]


def test_a_text_that_lacks_a_heading_is_seen():
    """Negative control."""
    assert ANCHOR.findall('<h2 id="a">A</h2><h2 id="b">B</h2>') != ANCHOR.findall('<h2 id="a">أ</h2>')


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_link_of_a_text_leads_to_an_anchor_that_is_there(read, public_client, name):
    for path, anchor in LINK.findall(read("en", name)):
        answer = public_client.get(f"/en/{path}")
        assert answer.status_code == 200, path
        assert not anchor or f'id="{anchor}"' in answer.text, (path, anchor)


def test_the_method_shows_what_the_code_holds(read):
    text = read("en", "methodology")

    for meaning in MEANINGS.values():
        assert str(meaning) in text
    for each in PRECISIONS.values():
        assert not each.radius_m or f"{each.radius_m:,} m" in text
    assert f"during {configured.REGISTRY_SUBMUNITION_EMBARGO_DAYS} days" in text


def test_the_method_explains_every_kind_of_notice_in_the_words_of_the_vocabulary(read):
    known = vocabularies.scheme("notice_type").by_code
    text = " ".join(read("en", "methodology").split())

    assert {code: str(meaning) for code, meaning in KINDS.items()} == {
        code: concept.definition["en"] for code, concept in known.items()
    }
    for code, meaning in KINDS.items():
        assert f'<dt id="kind-{code}">' in text
        assert f"<dd> {meaning} </dd>" in text


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_log_calls_a_kind_as_the_vocabulary_does(catalogues, lang):
    """But for those that hold several kinds of notice, which the method explains."""
    known = vocabularies.scheme("notice_type").by_code
    with translation.override(lang):
        for kind, notice in {"regraded": "regrade", "merged": "merge", "reinstated": "reinstatement"}.items():
            assert str(KIND_WORDS[kind]) == known[notice].label[lang]


def test_the_log_and_its_explanation_use_one_word_for_a_line_of_several_kinds(read):
    text = read("en", "methodology")
    for kind in ("corrected", "withdrawn"):
        assert f"“{KIND_WORDS[kind]}” is" in text


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_method_names_every_reason_that_makes_a_public_place_coarser_with_one_number(read, lang):
    text = read(lang, "methodology")

    for rule in RULES:
        told = f'id="place-{rule.reason}"' in text
        assert told == (rule.protects and rule.allows[0] is not Publish.NOTHING), rule.reason
        if rule.allows[0] is Publish.CELL:
            number = f"{rule.allows[1].km} {'km' if lang == 'en' else 'كم'}"
            own = text.partition(f'id="place-{rule.reason}"')[2].partition("</li>")[0]
            assert number in own
            assert f"about {rule.allows[1].km} km" in rule.sentence


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_rule_of_sums_gives_the_sum_that_is_counted(read, catalogues, lang):
    parts = (Range(3, 5), Range(10, 20, open_above=True), Range(2000, None))
    total = add(parts)
    with translation.override(lang):
        words = phrase(total.min, total.max, open_above=total.open_above)

    assert words in read(lang, "counting")


def test_who_reads_and_who_writes_is_told_how_long_what_is_kept(read, settings):
    text = read("en", "data-responsibility")
    settings.REGISTRY_THROTTLE_URL = ""
    limits.limits.cache_clear()
    limits.forms.cache_clear()

    assert [each().ledger.sums.ttl for each in (limits.limits, limits.forms)] == [2 * 60, 2 * 60 * 60]
    limits.limits.cache_clear()
    limits.forms.cache_clear()
    assert "kept for two minutes, and for two hours where somebody sends the form" in text
    assert f"erased {configured.REGISTRY_REQUEST_KEEP_DAYS} days after the request is closed" in text


@pytest.mark.parametrize("name", ["about", "data-responsibility"])
def test_no_text_says_that_every_old_version_stays(read, name):
    for lang in ("en", "ar"):
        assert f'href="/{lang}/methodology#corrections"' in read(lang, name)


def test_the_example_is_counted_by_the_rules(read):
    example = worked_example()

    assert (example.result, example.children) == ("4–6 killed", "1–2 children")
    assert [each.counted for each in example.lines] == [False, True, False, True, True, True, False]
    assert [each.number for each in example.lines] == ["3", "4", "4", "5–6", "1–2", "2", "–"]
    text = read("en", "methodology")
    assert "4–6 killed" in text
    assert all(each.why in text for each in example.lines)


def test_what_the_operator_has_not_said_is_said(read, settings):
    assert "has not said who they are" in read("en", "about")
    assert "names no contact" in read("en", "data-responsibility")
    settings.REGISTRY_OPERATOR = replace(
        configured.REGISTRY_OPERATOR,
        name="The <b>Test</b> Trust",
        security_contact="mailto:s@registry.example",
    )
    assert "The &lt;b&gt;Test&lt;/b&gt; Trust" in read("en", "about")
    assert 'href="mailto:s@registry.example"' in read("ar", "data-responsibility")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_licence_of_the_data_is_named_where_its_use_is_told(read, lang):
    own = read(lang, "data-responsibility").partition('id="licence"')[2].partition("</p>")[0]
    assert configured.REGISTRY_LICENCE in own


def test_a_text_takes_no_parameter(reference, public_client):
    assert public_client.get("/en/about?x=1").status_code == 400
    assert public_client.get("/en/about?utm_source=x").status_code == 200


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "it has no list of the evidence"), ("ar", "وليست فيه قائمة بالأدلة")]
)
def test_what_is_said_of_evidence_is_what_a_document_has(read, catalogues, lang, words):
    assert words in read(lang, "data-responsibility")
    assert not [each for each in fields(Content) if "evidence" in each.name]
