# SPDX-License-Identifier: Apache-2.0
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidInput
from registry.domain.text import MOST_MARKS, NEEDED, combines, plain_text, unpiled

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Invented sentences in the scripts the registry meets; joiners and marks of direction included.
SENTENCES = (
    "قُصِفَت المدينة فجرًا، وأُصيب ٥ أشخاص.",
    "گزارش\u200cها از حمله به می\u200cدان",
    "דיווח על פגיעה \u200fב־3 במרץ",
    "Повідомлено про обстріл: 3–5 поранених",
    "ဖောက်ခွဲမှု\u200bသတင်း",
    "Line one\nline two\tand a tab",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_of_real_scripts_pass_unchanged(sentence):
    assert plain_text(sentence) == unicodedata.normalize("NFC", sentence)


@given(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Cn")))
def test_a_character_that_shows_nothing_passes_only_where_a_script_needs_it(character):
    if character in NEEDED or character in "\t\n\r":
        assert plain_text(f"a{character}b") == f"a{character}b"
    else:
        with pytest.raises(InvalidInput):
            plain_text(f"a{character}b")


@pytest.mark.parametrize("character", TURNING)
def test_the_refusal_names_the_character_and_where_it_stands(character):
    with pytest.raises(InvalidInput) as refusal:
        plain_text(f"Shelling {character}reported", field="title")
    assert refusal.value.field == "title"
    assert f"U+{ord(character):04X}" in refusal.value.message
    assert "after “Shelling”" in refusal.value.message


@given(st.text())
def test_what_passes_is_composed_and_passes_again(text):
    try:
        once = plain_text(text)
    except InvalidInput:
        return
    assert plain_text(once) == once


PILES = {
    "acute and grave below": "\u0301" * 50_000 + "\u0316" * 50_000,
    "signs that only fall apart into marks": "\u0f73" * (MOST_MARKS + 1),
    "half-width marks between others": "\u0301\uff9e" * MOST_MARKS,
    "marks of different scripts": "\u0651\u0301" * MOST_MARKS,
}


@pytest.mark.parametrize("name", PILES)
def test_piled_marks_are_refused_before_they_are_sorted(name):
    with pytest.raises(InvalidInput, match="more than 30 marks") as refusal:
        plain_text(f"e{PILES[name]}", field="title")
    assert refusal.value.field == "title"


def test_as_many_marks_as_may_be_pass():
    """Negative control."""
    most = "e" + "\u0323" * MOST_MARKS
    assert plain_text(f"{most}{most}") == unicodedata.normalize("NFC", f"{most}{most}")
    assert unpiled(f"{most}\u0323{most}") == f"{most}{most}"


def test_each_character_that_becomes_nothing_but_marks_is_counted():
    missed = [
        character
        for character in map(chr, range(0x110000))
        if not combines(character)
        and any(all(map(unicodedata.combining, unicodedata.normalize(f, character))) for f in ("NFD", "NFKD"))
    ]
    assert missed == []


@given(st.text(st.sampled_from("قصفe \u064b\u0651\u0670\u0301\u200d\u06e2"), max_size=MOST_MARKS))
def test_a_text_of_a_few_marks_is_composed_as_ever(text):
    assert unpiled(text) == text
    assert plain_text(text) == unicodedata.normalize("NFC", text)
