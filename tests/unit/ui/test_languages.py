# SPDX-License-Identifier: Apache-2.0
"""A text that a record has in another language only: shown, marked for machines, and named for people."""

import pytest
from django.utils import translation

from registry.ui.wording import places, terms

ENGLISH, ARABIC, BOTH = {"en": "A market"}, {"ar": "سوق"}, {"en": "A market", "ar": "سوق"}


@pytest.mark.parametrize(
    ("page", "texts", "expected"),
    [
        ("en", ENGLISH, "<bdi>A market</bdi>"),
        ("en", BOTH, "<bdi>A market</bdi>"),
        ("en", ARABIC, '<bdi lang="ar">سوق</bdi>'),
        ("ar", ARABIC, "<bdi>سوق</bdi>"),
        ("ar", BOTH, "<bdi>سوق</bdi>"),
        ("ar", ENGLISH, '<bdi lang="en">A market</bdi>'),
        ("ar", {"fr": "Un marché", "ar": ""}, '<bdi lang="fr">Un marché</bdi>'),
        ("ar", {}, ""),
    ],
)
def test_a_text_is_marked_where_it_is_not_in_the_language_of_the_page(page, texts, expected):
    with translation.override(page):
        assert terms.text(texts) == expected


@pytest.mark.parametrize(
    ("page", "texts", "expected"),
    [
        ("ar", ENGLISH, ' <span class="tag language">بالإنجليزية</span>'),
        ("en", ARABIC, ' <span class="tag language">in Arabic</span>'),
        ("en", ENGLISH, ""),
        ("ar", ARABIC, ""),
        ("ar", BOTH, ""),
        ("en", BOTH, ""),
        ("ar", {}, ""),
    ],
)
def test_a_tag_names_the_language_only_where_it_is_another(catalogues, page, texts, expected):
    with translation.override(page):
        assert terms.language_tag(texts) == expected


def test_a_list_names_each_other_language_once(catalogues):
    with translation.override("ar"):
        assert terms.other_languages([ENGLISH, BOTH, ENGLISH, {}, {"fr": "Un marché"}]) == [
            "الإنجليزية",
            "الفرنسية",
        ]
    with translation.override("en"):
        assert terms.other_languages([ENGLISH, BOTH]) == []


@pytest.mark.parametrize("page", ["en", "ar"])
def test_without_markup_the_direction_of_another_language_is_kept_apart(page):
    other, own = (ARABIC, ENGLISH) if page == "en" else (ENGLISH, ARABIC)
    with translation.override(page):
        [words] = other.values()
        assert terms.plain_text(other) == f"{terms.FIRST_STRONG}{words}{terms.POP}"
        assert [terms.plain_text(own)] == list(own.values())


def test_names_of_a_place_are_marked_one_by_one():
    place = {
        "name": {"en": "Saltmere"},
        "admin2": None,
        "admin1": {"name": {"en": "Idleb", "ar": "إدلب"}},
        "country": "SYR",
    }
    labels = {("country", "SYR"): {"en": "Syria", "ar": "سوريا"}}

    assert places.marked_line(place, labels) == "Saltmere, Idleb, Syria"
    with translation.override("ar"):
        said = places.marked_line(place, labels)
        assert '<bdi lang="en">Saltmere</bdi>' in said
        assert said.count("lang=") == 1


def test_names_that_read_the_same_stand_once_and_a_country_without_a_name_as_its_code():
    place = {"name": {"en": "Idleb"}, "admin2": None, "admin1": {"name": {"en": "Idleb"}}, "country": "XDM"}

    assert places.line(place, {}) == "Idleb, XDM"
    with translation.override("ar"):
        assert "XDM" in places.marked_line(place, {}).rpartition("</bdi>")[2]
