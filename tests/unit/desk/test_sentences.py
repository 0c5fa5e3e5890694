# SPDX-License-Identifier: Apache-2.0
"""What the page says of one field: in the words of the page, naming the field, once."""

import pytest

from registry.desk.words import plainly
from registry.domain.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"date_edtf": ""}, "“Date” is needed."),
        ({"title_en": "x" * 501}, "“Title in English” has 501 characters; at most 500 are allowed."),
        ({"date_margin_days": "400"}, "“About” may be off by (days) is 366 or less."),
        ({"claims-0-casualties-0-min": "-1"}, "Claim 1, figure 1: “Fewest” is 0 or more."),
        ({"locations-0-lat": "north"}, "Place 1: Latitude: "),
        ({"claims-0-url": "no address"}, "Claim 1: “Address” is an address on the web"),
        ({"time_local": "25:00"}, "“Local time” is a time of day, such as 21:30."),
        ({"locations-0-name": "X"}, "Place 1: How precisely is it known?: Say how precisely"),
    ],
)
def test_refusal_is_a_sentence_that_names_its_field(sound, typed, words):
    answer = sound.type(**typed).save()

    assert answer.status_code == 422
    assert words in answer.text
    for standard in ("Ensure this value", "This field is required", "Enter a"):
        assert standard not in answer.text


def test_nothing_cuts_off_what_is_pasted_and_the_limit_is_told(page):
    title = page.html.split('id="id_title_en"')[0].rsplit("<div", 1)[1]

    assert "At most 140 characters." in title
    assert "maxlength" not in page.html.split('name="title_en"')[1].split(">")[0]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-13", "There is no month 13."),
        ("2024-13-01", "There is no month 13."),
        ("2024-00-01/2024-01-01", "There is no month 00."),
        ("in spring", "This form of date is not in use."),
    ],
)
def test_date_that_is_none_is_told_at_its_field_and_in_the_summary_and_nowhere_else(sound, date, words):
    answer = sound.type(date_edtf=date).save()

    assert answer.status_code == 422
    assert answer.text.count(words) == 2


@pytest.mark.parametrize(
    ("date", "words", "repeated"),
    [
        ("٢٠٢٥-٠٣-٠٣", "3 Mar 2025</strong>: one day.", "from 3 Mar"),
        ("2025-03-03", "3 Mar 2025</strong>: one day.", "from 3 Mar"),
        ("2025-03-03~", "from 2 Mar 2025", "one day"),
    ],
)
def test_window_of_one_day_names_the_day_once(client, amal, date, words, repeated):
    client.force_login(amal)

    told = client.post("/assist/date", {"date_edtf": date}).text

    assert words in told
    assert repeated not in told


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (
            Refusal("“%(name)s” does not start from “%(state)s”.", name="approve", state="in_review"),
            "“Approve” does not start from “In review”.",
        ),
        (Refusal("The grade “single_source” needs"), "The grade “Single source” needs"),
        (Refusal("“%(qualifier)s” stays what it is", qualifier="about"), "“about” stays what it is"),
    ],
)
def test_codes_in_a_sentence_of_the_rules_become_the_words_of_the_page(refusal, words):
    assert plainly(refusal) == words
