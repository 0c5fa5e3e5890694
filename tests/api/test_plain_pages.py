# SPDX-License-Identifier: Apache-2.0
"""What a page of a record says in words: true for what stands there, and understood without another page."""

from dataclasses import replace

import pytest

from registry.domain.counts.wording import VAGUE_FLOORS
from registry.ui.wording.grades import MEANINGS
from registry.ui.wording.number_words import WORDS
from registry.vocabularies import read
from tests.factories import content as make


@pytest.fixture
def page(put, reference, public_client):
    """Return a function: the words of the page of content that is published now."""

    def text(**changes) -> str:
        return public_client.get(f"/en/incidents/{put(make.content(**changes))}").text

    return text


def test_a_tombstone_leads_to_the_versions_that_stay_and_each_says_why(
    put, take_down, reference, public_client
):
    code = put(make.content())
    take_down(code)
    gone = public_client.get(f"/en/incidents/{code}")
    version = public_client.get(f"/en/incidents/{code}/versions/1").text

    assert gone.status_code == 410
    assert f'href="/en/incidents/{code}/versions/1"' in gone.text
    assert "no longer shown" not in gone.text
    assert version.index("The record was wrong.") < version.index("<h1>")


def test_a_tombstone_for_safety_leads_nowhere(put, take_down, reference, public_client):
    code = put(make.content())
    take_down(code, notice="withdrawal_safety")
    gone = public_client.get(f"/en/incidents/{code}")

    assert "What the record said is no longer shown." in gone.text
    assert "/versions/" not in gone.text.partition("<main")[2]


def test_a_place_without_a_name_is_called_by_its_area_or_country(page):
    named, area, bare = (
        make.place(36.7, 35.9, name={"en": "Sarmin"}),
        make.place(36.7, 35.8, name={}, admin1=make.area()),
        make.place(36.7, 35.7, name={}),
    )
    assert "Sarmin, Idleb, Syria. The circle" in page(locations=(named, area, bare))


def test_a_tag_tells_of_every_place_how_closely_it_is_told(page):
    town = make.place(36.7, 35.9)
    village = make.place(36.7, 35.8, precision=make.term("village"))
    alone, several = page(locations=(town,)), page(locations=(town, village, make.place()))

    assert "Place told to: Town</li>" in alone
    assert "Place told to: Town, Village; some places without a public point</li>" in several


def test_a_source_that_repeats_its_origin_is_told_from_it(page):
    own = make.claim(1, make.stated("killed", 3, 3))
    same, more = make.stated("killed", 3, 3), make.stated("injured", 9, 9)
    repeated = page(claims=(own, make.claim(2, same, quoted="Civil defence")))
    further = page(claims=(own, make.claim(2, more, quoted="Civil defence")))

    assert repeated.partition('<table class="claims')[2].count("repeats the same origin: counted once") == 1
    assert "repeats the same origin" not in further


def test_a_row_says_when_no_address_is_published(page):
    pathless = make.claim(1, url=None, archive_url=None)
    with_one = make.claim(1, url="https://example.org/post", archive_url=None)

    assert "no address published" in page(claims=(pathless,))
    assert "no address published" not in page(claims=(with_one,))


def test_readers_are_warned_before_they_follow_a_link(page):
    linked = make.claim(1, url=None, archive_url="https://archive.example/1")
    words = "pages of sources can show people who were killed or injured"

    assert words in page(claims=(linked,))
    assert words not in page(claims=(make.claim(1),))


def test_a_word_in_the_place_of_a_number_is_marked_and_explained(page):
    dozens = replace(make.stated("injured", 24, None), qualifier=make.term("vague"))
    exact = make.stated("injured", 24, None)

    assert "“dozens” = 24 or more" in page(claims=(make.claim(1, dozens),))
    assert "number-words" not in page(claims=(make.claim(1, exact),))
    assert set(WORDS) == set(VAGUE_FLOORS)


def test_the_grade_is_explained_in_the_words_of_the_vocabulary(page):
    grades = read.scheme("harm_grade").by_code

    assert "One source reports it, or several that go back to one origin." in page()
    assert set(MEANINGS) == set(grades)
    for code, words in MEANINGS.items():
        assert grades[code].definition["en"].startswith(str(words))


def test_versions_of_one_day_are_told_apart_by_their_time(put, reference, public_client):
    code = put(make.content())
    once = public_client.get(f"/en/incidents/{code}").text
    put(make.content(), code=code, version=2)

    assert "UTC</span>" not in once
    assert public_client.get(f"/en/incidents/{code}").text.count("UTC</span>") == 2


def test_people_whose_status_is_not_stated_are_marked_wherever_they_are_counted(
    put, reference, public_client, page
):
    unknown, civilian = (
        {"killed": make.figure(3, 5, breakdown=(make.of_status(status, 3, 5),))}
        for status in ("unknown", "civilian")
    )
    said = (make.claim(1, make.stated("killed", 3, 5)),)
    before = public_client.get("/en/explore?view=list").text
    known = page(casualties=civilian, claims=said)
    told = page(casualties=unknown, claims=said)

    assert "status not stated" not in known.lower()
    assert "3–5 *" not in known
    assert told.count("3–5 killed (status not stated)") == 3  # the facts, and twice where it is shared
    assert "3–5 *</bdi>" in told
    assert "* Status not stated" in told
    for address in ("/en/", "/en/explore"):
        assert "3–5 killed (status not stated)" in public_client.get(address).text
    table = public_client.get("/en/explore?view=list").text
    assert "3–5 *</bdi>" in table
    assert ("* Status not stated" in before, "* Status not stated" in table) == (False, True)
