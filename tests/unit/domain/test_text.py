# SPDX-License-Identifier: Apache-2.0
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidInput
from registry.domain.text import NEEDED, plain_text

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
