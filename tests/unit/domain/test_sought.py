# SPDX-License-Identifier: Apache-2.0
"""What is typed into a search box, as a question to the words of a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidFilter
from registry.domain.sought import MOST_WORDS, question


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("market ", "('market')"),
        ("mark", "('mark':*)"),
        ("m", "('m')"),
        ("Market  Aleppo ", "('market') & ('aleppo')"),
        ('"market quarter"', "('market' <-> 'quarter')"),
        ("“market quarter”", "('market' <-> 'quarter')"),
        ("«سوق حلب»", "('سوق' <-> 'حلب')"),
        ("market -aleppo", "('market') & !('aleppo')"),
        ('-"old market" hama ', "('hama') & !('old' <-> 'market')"),
        ("al-Bab ", "('al' <-> 'bab')"),
        ("al-Ba", "('al' <-> 'ba':*)"),
        ("إِدْلِب ", "('ادلب')"),
        ("الحسكة ", "('الحسكه')"),
        ("ёлка ", "('елка')"),
        ("٣ ", "('3')"),
        ("it's ", "('its')"),
        (r"a\b:*&!(c) ", "('a' <-> 'b' <-> 'c')"),
        ('open "quote', "('open') & ('quote':*)"),
        ("- market ", "('market')"),
    ],
)
def test_words_phrases_exclusions_and_the_word_being_typed(typed, asked):
    assert question(typed) == asked


@pytest.mark.parametrize("typed", ["", "  ", "-", '""', "؟!،", "\0", '-"…"'])
def test_nothing_to_look_for_is_refused(typed):
    with pytest.raises(InvalidFilter, match="letter or a digit"):
        question(typed)


def test_too_many_words_are_refused():
    assert question("a " * MOST_WORDS)
    with pytest.raises(InvalidFilter, match="at most"):
        question("a " * (MOST_WORDS + 1))


def test_piled_marks_are_refused_as_the_parameter():
    with pytest.raises(InvalidFilter, match="more than 30 marks") as refusal:
        question("e" + "\u0730\u0731" * 600)
    assert refusal.value.field == "q"


@given(st.text(max_size=200))
def test_any_text_is_a_question_or_refused(typed):
    try:
        asked = question(typed)
    except InvalidFilter:
        return
    assert asked.count("'") % 2 == 0
    assert "\\" not in asked
