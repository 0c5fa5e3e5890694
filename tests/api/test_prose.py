# SPDX-License-Identifier: Apache-2.0
"""The pages that are read as a text: whole in both languages, with the same anchors, true to what the rules do."""

import re
from dataclasses import fields, replace

import pytest
from django.conf import settings as configured

from registry.domain.location.precision import PRECISIONS
from registry.public.prose import HEADING, PROSE
from registry.public.worked_example import worked_example
from registry.published.document import Content
from registry.ui.wording.grades import MEANINGS

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


def test_a_text_takes_no_parameter(reference, public_client):
    assert public_client.get("/en/about?x=1").status_code == 400
    assert public_client.get("/en/about?utm_source=x").status_code == 200


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "it has no list of the evidence"), ("ar", "وليست فيه قائمة بالأدلة")]
)
def test_what_is_said_of_evidence_is_what_a_document_has(read, catalogues, lang, words):
    assert words in read(lang, "data-responsibility")
    assert not [each for each in fields(Content) if "evidence" in each.name]
