# SPDX-License-Identifier: Apache-2.0
"""Points in the notations in which they are copied; what can be read in two ways is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mgrs import MGRS
from openlocationcode import openlocationcode as plus

from registry.domain.errors import InvalidPlace
from registry.domain.location.coordinates import read_point

LATS, LONS = st.integers(-7_900_000, 7_900_000), st.integers(-17_900_000, 17_900_000)


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("35.9039, 36.7269", "decimal"),
        ("35.9039 36.7269", "decimal"),
        ("35.9039,36.7269", "decimal"),
        ("35,9039 36,7269", "decimal"),
        ("35,9039; 36,7269", "decimal"),
        ("35.9039°, 36.7269°", "decimal"),
        ("٣٥٫٩٠٣٩، ٣٦٫٧٢٦٩", "decimal"),
        ("۳۵.۹۰۳۹ ۳۶.۷۲۶۹", "decimal"),
        ("35.9039N 36.7269E", "decimal"),
        ("N 35.9039, E 36.7269", "decimal"),
        ("36.7269 E, 35.9039 N", "decimal"),
        ("35°54'14.04\"N 36°43'36.84\"E", "dms"),
        ("35° 54′ 14.04″ N, 36° 43′ 36.84″ E", "dms"),
        ("N35°54.234' E36°43.614'", "dms"),
        ("35 54 14.04 N 36 43 36.84 E", "dms"),
        ("37SBV9486575676", "mgrs"),
        ("37S BV 94865 75676", "mgrs"),
        ("8G7RWP3G+HQ", "plus_code"),
    ],
)
def test_one_point_in_every_notation(text, notation):
    found = read_point(text)

    assert (found.lat, found.lon) == pytest.approx((35.9039, 36.7269), abs=0.0002)
    assert found.notation == notation


def test_south_and_west_are_below_zero():
    found = read_point("33°52'S 70°40'W")

    assert (found.lat, found.lon) == pytest.approx((-33.8667, -70.6667), abs=0.001)


def test_short_plus_code_needs_a_place_near_it():
    with pytest.raises(InvalidPlace, match="near it"):
        read_point("WP3G+HQ")
    assert read_point("WP3G+HQ", near=(36.7, 35.9)).lat == pytest.approx(35.9039, abs=0.0002)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sarmin",
        "35.9039",
        "35,36",
        "35,90,36,72",
        "135.9, 36.7",
        "35.9N 36.7N",
        "-35.9N 36.7E",
        "35°70'N 36°43'E",
        "95 N 36 E",
        "35.9, 190.0",
        "99SBV9486575676",
        "37SBV948",
        "37S BV 94865 756",
        "8G7RWP3G+",
        "1.2.3, 4",
        "x" * 500,
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused(text):
    if text == "8G7RWP3G+":  # a full code of eight signs is a square of 275 m, and is read
        assert read_point(text).notation == "plus_code"
        return
    with pytest.raises(InvalidPlace):
        read_point(text)


@given(LATS, LONS)
def test_decimal_degrees_read_back_exactly(lat, lon):
    found = read_point(f"{lat / 1e5:.5f}, {lon / 1e5:.5f}")

    assert (found.lat, found.lon) == (lat / 1e5, lon / 1e5)


@given(LATS, LONS)
def test_grid_and_code_read_back_within_their_square(lat, lon):
    degrees = lat / 1e5, lon / 1e5
    for text in (MGRS().toMGRS(*degrees), plus.encode(*degrees)):
        found = read_point(text)
        assert found.lat == pytest.approx(degrees[0], abs=0.0003)
        assert found.lon == pytest.approx(degrees[1], abs=0.002)


@given(LATS, LONS)
def test_degrees_minutes_seconds_read_back_within_a_hundredth_of_a_second(lat, lon):
    def dms(value: float, letters: str) -> str:
        minutes, seconds = divmod(round(abs(value) * 3600, 2), 60)
        whole, rest = divmod(int(minutes), 60)
        return f"{whole}°{rest}'{seconds:.2f}\"{letters[value < 0]}"

    found = read_point(f"{dms(lat / 1e5, 'NS')} {dms(lon / 1e5, 'EW')}")

    assert (found.lat, found.lon) == pytest.approx((lat / 1e5, lon / 1e5), abs=0.00001)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("37X BV 94865 75676", "lies at latitude 71.79, outside band X, which runs from 72 to 84"),
        ("37R BV 94865 75676", "outside band R, which runs from 24 to 32"),
        ("37S BI 94865 75676", "I and O occur in no military grid reference"),
        ("37O BV 94865 75676", "I and O occur in no military grid reference"),
        ("37S BW 94865 75676", "one of A to V, never W"),
        ("37S JV 94865 75676", "In zone 37 the first letter of a square is one of A–H, never J"),
        ("37A BV 94865 75676", "latitude band from C to X"),
        ("61S BV 94865 75676", "there is no zone 61"),
    ],
)
def test_letter_that_cannot_be_is_named(text, words):
    with pytest.raises(InvalidPlace, match=words):
        read_point(text)


@given(LATS, LONS, st.integers(1, 5))
def test_square_that_only_touches_its_band_is_read(lat, lon, precision):
    found = read_point(MGRS().toMGRS(lat / 1e5, lon / 1e5, MGRSPrecision=precision))

    assert found.lat == pytest.approx(lat / 1e5, abs=0.15 * 10 ** (1 - precision) + 0.0003)
