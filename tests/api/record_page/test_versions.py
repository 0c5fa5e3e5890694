# SPDX-License-Identifier: Apache-2.0
"""Versions on the page of a record: which one it is, what it changed, two of them compared."""

from dataclasses import replace

import pytest

from tests.api.record_page.reading import flat
from tests.factories import content as make
from tests.factories import many

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


@pytest.mark.parametrize("invented", [True, False])
def test_the_tombstone_of_an_invented_record_says_that_it_was_invented(put, take_down, page, invented):
    code = put(make.content(demonstration=invented))
    take_down(code)

    assert ("This installation shows invented records" in page(f"/en/incidents/{code}", 410)) is invented


def test_a_record_withdrawn_for_safety_is_neither_compared_nor_cited(corrected, take_down, public_client):
    take_down(corrected, version=2, notice="withdrawal_safety")

    for rest in ("compare/1..2", "versions/2/cite.ris"):
        answer = public_client.get(f"/en/incidents/{corrected}/{rest}")
        assert answer.status_code == 410
        assert "Northreach" not in answer.content.decode()


def test_a_record_withdrawn_as_an_error_is_compared_with_a_mark(corrected, take_down, page):
    take_down(corrected, version=2)

    assert "This record has been withdrawn" in page(f"/en/incidents/{corrected}/compare/1..2")


def test_the_canonical_address_of_an_old_version_is_its_own(corrected, public_client):
    links = public_client.get(f"/en/incidents/{corrected}/versions/1")["Link"]

    assert f'/incidents/{corrected}/versions/1>; rel="canonical"' in links
