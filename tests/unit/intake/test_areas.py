# SPDX-License-Identifier: Apache-2.0
import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from registry.casework.models import IncidentLocation
from registry.gazetteer.models import AdminArea
from tests.factories import ged

EDITION = "COD-AB SYR, invented edition"


@pytest.fixture
def homs(db, as_owner):
    shape = MultiPolygon(Polygon(((36, 34), (37, 34), (37, 35), (36, 34))), srid=4326)
    with as_owner():
        country = AdminArea.objects.create(
            level=0, country="SYR", names={"en": "Syria"}, geom=shape, source="test", source_id="0"
        )
        yield AdminArea.objects.create(
            level=1,
            parent=country,
            country="SYR",
            names={"en": "Homs"},
            pcode="SY04",
            cod_version=EDITION,
            geom=shape,
            source="test",
            source_id="1",
        )


def imported_place(taken_in, amal, **changes):
    report = taken_in(ged.row(**changes), by=amal)
    place = IncidentLocation.objects.get()
    return place.admin1_pcode, place.cod_version, dict(report.flagged)


def test_a_name_that_is_letter_for_letter_the_gazetteers_gets_its_code_and_a_flag(homs, taken_in, amal):
    found = imported_place(taken_in, amal, country_id=652, adm_1="Homs governorate")

    assert found == ("SY04", EDITION, {"area_code_suggested": [2]})


@pytest.mark.parametrize(
    "changes",
    [
        {"country_id": 652, "adm_1": "Hims governorate"},
        {"country_id": 652, "adm_1": "homs"},
        {"country_id": 652, "adm_1": "Homs countryside"},
        {"country_id": 645, "adm_1": "Homs governorate"},
    ],
)
def test_a_name_that_only_resembles_or_lies_elsewhere_gets_none(homs, taken_in, amal, changes):
    assert imported_place(taken_in, amal, **changes) == ("", "", {})
