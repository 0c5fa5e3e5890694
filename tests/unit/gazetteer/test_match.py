# SPDX-License-Identifier: Apache-2.0
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.gazetteer.match import areas_at, areas_with_code, nearest, search


def names(found):
    return [candidate.name for candidate in found]


def test_equal_names_come_before_longer_ones_before_similar_ones(place):
    place("Zamalkar", population=10)
    place("Zamalkah Town", population=900)
    place("Zamalkah", population=1)
    found = search("zamalkah")
    assert [(c.name, c.how) for c in found] == [
        ("Zamalkah", "equal"),
        ("Zamalkah Town", "begins"),
        ("Zamalkar", "similar"),
    ]
    assert found[0].score == 1 > found[2].score > 0


def test_of_equal_names_the_larger_place_comes_first(place):
    place("Zamalkah", at=(1, 1), population=5)
    place("Zamalkah", at=(2, 2), population=5000)
    assert [c.population for c in search("Zamalkah")] == [5000, 5]


@pytest.mark.parametrize("text", ["زملكا", "زَمَلْكا", "Zamalka", "zamalká", "Замалка", "ЗАМАЛКА"])
def test_a_name_is_found_in_every_script(place, text):
    place("Zamalka", "زملكا", "Замалка")
    assert names(search(text)) == ["Zamalka"]


@pytest.mark.parametrize("text", ["زملكه الشرقيه", "Замалков"])
def test_a_likeness_is_found_in_other_scripts_too(place, text):
    place("Zamalka", "زملكا الشرقية", "Замалка")
    assert [(c.name, c.how) for c in search(text)] == [("Zamalka", "similar")]


def test_letters_in_another_order_are_no_likeness(place):
    place("Chistopolye", "Dere-Salyn")
    place("Salmere", at=(1, 0))
    assert names(search("Saltmere")) == ["Salmere"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Idlib", "Idleb"), ("Sermin", "Sarmin"), ("Deir Zor", "Deir ez-Zor"), ("حلب الجديدة", "حلب")],
)
def test_slip_of_the_pen_still_finds(place, text, name):
    place(name)
    assert names(search(text)) == [name]


def test_the_matched_name_is_shown_as_the_source_writes_it(place):
    place("Zamalka", "زَمَلْكا")
    assert [(c.name, c.matched) for c in search("زملكا")] == [("Zamalka", "زَمَلْكا")]


def test_a_place_with_many_matching_names_is_suggested_once(place):
    place("Zamalka", "Zamalka Town", "Zamalkah")
    assert names(search("zamalka")) == ["Zamalka"]


def test_country_keeps_the_others_out(place):
    place("Zamalka", country="AAA")
    place("Zamalka", country="BBB")
    assert [c.country for c in search("zamalka", country="BBB")] == ["BBB"]


def test_the_limit_holds_over_all_kinds_of_match(place):
    for number in range(4):
        place("Zamalka", at=(number, 0))
        place("Zamalkar", at=(number, 0))
    assert len(search("zamalka", limit=6)) == 6


@pytest.mark.parametrize("text", ["", "  ", "%", "___", "'; --", "؟"])
def test_a_text_without_letters_finds_nothing(place, text):
    place("Zamalka")
    assert search(text) == []


def test_wildcards_in_the_text_are_only_spaces(place):
    place("Zamalka")
    assert search("z%a") == search("z_a") == []


def test_a_cyrillic_name_that_the_gazetteer_lacks_is_found_through_latin_letters(place):
    place("Sarmīn", "سرمين")
    assert [(c.name, c.how) for c in search("Сармин")] == [("Sarmīn", "latin")]
    assert [(c.name, c.how) for c in search("Сарминя")] == [("Sarmīn", "similar")]


def test_a_name_in_the_script_typed_comes_before_one_read_in_latin_letters(place):
    place("Sarmin", population=9000)
    place("Elsewhere", "Сармин", population=1)
    assert [(c.name, c.how) for c in search("Сармин")] == [("Elsewhere", "equal"), ("Sarmin", "latin")]


