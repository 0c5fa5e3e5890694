# SPDX-License-Identifier: Apache-2.0
"""How far a point lies outside an area, and from the entry it was chosen from."""

import pytest

from registry.gazetteer.match import entry, outside_km


def test_a_point_inside_is_not_outside(area):
    assert outside_km(area("part", (0, 0, 2, 2)).pk, lon=1, lat=1) == 0


@pytest.mark.parametrize(("lon", "km"), [(2.015, 0), (2.02, 2.2), (3, 111.3)])
def test_two_kilometres_are_forgiven_since_borders_are_simplified(area, lon, km):
    found = outside_km(area("part", (0, 0, 2, 2)).pk, lon=lon, lat=0.1)
    assert found == pytest.approx(km, abs=0.2)


def test_a_contested_area_may_be_counted_to_a_country_beside_it_and_to_no_other(area):
    beside, far = area("beside", (0, 0, 2, 2), level=0), area("far", (8, 0, 9, 2), level=0)
    area("contested", (2, 0, 4, 2), level=0, disputed=True)
    assert outside_km(beside.pk, lon=3, lat=1) == 0
    assert outside_km(far.pk, lon=3, lat=1) > 500


def test_an_entry_is_found_by_its_reference_with_its_distance(place):
    place("Sarmin", at=(1, 1))
    found = entry("invented:Sarmin (1, 1) ZZZ", lon=1, lat=1.1)
    assert found.name == "Sarmin"
    assert found.distance_km == pytest.approx(11.1, abs=0.1)


@pytest.mark.django_db
@pytest.mark.parametrize("reference", ["", "geonames", "geonames:0", "\0:\0"])
def test_an_entry_that_is_not_there_is_none(reference):
    assert entry(reference, lon=1, lat=1) is None
