# SPDX-License-Identifier: Apache-2.0
"""What the versions of one record tell of a place, laid over one another, through the whole of publish()."""

import json
from dataclasses import replace

import pytest
from django.contrib.gis.geos import LineString, Point

from registry.casework.draft import CasualtyDraft, DisplacementDraft, LocationDraft, ObjectDraft
from registry.casework.models import Revision
from registry.publishing.models import Outbox
from registry.publishing.outbox import publish
from tests.factories.areas import outline
from tests.factories.publications import correction_approved, publish_again
from tests.factories.records import approved, claim

LON, LAT = 36.63217, 35.93148
HOSPITAL = (ObjectDraft(object_class="hospital", functional="yes"),)
LINE = LineString((36.632, 35.931), (36.633, 35.932), srid=4326)
POINT = LocationDraft(
    precision="exact",
    name={"en": "Sarmin"},
    country="SYR",
    admin1_name={"en": "Idleb"},
    admin2_name={"en": "Sarmin district"},
    geom=Point(LON, LAT, srid=4326),
)
AREA = replace(POINT, precision="admin2", geom=None)
LINEAR = replace(POINT, precision="linear_or_fuzzy", geom=LINE)
FUZZY = replace(LINEAR, geom=None)
NEARBY = replace(POINT, geom=Point(LON + 0.001, LAT, srid=4326))
ELSEWHERE = replace(POINT, geom=Point(LON + 1, LAT, srid=4326))
RESTRICTED, SHOWN_LINE = replace(POINT, restricted=True), replace(LINEAR, restricted=True)


@pytest.fixture
def versions(amal, basim, dunya):
    """Return a function that publishes drafts one after the other and gives the locations that each version told."""

    def follow(*changes):
        record = approved(amal, basim, **changes[0])
        publish(record=record, by=dunya)
        for change in changes[1:]:
            publish_again(correction_approved(record, amal, basim, **change), dunya)
        return [json.loads(bytes(row.content))["locations"] for row in Outbox.objects.order_by("version")]

    return follow


def taken_down():
    return Outbox.objects.latest("id").takes_down


def at(*rows, **changes):
    return {"locations": rows, **changes}


def kind(place):
    """Return Point, Polygon for a cell, or the deepest area that is told."""
    if place["geometry"]:
        return place["geometry"]["type"]
    return next((level for level in ("admin2", "admin1", "country") if place[level]), "nothing")


def corner(place):
    """Return the south-west corner of a cell and its width."""
    ring = place["geometry"]["coordinates"][0]
    return (*ring[0], round(ring[1][0] - ring[0][0], 5))


@pytest.mark.parametrize(
    ("before", "after", "told", "gone"),
    [
        (at(POINT), at(NEARBY), ["Point", "Point"], []),
        (at(POINT), at(ELSEWHERE), ["Point", "Point"], []),
        (at(POINT), at(POINT, objects=HOSPITAL), ["Point", "Polygon"], [1]),
        (at(POINT), at(NEARBY, objects=HOSPITAL), ["Point", "Polygon"], [1]),
        (at(POINT), at(RESTRICTED), ["Point", "admin2"], [1]),
        (at(POINT), at(AREA), ["Point", "admin2"], [1]),
        (at(POINT), at(LINEAR), ["Point", "admin1"], [1]),
        (at(POINT, objects=HOSPITAL), at(POINT), ["Polygon", "Polygon"], []),
        (at(POINT, objects=HOSPITAL), at(NEARBY), ["Polygon", "Polygon"], []),
        (at(POINT, objects=HOSPITAL), at(ELSEWHERE), ["Polygon", "Point"], []),
        (at(AREA), at(POINT), ["admin2", "Point"], []),
        (at(FUZZY), at(LINEAR), ["admin1", "admin1"], []),
        (at(LINEAR), at(POINT), ["admin1", "Point"], []),
        (at(RESTRICTED), at(NEARBY), ["admin2", "admin2"], []),
    ],
)
def test_a_place_may_be_corrected_from_every_shape_to_every_other(versions, before, after, told, gone):
    assert [kind(place) for [place] in versions(before, after)] == told
    assert taken_down() == gone


@pytest.mark.parametrize("after", [at(RESTRICTED, objects=HOSPITAL), at(AREA, objects=HOSPITAL), at(AREA)])
def test_an_area_that_may_cut_a_cell_told_before_is_not_told(versions, after):
    [[cell], [area]] = versions(at(POINT, objects=HOSPITAL), after)

    assert (kind(cell), kind(area), area["withheld"]["code"]) == ("Polygon", "country", "kept_wide")
    assert taken_down() == [1]


def test_an_area_is_told_after_a_cell_where_it_holds_it(versions, as_owner):
    with as_owner():
        outline("SY07", 36.0, 35.0, 37.0, 37.0)
        outline("SY0703", 36.65, 35.0, 37.0, 37.0)
    coded = {"admin1_pcode": "SY07", "admin2_pcode": "SY0703", "cod_version": "test"}

    [[_], [area]] = versions(
        at(replace(POINT, **coded), objects=HOSPITAL), at(replace(RESTRICTED, **coded), objects=HOSPITAL)
    )
    assert kind(area) == "admin1"


def test_the_same_place_is_not_told_as_a_cell_and_by_its_area_in_one_version(versions):
    [[cell, area]] = versions(at(POINT, AREA, objects=HOSPITAL))
    assert (kind(cell), kind(area)) == ("Polygon", "country")
    assert area["withheld"]["code"] == "kept_wide"


