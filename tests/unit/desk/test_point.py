# SPDX-License-Identifier: Apache-2.0
"""A point on the page: what lies there is suggested, what does not fit is asked, and nothing happens in silence."""

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from registry.casework.models import Record
from registry.domain.normalise import normalise
from registry.gazetteer.models import AdminArea, Place, PlaceName

WHOLE, WEST, EAST = (36, 35, 38, 37), (36, 35, 37, 37), (37, 35, 38, 37)
IN_WEST, IN_EAST, AT_SEA = ("35.90", "36.70"), ("35.90", "37.50"), ("35.90", "34.00")
TICK = "Yes, the point is meant"


@pytest.fixture(autouse=True)
def gazetteer(db, as_owner) -> None:
    """A square country SYR of two halves, a contested square north of it, and one place in its western half."""
    with as_owner():
        whole = keep_area("Syria", WHOLE, level=0, country="SYR")
        for name, box, pcode in (("Idleb", WEST, "SY07"), ("Aleppo", EAST, "SY02")):
            keep_area(name, box, parent=whole, country="SYR", pcode=pcode, cod_version="v1")
        contested = keep_area("Contested", (36, 37, 38, 38), level=0, disputed=True)
        keep_area("Contested", (36, 37, 38, 38), parent=contested, disputed=True)
        keep_place("1", "Sarmīn", "سرمين", at=(36.7269, 35.9039))
        keep_place("2", "Northtown", at=(37, 37.5))


def keep_area(name: str, box: tuple[float, float, float, float], **fields) -> AdminArea:
    shape = MultiPolygon(Polygon.from_bbox(box), srid=4326)
    key = f"{name} {fields.get('level', 1)}"
    return AdminArea.objects.create(
        **{"level": 1, "names": {"en": name}, "geom": shape, "source": "test", "source_id": key} | fields
    )


def keep_place(key: str, *names: str, at: tuple[float, float]) -> None:
    place = Place.objects.create(
        name=names[0], country="SYR", point=Point(*at, srid=4326), population=1, feature="PPL", source="test",
        source_id=key,
    )  # fmt: skip
    for name in names:
        PlaceName.objects.create(place=place, name=name, normalised=normalise(name), script="Zyyy")


@pytest.fixture
def row(sound):
    """Return a function that types into the first place of a page that could be saved otherwise."""

    def typed(at: tuple[str, str] = IN_WEST, **values: str):
        return sound.type("locations-0", lat=at[0], lon=at[1], precision="village", **values)

    return typed


def told(page, *names: str) -> list[str]:
    return [page.fields[f"locations-0-{name}"][0] for name in names]


def tick(page, name: str = "meant") -> str:
    """Return what the box of this name on the page would send."""
    found = page.html.split(f'id="id_locations-0-{name}"')[1].split('value="')[1]
    return found.split('"')[0]


def saved():
    return Record.objects.get().locations.get()


def test_button_says_what_is_here_and_fills_nothing(row):
    page = row().button(here="locations-0")

    assert all(words in page.html for words in ("Idleb", "SY07", "Syria", "Sarmīn", "2.5 km away"))
    assert told(page, "name", "country", "admin1") == ["", "", ""]
    assert Record.objects.count() == 0


def test_the_same_is_said_as_one_types(row, writer):
    page = row()
    answer = writer.send("/assist/here", page.fields, prefix="locations-0")

    assert answer.status_code == 200
    assert all(words in answer.text for words in ("SY07", "Sarmīn"))


def test_area_is_filled_in_when_pressed_and_the_name_stays(row):
    area = AdminArea.objects.get(pcode="SY07")
    page = row(name="A farm").button(use_area=f"locations-0 {area.pk}")

    assert told(page, "country", "admin1", "name") == ["SYR", "SY07", "A farm"]


def test_country_is_filled_in_when_pressed_and_the_area_stays(row):
    area = AdminArea.objects.get(level=0, country="SYR")
    page = row(admin1="Idleb").button(use_area=f"locations-0 {area.pk}")

    assert told(page, "country", "admin1") == ["SYR", "Idleb"]


