# SPDX-License-Identifier: Apache-2.0
"""What the detector finds, what it leaves alone, and how long it takes."""

from time import perf_counter

import pytest

from registry.domain.detect import blockers, loaded_words, refuse_blockers
from registry.domain.detect.blockers import RULES, Finding
from registry.domain.errors import InvalidInput
from tests.unit.domain.planted import SENTENCES, clean, corpus

PLACES = {"coordinate", "plus_code", "map_link"}
LEAST_RECALL = 0.98  # security.md, T8
MOST_FALSE = 0.01


def kinds(text: str) -> set[str]:
    return {finding.kind for finding in blockers({"summary": {"en": text}})}


@pytest.mark.parametrize("language", list(SENTENCES))
@pytest.mark.parametrize("seed", [1, 20, 300])
def test_planted_coordinates_are_found(language, seed):
    planted = [(spelled, text) for tongue, spelled, text in corpus(seed, 2_000) if tongue == language]
    missed = [spelled for spelled, text in planted if not kinds(text) & PLACES]

    assert len(planted) == 500
    assert 1 - len(missed) / len(planted) >= LEAST_RECALL, missed


def test_a_detector_that_knows_one_spelling_alone_misses_the_measure(monkeypatch):
    """Negative control."""
    for kind in ("coordinate", "plus_code"):
        monkeypatch.delitem(RULES, kind)
    planted = list(corpus(1, 400))
    found = sum(1 for _, _, text in planted if kinds(text) & PLACES)

    assert found / len(planted) < LEAST_RECALL


def test_dates_times_numbers_and_calibres_are_left_alone():
    texts = list(clean(7, 1_000))
    false = [text for _, text in texts if kinds(text)]

    assert len(false) / len(texts) <= MOST_FALSE, false


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Call +963 944 123 456 for more", "phone"),
        ("هاتف ٠٩٤٤١٢٣٤٥٦", "phone"),
        ("тел. +380 (44) 123-45-67", "phone"),
        ("tél. 01 23 45 67 89", "phone"),
        ("write to a.person@example.org", "email"),
        ("a.person [at] example [dot] org", "email"),
        ("see ///filled.count.soap", "map_link"),
        ("https://maps.app.goo.gl/abcDEF", "map_link"),
        ("W23R+4M Northreach", "plus_code"),
        ("37S BV 94812 75321", "coordinate"),
        ("37S 294812 3975321", "coordinate"),
        ("35.\u200b9039, 36.\u200b7269", "coordinate"),
    ],
)
def test_each_kind_is_found(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Between 10,000 and 20,000 people left.",
        "3 people were killed on 2025-03-03 at 14:35; 12 to 20 were injured.",
        "Two 122.5 mm rockets and a 9N235 submunition.",
        "Version 2 of 3; page 24/7; 45,5 %.",
    ],
)
def test_plain_reports_hold_nothing(text):
    assert kinds(text) == set()


def test_every_public_text_is_read():
    spot = "35.9039, 36.7269"
    content = {
        "title": {"en": spot},
        "summary": {"ar": spot},
        "grade_reason": spot,
        "event_group": {"en": spot},
        "claims": [{"why_not_note": spot}],
        "displacement": [{"from_place": {"en": spot}, "to_place": {}}],
        "locations": [{"name": {"en": spot}, "geometry": {"coordinates": [36.7269, 35.9039]}}],
    }

    assert {finding.field for finding in blockers(content)} == {*content}


def test_a_notice_that_tells_a_place_is_refused_and_names_it():
    with pytest.raises(InvalidInput, match=r"35\.9039, 36\.7269") as refusal:
        refuse_blockers({"en": "Moved to 35.9039, 36.7269."}, field="notice_text")
    assert refusal.value.field == "notice_text"
    refuse_blockers({"en": "A second source gave another number."}, field="notice_text")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1.234 " * 4_000,
        "35.123" + " " * 20_000,
        "N 1" * 7_000,
        "1°" * 7_000,
        "a" * 20_000 + "@",
        "+" * 20_000,
    ],
)
def test_no_text_takes_long_to_read(text):
    began = perf_counter()
    blockers({"summary": {"en": text}})

    assert perf_counter() - began < 5


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "A massacre by the regime.", "massacre"),
        ("ar", "وقعت المجزرة مساء", "مجزرة"),
        ("uk", "Терористи обстріляли місто.", "Терористи"),
        ("fr", "Le régime a nié.", "régime"),
    ],
)
def test_a_loaded_word_is_shown_with_a_neutral_one(language, text, word):
    found = loaded_words({language: text})

    assert word in [each.word for each in found]
    assert all(each.instead for each in found)


def test_neutral_words_are_left_alone():
    assert loaded_words({"en": "Three people were reported killed by shelling.", "xx": "massacre"}) == []


def test_a_finding_is_told_once():
    twice = {"en": "35.9039, 36.7269", "ar": "35.9039, 36.7269"}
    assert blockers({"title": twice}) == [Finding("coordinate", "title", "35.9039, 36.7269")]