def test_the_control_without_a_cell_the_area_is_told(versions):
    [[point, area]] = versions(at(POINT, AREA))
    assert (kind(point), kind(area)) == ("Point", "admin2")


def test_a_step_over_the_edge_of_a_cell_is_told_as_the_cell_that_holds_both(versions):
    steps = [replace(POINT, geom=Point(lon, 35.93, srid=4326)) for lon in (36.69999, 36.70001, 36.69999)]
    told = versions(*(at(step, objects=HOSPITAL) for step in steps))

    assert [corner(place) for [place] in told] == [(36.6, 35.9, 0.1), (36.6, 35.8, 0.2), (36.6, 35.8, 0.2)]
    assert taken_down() == [1]


def test_a_step_over_the_edge_of_the_widest_cell_leaves_no_cell(versions):
    steps = [replace(POINT, geom=Point(lon, 35.93, srid=4326)) for lon in (36.79999, 36.80001)]
    [[_], [after]] = versions(*(at(step, objects=HOSPITAL) for step in steps))

    assert kind(after) == "country"
    assert taken_down() == [1]


def test_a_restricted_line_stays_hidden_when_its_area_gets_a_code_and_a_point(versions):
    coded = replace(POINT, admin1_pcode="SY07", cod_version="test")
    hidden = replace(SHOWN_LINE, precision="exact", admin2_name={})

    assert [kind(place) for [place] in versions(at(hidden), at(coded))] == ["admin1", "admin1"]


def test_a_restricted_fuzzy_place_stays_hidden_when_it_becomes_exact(versions):
    assert [kind(place) for [place] in versions(at(SHOWN_LINE), at(POINT), at(NEARBY))] == ["admin1"] * 3


def test_a_restricted_shape_hides_the_points_near_it(versions):
    assert [kind(place) for place in versions(at(SHOWN_LINE, POINT))[0]] == ["admin1", "admin2"]
    assert [kind(place) for place in versions(at(SHOWN_LINE, ELSEWHERE))[-1]] == ["admin1", "Point"]


def test_one_hospital_out_of_two_that_works_is_protected(versions):
    closed = replace(HOSPITAL[0], functional="no")

    assert kind(versions(at(POINT, objects=(closed, *HOSPITAL)))[0][0]) == "Polygon"
    assert kind(versions(at(POINT, objects=(closed, closed)))[-1][0]) == "Point"


def test_a_place_taken_away_takes_down_the_version_that_told_it_also_beside_another(versions):
    versions(at(POINT, ELSEWHERE), at(ELSEWHERE))
    assert taken_down() == [1]


def test_a_version_with_an_exact_place_goes_when_the_place_is_hidden_under_another_area(versions):
    coded = replace(POINT, admin1_pcode="SY07", cod_version="test")
    versions(at(coded), at(replace(coded, restricted=True, admin1_pcode="SY02")))
    assert taken_down() == [1]


def test_a_correction_beside_an_area_that_stays_takes_nothing_down(versions):
    far = replace(AREA, country="TUR")
    versions(at(POINT, far), at(NEARBY, far))
    assert taken_down() == []


def test_a_released_revision_keeps_shape_and_limit_on_the_desk_alone(versions):
    told = versions(at(SHOWN_LINE))

    [kept] = Revision.objects.get().places_held
    assert kept == {"box": [36.632, 35.931, 36.633, 35.932], "limit": ["area1", None, "linear_or_fuzzy"]}
    assert "36.63" not in json.dumps(told)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [((POINT,), True), ((AREA,), True), ((RESTRICTED,), False), ((POINT, SHOWN_LINE), False)],
)
def test_where_people_fled_from_is_named_only_where_no_place_is_hidden(versions, rows, shown):
    fled = DisplacementDraft(5, 5, from_place={"en": "Sarmin"}, to_place={"en": "Binnish"})
    versions(at(*rows, claims=(replace(claim(), displacements=(fled,)),)))

    content = json.loads(bytes(Outbox.objects.get().content))
    told = [*content["displacement"], *content["claims"][0]["displacement"]]
    assert [bool(row["from_place"]) for row in told] == [bool(row["to_place"]) for row in told] == [shown] * 2
    assert all(row["min"] == 5 for row in told)


def test_a_version_that_names_where_people_fled_from_goes_when_the_name_is_hidden(versions):
    fled = DisplacementDraft(5, 5, from_place={"en": "Sarmin"})
    told = {"claims": (replace(claim(), displacements=(fled,)),)}

    versions(at(FUZZY, **told), at(FUZZY, **told))
    assert taken_down() == []
    versions(at(FUZZY, **told), at(replace(FUZZY, restricted=True), **told))
    assert taken_down() == [1]


def test_parts_of_a_withheld_figure_are_withheld(versions):
    figures = (
        CasualtyDraft("sexual_violence", 3, 3),
        CasualtyDraft("injured", 3, 3, part_of=0),
        CasualtyDraft("injured", 2, 2, status="civilian", part_of=1),
        CasualtyDraft("killed", 1, 1),
    )
    versions(at(POINT, claims=(replace(claim(), casualties=figures),)))

    content = json.loads(bytes(Outbox.objects.get().content))
    assert set(content["casualties"]) == {"killed"}
    assert [row["harm"]["code"] for row in content["claims"][0]["figures"]] == ["killed"]