def test_name_nearby_is_filled_in_when_pressed_and_the_point_stays_what_it_was(row):
    page = row(method="satellite").button(use_name="locations-0 test:1")

    assert told(page, "name", "lat", "lon", "method", "gazetteer_ref") == [
        "Sarmīn",
        *IN_WEST,
        "satellite",
        "",
    ]


def test_area_that_is_not_at_the_point_cannot_be_pressed_in(row):
    other = AdminArea.objects.get(pcode="SY02")

    assert told(row().button(use_area=f"locations-0 {other.pk}"), "admin1") == [""]


def test_area_of_no_country_is_filled_in_by_name_alone(row):
    area = AdminArea.objects.get(level=1, disputed=True)
    page = row(("37.5", "37")).button(use_area=f"locations-0 {area.pk}")

    assert told(page, "country", "admin1") == ["", "Contested"]


@pytest.mark.parametrize(
    ("at", "country", "admin1", "words"),
    [
        (IN_EAST, "SYR", "SY07", "outside Idleb. It lies in Aleppo SY02, Syria."),
        (IN_EAST, "", "Idleb", "outside Idleb"),
        (AT_SEA, "SYR", "", "outside Syria, in no area that is known here."),
        (("36.70", "35.90"), "SYR", "", "Are latitude and longitude swapped?"),
    ],
)
def test_point_outside_the_named_area_is_asked_about_and_kept_once_it_is_meant(
    row, at, country, admin1, words
):
    page = row(at, country=country, admin1=admin1, name="Kept as typed")
    refused = page.save()
    page.read(refused.text)

    assert (refused.status_code, Record.objects.count()) == (422, 0)
    assert words in refused.text
    assert TICK in refused.text
    assert told(page, "name", "lat", "lon") == ["Kept as typed", *at]

    assert page.type("locations-0", meant=tick(page)).save().status_code == 302
    assert saved().geom.y == float(at[0])


@pytest.mark.parametrize(
    ("at", "country", "admin1"),
    [(IN_WEST, "SYR", "SY07"), (("35.90", "37.01"), "SYR", "SY07"), (IN_EAST, "SYR", ""), (AT_SEA, "", "")],
)
def test_point_inside_or_two_kilometres_off_is_not_asked_about(row, at, country, admin1):
    assert row(at, country=country, admin1=admin1).save().status_code == 302


def test_country_beside_a_contested_area_is_not_asked_about(row):
    assert row(("37.5", "37"), country="SYR").save().status_code == 302


def test_tick_holds_for_the_point_that_was_ticked_and_for_no_other(row):
    page = row(AT_SEA, country="SYR")
    page.read(page.save().text)
    page.type("locations-0", meant=tick(page), lon="33.0")

    assert page.save().status_code == 422
    assert page.type("locations-0", lon="36.5", meant="").save().status_code == 302


@pytest.fixture
def chosen(sound):
    """The page after Sarmīn was chosen from the gazetteer."""
    sound.type("locations-0", precision="village", sought="سرمين")
    return sound.button(use="locations-0 test:1")


def test_point_as_chosen_is_a_match_of_the_gazetteer(chosen):
    assert chosen.save().status_code == 302
    assert (saved().gazetteer_ref, saved().method) == ("test:1", "gazetteer_match")


@pytest.mark.parametrize(
    ("precision", "lat", "asked"),
    [
        ("exact", "35.9120", False),
        ("exact", "35.9139", True),
        ("village", "35.9160", False),
        ("village", "35.9190", True),
        ("city", "35.9800", False),
        ("city", "36.0039", True),
    ],
)
def test_point_within_the_radius_of_its_entry_was_not_moved(chosen, precision, lat, asked):
    answer = chosen.type("locations-0", precision=precision, lat=lat).save()

    assert ("from which it was chosen" in answer.text, answer.status_code) == (asked, 422 if asked else 302)