def test_arabic_is_not_read_letter_by_letter(place):
    place("Srmyn")
    assert search("سرمين") == []


def test_a_candidate_names_its_areas_in_the_language_asked_for(area, place):
    whole = area("Whole", (0, 0, 9, 9), level=0, country="ZZZ", names={"en": "Country", "ar": "بلد"})
    area(
        "Part",
        (0, 0, 2, 2),
        parent=whole,
        country="ZZZ",
        pcode="ZZ01",
        cod_version="v1",
        names={"en": "Province"},
    )
    place("Zamalka", at=(1, 1))
    [english], [arabic] = search("zamalka"), search("zamalka", language="ar")
    assert (english.admin, english.country, english.pcode) == (("Province", "Country"), "ZZZ", "ZZ01")
    assert arabic.admin == ("Province", "بلد")
    assert english.reference == "invented:Zamalka (1, 1) ZZZ"


def test_no_country_is_suggested_inside_an_area_that_belongs_to_none(area, place):
    whole = area("x", (0, 0, 2, 2), level=0, disputed=True)
    area("x part", (0, 0, 2, 2), parent=whole, disputed=True)
    place("Zamalka", at=(1, 1), country="ZZZ")
    [found] = search("zamalka")
    assert (found.country, found.disputed, found.contested) == ("", True, True)


def test_areas_at_a_point_are_named_smallest_first(area):
    area("whole", (0, 0, 9, 9), level=0)
    area("part", (0, 0, 2, 2))
    area("other", (2.5, 0, 9, 9))
    assert [(a.name, a.distance_km) for a in areas_at(1, 1)] == [("part", 0), ("whole", 0)]


def test_a_point_just_off_the_coast_gets_the_nearest_area_with_its_distance(area):
    area("part", (0, 0, 2, 2))
    [found] = areas_at(2.05, 1)
    assert found.name == "part"
    assert found.distance_km == pytest.approx(5.6, abs=0.1)


def test_a_point_far_from_everything_gets_nothing(area):
    area("part", (0, 0, 2, 2))
    assert areas_at(2.5, 1) == []


def test_a_closed_area_is_not_suggested(area):
    area("past", (0, 0, 2, 2), valid_to="2010-01-01")
    assert areas_at(1, 1) == []


def test_areas_are_found_by_their_codes(area):
    area("part", (0, 0, 2, 2), pcode="SY07", cod_version="v1", iso_3166_2="SY-ID")
    assert (
        [a.name for a in areas_with_code(" sy07 ")] == [a.name for a in areas_with_code("sy-id")] == ["part"]
    )
    assert areas_with_code("") == areas_with_code("SY") == []


def test_the_nearest_places_are_measured_in_metres_not_degrees(place):
    place("East", at=(10.15, 60))
    place("North", at=(10, 60.1))
    east, north = nearest(10, 60, limit=2)
    assert (east.name, north.name) == ("East", "North")
    assert east.distance_km == pytest.approx(8.4, abs=0.1)
    assert north.distance_km == pytest.approx(11.1, abs=0.1)


def test_suggestions_are_pure_reads_as_the_desk(area, place, desk):
    area("part", (0, 0, 2, 2))
    place("Zamalka")
    desk()
    with CaptureQueriesContext(connection) as run:
        assert search("zamalka")
        assert nearest(1, 1)
        assert areas_at(1, 1)
    assert {query["sql"].split()[0] for query in run} == {"WITH"}
    assert len(run) == 4


def test_each_kind_of_search_costs_a_fixed_number_of_queries(place, django_assert_num_queries):
    place("Zamalka")
    with django_assert_num_queries(2):
        search("zamalka")
    with django_assert_num_queries(1):
        search("zamalka", limit=1)
    with django_assert_num_queries(3):
        search("Замалка")
    with django_assert_num_queries(1):
        nearest(1, 1)
    with django_assert_num_queries(1):
        areas_at(1, 1)


@pytest.mark.django_db
def test_a_nul_byte_is_no_fault():
    assert search("\0") == []
    assert areas_with_code("\0SY") == []
