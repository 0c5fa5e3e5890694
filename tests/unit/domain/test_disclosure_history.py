# SPDX-License-Identifier: Apache-2.0
"""Over many random histories nobody who kept the old versions learns more than the coarsest one tells (T6)."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from registry.domain.disclosure import Area, Asked, Earlier, Publish, Situation, Spot, tell
from registry.domain.location import Box, Level, generalise

TODAY = date(2026, 11, 23)
OPEN = Situation(precision="exact", today=TODAY, sensitivity="public")
HOSPITAL = replace(OPEN, object_classes=frozenset({"hospital"}))
HOMES = replace(OPEN, object_classes=frozenset({"residential"}))
RESTRICTED = replace(OPEN, restricted=True)
SURVIVORS = replace(OPEN, incident_types=frozenset({"sexual_violence"}))

# A first-level area with a second-level one inside it; their edges run through cells of every level but the finest.
OUTLINES = {"N": Box(35.97, 34.97, 36.95, 35.97), "N1": Box(36.47, 35.0, 36.93, 35.96)}
NORTH = (Area("N", "1"), Area("N1", "1"))
EVERYWHERE = Box(-180, -90, 180, 90)


class Gazetteer:
    def hold(self, area, cell):
        return area.pcode in OUTLINES and inside(cell.box, OUTLINES[area.pcode])

    def apart(self, area, cell):
        return area.pcode in OUTLINES and overlap([cell.box, OUTLINES[area.pcode]]) is None


def inside(inner, outer):
    return overlap([inner, outer]) == inner


def overlap(boxes):
    """Return what the boxes have in common; None where that is nothing but an edge."""
    found = Box(
        max(box.west for box in boxes),
        max(box.south for box in boxes),
        min(box.east for box in boxes),
        min(box.north for box in boxes),
    )
    return found if found.west <= found.east and found.south <= found.north else None


@dataclass(frozen=True)
class Public:
    """What readers see of a place: its geometry, and the area that it comes to with all areas named beside it."""

    told: object
    geometry: Box | None
    shown: Box


def at(lon, lat, situation, areas=NORTH):
    return Asked(Spot(Box(lon, lat, lon, lat), "SYR", areas[0]), situation, (lon, lat), areas)


def public(row, told):
    geometry = told.cell.box if told.cell else None
    if told.disclosure.publish is Publish.POINT:
        geometry = row.spot.box
    named = [OUTLINES.get(area.pcode, EVERYWHERE) for area in row.areas[: max(told.depth, 0)]]
    return Public(told, geometry, overlap([geometry or EVERYWHERE, *named]))


def remembered(version, row, told):
    return Earlier(version, row.spot, told.disclosure, told.limit, told.cell, row.areas[: max(told.depth, 0)])


def published(versions):
    """Return, for each version (a list of rows), what readers see of each row."""
    earlier, seen = [], []
    for number, rows in enumerate(versions):
        told = tell(rows, earlier, Gazetteer())
        earlier += [remembered(number, row, found) for row, found in zip(rows, told, strict=True)]
        seen.append([public(row, found) for row, found in zip(rows, told, strict=True)])
    return seen


def standing(history):
    """Return what of one place has not been taken down: nothing that is smaller than what came after it."""
    kept = []
    for public in history:
        kept = [former for former in kept if not smaller(former.shown, public.shown)]
        kept.append(public)
    return kept


def smaller(one, other):
    return size(one) < size(other)


def size(box):
    return (box.east - box.west) * (box.north - box.south)


hidden = st.sampled_from([HOSPITAL, HOMES, RESTRICTED, SURVIVORS])
any_situation = st.sampled_from([OPEN, HOSPITAL, HOMES, RESTRICTED, SURVIVORS])
near_an_edge = st.sampled_from([36.5, 36.6, 36.69999, 36.7, 36.70001, 36.79999, 36.8, 36.80001, 36.9])
steps = st.floats(-0.0049, 0.0049)


@st.composite
def histories(draw):
    """A place that something protects from the start and that moves by less than the width of its finest cell."""
    lon, lat = draw(near_an_edge), draw(st.sampled_from([35.3, 35.4, 35.49999, 35.5, 35.80001, 35.95]))
    situations = [draw(hidden), *draw(st.lists(any_situation, max_size=6))]
    return [at(lon + draw(steps), lat + draw(steps), situation) for situation in situations]


@settings(max_examples=800)
@given(histories())
@example([at(36.69999, 35.93, HOSPITAL), at(36.70001, 35.93, HOSPITAL)])
@example([at(36.79999, 35.93, HOSPITAL), at(36.80001, 35.93, HOSPITAL)])
@example([at(36.63217, 35.93148, HOSPITAL), at(36.63217, 35.93148, RESTRICTED)])
def test_all_that_stands_of_a_hidden_place_comes_to_the_coarsest_that_was_told(history):
    seen = [version[0] for version in published([[row] for row in history])]

    for before, after in pairwise(seen):
        assert inside(before.shown, after.shown)
    coarsest = max(seen, key=lambda public: size(public.shown))
    assert overlap([public.shown for public in standing(seen)]) == coarsest.shown
    assert all(public.shown == public.geometry for public in seen if public.geometry)
    geometries = [public.geometry for public in standing(seen) if public.geometry]
    assert not geometries or overlap(geometries) == geometries[-1]


@settings(max_examples=800)
@given(histories())
def test_every_place_lies_in_what_is_told_of_it(history):
    for row, [public] in zip(history, published([[row] for row in history]), strict=True):
        cell, level = public.told.cell, public.told.disclosure.level
        assert cell is None or cell == generalise(*row.point, level=level)
        assert public.geometry is None or inside(row.spot.box, public.geometry)


@settings(max_examples=800)
@given(histories())
def test_a_hidden_place_never_becomes_a_point(history):
    assert all(
        public.told.disclosure.publish is not Publish.POINT
        for [public] in published([[row] for row in history])
    )


@settings(max_examples=500)
@given(histories(), st.data())
def test_moving_the_point_inside_its_cell_changes_nothing_that_is_told(history, data):
    def shaken(row):
        cell = generalise(*row.point, level=Level.CELL_1KM)
        lon, lat = (
            (corner + data.draw(st.integers(0, Level.CELL_1KM - 1))) / 100_000
            for corner in (cell.west, cell.south)
        )
        return at(lon, lat, row.situation)

    before = published([[row] for row in history])
    after = published([[shaken(row)] for row in history])

    assert [public.told for [public] in before] == [public.told for [public] in after]


@st.composite
def neighbours(draw):
    """Two or three places that may lie in touching cells, each of which moves by less than the width of its finest cell."""
    spots = draw(
        st.lists(st.tuples(near_an_edge, st.sampled_from([35.5, 35.51, 35.9])), min_size=2, max_size=3)
    )
    situations = [draw(hidden), *draw(st.lists(any_situation, min_size=1, max_size=3))]
    return [
        [at(lon + draw(st.just(0) | steps), lat + draw(st.just(0) | steps), situation) for lon, lat in spots]
        for situation in situations
    ]


@settings(max_examples=500)
@given(neighbours())
@example(
    [[at(36.5, 35.496, HOSPITAL), at(36.5, 35.5, HOSPITAL)], [at(36.5, 35.5, OPEN), at(36.496, 35.5, OPEN)]]
)
def test_places_that_lie_close_together_do_not_betray_one_another(versions):
    for history in zip(*published(versions), strict=True):
        assert all(public.told.disclosure.publish is not Publish.POINT for public in history)
        assert all(inside(before.shown, after.shown) for before, after in pairwise(history))


rows = st.builds(at, near_an_edge, st.sampled_from([35.5, 35.9, 35.95]), st.just(HOSPITAL))


@settings(max_examples=500)
@given(st.lists(rows, min_size=1, max_size=4), st.integers(2, 4))
def test_what_does_not_change_is_told_as_it_was(record, times):
    first, *others = published([record] * times)

    assert all([public.told for public in other] == [public.told for public in first] for other in others)


@settings(max_examples=500)
@given(histories(), st.sampled_from(["admin2", "admin1"]))
def test_no_area_told_beside_a_cell_cuts_it(history, precision):
    """A second row names only an area, which may be that of the first."""
    vague = Asked(Spot(None, "SYR", NORTH[0]), replace(OPEN, precision=precision), None, NORTH)
    cells = []

    for version in published([[row, vague] for row in history]):
        cells += [public.geometry for public in version if public.geometry]
        area = version[1].shown
        assert all(inside(cell, area) or overlap([cell, area]) is None for cell in cells)


def test_a_cell_is_not_told_where_an_area_told_before_would_cut_it():
    vague = Asked(Spot(None, "SYR", NORTH[0]), replace(OPEN, precision="admin2"), None, NORTH)
    cut, whole = at(36.45, 35.5, HOSPITAL), at(36.55, 35.5, HOSPITAL)

    for found, publish in (
        (cut, Publish.CELL),
        (whole, Publish.CELL),
        (at(36.95, 35.5, HOSPITAL), Publish.CELL),
    ):
        assert published([[found]])[0][0].told.disclosure.publish is publish
    assert published([[vague], [vague, whole]])[1][1].told.disclosure.publish is Publish.CELL
    assert published([[vague], [vague, cut]])[1][1].told.disclosure.publish is Publish.AREA2


def test_a_place_hidden_beside_a_restricted_one_may_be_a_line_or_have_no_shape():
    line = Asked(
        Spot(Box(36.62, 35.92, 36.64, 35.94), "SYR"), replace(RESTRICTED, precision="linear_or_fuzzy")
    )
    shapeless = Asked(Spot(None, "SYR", NORTH[0]), replace(RESTRICTED, precision="admin1"), None, NORTH)
    other = (Area("S", "1"), Area())

    for hidden in (line, shapeless):
        assert tell([hidden, at(36.63, 35.93, OPEN)], [], Gazetteer())[1].disclosure.publish is Publish.AREA2
    assert tell([line, at(37.5, 35.93, OPEN)], [], Gazetteer())[1].disclosure.publish is Publish.POINT
    assert (
        tell([shapeless, at(36.63, 35.93, OPEN, other)], [], Gazetteer())[1].disclosure.publish
        is Publish.POINT
    )


@pytest.mark.parametrize("renamed", [NORTH, (Area("S", "1"), Area("S1", "1")), (Area(), Area())])
def test_a_restricted_fuzzy_place_stays_hidden_when_it_is_found_and_its_area_is_renamed(renamed):
    fuzzy = replace(RESTRICTED, precision="linear_or_fuzzy")
    for spot in (Spot(Box(36.632, 35.931, 36.633, 35.932), "SYR", NORTH[0]), Spot(None, "SYR", NORTH[0])):
        [_], [found] = published([[Asked(spot, fuzzy, None, NORTH)], [at(36.63217, 35.93148, OPEN, renamed)]])
        assert found.told.disclosure.publish is Publish.AREA1


@pytest.mark.parametrize("found", [NORTH, (Area("S", "1"), Area())])
def test_a_restricted_place_without_a_shape_binds_whatever_could_have_become_it(found):
    hidden = Asked(Spot(None, "SYR", NORTH[0]), replace(RESTRICTED, precision="admin1"), None, NORTH)
    south = (Area("S", "1"), Area())
    vague = Asked(Spot(None, "SYR", south[0]), replace(OPEN, precision="admin1"), None, south)

    for rows in ([at(36.6, 35.9, OPEN, found), vague], [at(36.6, 35.9, OPEN, found)]):
        assert published([[hidden, vague], rows])[1][0].told.disclosure.publish is Publish.AREA1


def test_a_place_that_moved_far_leaves_the_areas_of_others_as_they_were():
    south = (Area("S", "1"), Area())
    vague = Asked(Spot(None, "SYR", south[0]), replace(OPEN, precision="admin1"), None, south)
    first, second = published([[at(36.6, 35.9, HOSPITAL), vague], [at(36.6, 35.1, HOSPITAL), vague]])

    assert first[1].told == second[1].told
    assert second[1].told.depth == 1


def test_an_area_under_another_code_is_not_told_after_a_cell_that_it_may_cut():
    south = (Area("S", "1"), Area())
    [_], [renamed] = published([[at(36.6, 35.9, HOSPITAL)], [at(36.6, 35.9, RESTRICTED, south)]])

    assert renamed.told.depth == 0


def test_a_hospital_of_which_only_the_area_was_known_may_still_be_found():
    unknown = Asked(Spot(None, "SYR", NORTH[0]), replace(HOSPITAL, precision="admin2"), None, NORTH)
    *_, [found] = published([[unknown], [unknown], [at(36.55, 35.5, OPEN)]])

    assert found.told.cell == generalise(36.55, 35.5, level=Level.CELL_10KM)


def test_names_of_settlements_are_told_down_to_a_kilometre_or_where_nothing_protects_the_place():
    vague = Asked(Spot(None, "SYR", NORTH[0]), replace(OPEN, precision="admin1"), None, NORTH)
    fuzzy = replace(vague, situation=replace(RESTRICTED, precision="linear_or_fuzzy"))
    rows = [at(36.5, 35.5, OPEN), at(36.5, 35.5, HOMES), vague, at(36.5, 35.5, HOSPITAL), fuzzy]

    told = [tell([row], [], Gazetteer())[0].names_its_settlement for row in rows]
    assert told == [True, True, True, False, False]


def test_the_control_moving_far_starts_anew_and_an_open_place_is_told_as_it_is():
    far = published([[at(36.55, 35.5, HOSPITAL)], [at(36.75, 35.5, OPEN)]])
    free = published([[at(36.55, 35.5, OPEN)], [at(36.551, 35.5, OPEN)]])

    assert far[1][0].told.disclosure.publish is Publish.POINT
    assert [version[0].told.disclosure.publish for version in free] == [Publish.POINT, Publish.POINT]