@pytest.mark.parametrize(
    ("kept", "stands"), [(False, ("", "unknown")), (True, ("test:1", "gazetteer_match"))]
)
def test_moved_point_lets_go_of_its_entry_unless_it_is_kept(chosen, kept, stands):
    chosen.type("locations-0", lat="36.0339")
    chosen.read(chosen.save().text)
    assert "The point is now 14 km from Sarmīn" in chosen.html

    chosen.type("locations-0", meant=tick(chosen))
    if kept:
        chosen.type("locations-0", keep_entry=tick(chosen, "keep_entry"))

    assert chosen.save().status_code == 302
    assert (saved().gazetteer_ref, saved().method) == stands


def test_way_of_finding_that_a_person_chose_stays_when_the_entry_is_let_go(chosen):
    chosen.type("locations-0", lat="36.0339", method="satellite")
    chosen.read(chosen.save().text)
    chosen.type("locations-0", meant=tick(chosen)).save()

    assert (saved().gazetteer_ref, saved().method) == ("", "satellite")


def test_what_stands_is_not_asked_about_again_until_it_changes(chosen, writer):
    chosen.type("locations-0", lat="36.0339")
    chosen.read(chosen.save().text)
    chosen.type("locations-0", meant=tick(chosen), keep_entry=tick(chosen, "keep_entry")).save()
    path = f"/records/{Record.objects.get().reference}/edit"

    assert writer.entry(path).type(summary_en="More is known").save().status_code == 302
    assert saved().gazetteer_ref == "test:1"
    assert writer.entry(path).type("locations-0", lat="36.0439").save().status_code == 422


def test_arabic_spelling_that_was_found_fills_the_arabic_name(chosen):
    assert told(chosen, "name", "name_ar") == ["Sarmīn", "سرمين"]


def test_another_entry_takes_the_arabic_name_of_the_first_away(chosen):
    chosen.type("locations-0", sought="Northtown").button(use="locations-0 test:2")

    assert told(chosen, "name", "name_ar") == ["Northtown", ""]


def test_entry_in_a_contested_area_fills_the_area_and_no_country(sound):
    sound.type("locations-0", sought="Northtown").button(search="locations-0")
    assert "contested area, no country is filled in" in sound.html

    sound.type("locations-0", sought="Northtown").button(use="locations-0 test:2")

    assert told(sound, "country", "admin1") == ["", "Contested"]


@pytest.mark.parametrize(
    ("sought", "words"),
    [("sarmin", "The same name"), ("sarm", "Names that begin so"), ("Сармин", "Read in Latin letters"),
     ("sarmiin", "Similar spellings")],
)  # fmt: skip
def test_each_suggestion_says_how_its_name_resembles(page, sought, words):
    assert words in page.type("locations-0", sought=sought).button(search="locations-0").html


@pytest.mark.parametrize("typed", [("٣٥٫٩", "٣٦٫٧"), ("35,9", "36,7"), ("۳۵٫۹°", "36.7 °")])
def test_coordinates_are_read_in_any_digits(row, typed):
    assert row(typed, country="SYR").save().status_code == 302
    assert (saved().geom.x, saved().geom.y) == (36.7, 35.9)


def test_ambiguous_coordinates_are_refused_with_an_example_and_kept_as_typed(row):
    page = row(("35.903,9", "36.7"))
    refused = page.save()
    page.read(refused.text)

    assert (refused.status_code, told(page, "lat")) == (422, ["35.903,9"])
    assert "for example 35.90390" in refused.text
    assert "for example 35.90390" in page.button(here="locations-0").html


def test_asking_what_is_here_costs_a_fixed_number_of_queries(row, writer, django_assert_max_num_queries):
    page = row(IN_EAST, country="SYR", admin1="SY07")
    with django_assert_max_num_queries(16):
        writer.send("/assist/here", page.fields, prefix="locations-0")
