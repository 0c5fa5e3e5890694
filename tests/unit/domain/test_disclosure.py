# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.disclosure import (
    RULES,
    Publish,
    Situation,
    all_out_of_use,
    disclose,
    may_publish,
    no_finer_than,
    protection,
    withheld_harms,
    withheld_rows,
    withholds,
)
from registry.domain.disclosure.rules import FINE_TO_COARSE
from registry.domain.errors import UnknownCode
from registry.domain.location import PRECISIONS, Level, coarser

TODAY = date(2026, 11, 23)
OPEN = Situation(precision="exact", today=TODAY, sensitivity="public")
SUBMUNITION = frozenset({"submunition_unexploded"})


def rank(disclosure):
    return FINE_TO_COARSE.index(disclosure.fineness)


def having(**changes):
    return disclose(replace(OPEN, **changes))


@pytest.mark.parametrize(
    "precision",
    ["exact", "within_100m", "street", "landmark", "neighbourhood", "village", "town", "city", "near_place"],
)
def test_an_ordinary_point_is_published_as_well_as_it_is_known(precision):
    found = having(precision=precision)

    assert (found.publish, found.level, found.precision, found.reason) == (
        Publish.POINT,
        Level.POINT,
        precision,
        "as_known",
    )


@pytest.mark.parametrize(
    ("precision", "publish", "public"),
    [
        ("admin3", Publish.AREA2, "admin2"),
        ("admin2", Publish.AREA2, "admin2"),
        ("admin1", Publish.AREA1, "admin1"),
        ("linear_or_fuzzy", Publish.AREA1, "linear_or_fuzzy"),
        ("country", Publish.COUNTRY, "country"),
        ("sea_or_air", Publish.COUNTRY, "sea_or_air"),
        ("unlocated", Publish.NOTHING, "unlocated"),
    ],
)
def test_an_area_is_published_as_an_area_and_never_as_its_centre(precision, publish, public):
    found = having(precision=precision)

    assert (found.publish, found.level, found.precision) == (publish, None, public)


@pytest.mark.parametrize(
    "object_class",
    [
        "idp_camp",
        "refugee_camp",
        "collective_shelter",
        "hospital",
        "clinic",
        "civil_defence_centre",
        "humanitarian_premises",
    ],
)
def test_a_place_that_shelters_people_is_published_as_a_cell(object_class):
    found = having(object_classes=frozenset({object_class}))

    assert (found.publish, found.level, found.precision) == (Publish.CELL, Level.CELL_10KM, "city")
    assert (found.reason, found.shows_name) == ("protected_place", False)


def test_a_hospital_known_to_serve_nobody_any_more_is_an_ordinary_place_and_a_camp_never_is():
    closed = frozenset({"hospital", "idp_camp"})

    assert having(object_classes=frozenset({"hospital"}), not_functioning=closed).publish is Publish.POINT
    assert having(object_classes=frozenset({"idp_camp"}), not_functioning=closed).publish is Publish.CELL


def test_homes_are_rounded_to_a_kilometre_unless_widely_published_and_a_reviewer_agrees():
    homes = frozenset({"residential"})

    assert having(object_classes=homes).level is Level.CELL_1KM
    assert having(object_classes=homes, widely_published=True).level is Level.CELL_1KM
    assert having(object_classes=homes, reviewer_agrees=True).level is Level.CELL_1KM
    assert having(object_classes=homes, widely_published=True, reviewer_agrees=True).level is Level.POINT
    assert having(object_classes=homes).shows_name


def test_a_class_is_out_of_use_only_when_every_one_of_it_is():
    mixed = [
        ("hospital", "no"),
        ("hospital", "yes"),
        ("clinic", "no"),
        ("clinic", "no"),
        ("school", "unknown"),
    ]

    assert all_out_of_use(mixed) == {"clinic"}
    assert all_out_of_use([("hospital", "no")]) == {"hospital"}


@pytest.mark.parametrize(
    ("found_on", "publish"),
    [
        (None, Publish.AREA2),
        (TODAY, Publish.AREA2),
        (date(2026, 10, 25), Publish.AREA2),
        (date(2026, 10, 24), Publish.POINT),
        (date(2026, 11, 30), Publish.AREA2),
    ],
)
def test_an_unexploded_submunition_is_withheld_until_the_embargo_is_over(found_on, publish):
    assert having(weapons=SUBMUNITION, found_on=found_on).publish is publish


def test_the_embargo_is_a_setting_and_touches_no_other_weapon():
    assert having(weapons=SUBMUNITION, found_on=date(2026, 11, 20), embargo_days=3).publish is Publish.POINT
    assert having(weapons=frozenset({"cluster_munition"})).publish is Publish.POINT


@pytest.mark.parametrize(
    ("changes", "publish", "reason"),
    [
        ({"incident_types": frozenset({"detention"})}, Publish.AREA2, "detention"),
        ({"object_classes": frozenset({"detention_facility"})}, Publish.AREA2, "detention"),
        ({"incident_types": frozenset({"air_strike", "sexual_violence"})}, Publish.AREA1, "sexual_violence"),
        ({"restricted": True}, Publish.AREA2, "restricted_place"),
        ({"sensitivity": "public_generalised"}, Publish.CELL, "generalised_record"),
        ({"sensitivity": "restricted"}, Publish.NOTHING, "not_cleared"),
        ({"sensitivity": "confidential"}, Publish.NOTHING, "not_cleared"),
        ({"sensitivity": "sealed"}, Publish.NOTHING, "not_cleared"),
        ({"sensitivity": ""}, Publish.NOTHING, "not_cleared"),
    ],
)
def test_what_endangers_people_is_coarser(changes, publish, reason):
    found = having(**changes)

    assert (found.publish, found.reason) == (publish, reason)
    assert found.sentence


def test_a_new_record_is_not_cleared():
    assert disclose(Situation(precision="exact", today=TODAY)).publish is Publish.NOTHING
    assert [may_publish(code) for code in ("public", "public_generalised", "restricted", "sealed", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_of_several_rules_the_coarsest_holds():
    camp = frozenset({"idp_camp", "residential"})

    assert having(object_classes=camp).reason == "protected_place"
    assert having(object_classes=camp, weapons=SUBMUNITION).reason == "unexploded_submunition"
    assert having(object_classes=camp, precision="admin1").publish is Publish.AREA1


def test_an_unknown_precision_is_refused():
    with pytest.raises(UnknownCode):
        having(precision="somewhere")


def test_sexual_violence_is_withheld_whole():
    assert withheld_harms(["killed", "sexual_violence"]) == {"sexual_violence"}
    assert withheld_harms(["killed"]) == frozenset()


def test_parts_of_a_withheld_figure_are_withheld_however_deep():
    harms = {1: "injured", 2: "sexual_violence", 3: "injured", 4: "killed", 5: "killed"}
    wholes = {1: None, 2: 1, 3: 2, 4: 3, 5: None}

    assert withheld_rows(harms, wholes) == {2, 3, 4}
    assert withheld_rows({1: "killed", 2: "injured"}, {1: None, 2: 1}) == frozenset()


def test_a_place_is_protected_also_where_no_more_of_it_is_known():
    fuzzy = replace(OPEN, precision="linear_or_fuzzy", restricted=True)

    assert (disclose(fuzzy).reason, withholds(disclose(fuzzy).reason)) == ("known_to_area1", False)
    assert protection(fuzzy).publish is Publish.AREA2
    assert protection(replace(fuzzy, restricted=False)) is None


CLASSES = ["idp_camp", "hospital", "clinic", "residential", "market", "detention_facility", "open_land"]
situations = st.builds(
    Situation,
    precision=st.sampled_from(list(PRECISIONS)),
    today=st.just(TODAY),
    sensitivity=st.sampled_from(["public", "public", "public_generalised", "restricted", "sealed"]),
    restricted=st.booleans(),
    incident_types=st.frozensets(st.sampled_from(["air_strike", "detention", "sexual_violence"])),
    object_classes=st.frozensets(st.sampled_from(CLASSES)),
    not_functioning=st.frozensets(st.sampled_from(CLASSES)),
    weapons=st.frozensets(st.sampled_from(["submunition_unexploded", "cluster_rocket"])),
    found_on=st.none() | st.dates(date(2026, 9, 1), date(2026, 12, 1)),
    widely_published=st.booleans(),
    reviewer_agrees=st.booleans(),
)


@given(situations)
def test_every_situation_has_one_decision_with_a_reason(situation):
    found = disclose(situation)

    assert found.reason in {rule.reason for rule in RULES}
    assert (found.level is None) == (found.publish not in (Publish.POINT, Publish.CELL))
    assert all(FINE_TO_COARSE.index(rule.allows) <= rank(found) for rule in RULES if rule.applies(situation))


@given(situations)
def test_no_decision_claims_more_than_is_known(situation):
    found = disclose(situation)

    assert coarser(found.precision, situation.precision) == found.precision
    assert found.publish is not Publish.POINT or PRECISIONS[situation.precision].shape == "point"


@given(situations, st.sampled_from(["restricted", "sexual_violence", "hospital", "submunition"]))
def test_one_more_danger_never_makes_a_place_finer(situation, danger):
    more = {
        "restricted": {"restricted": True},
        "sexual_violence": {"incident_types": situation.incident_types | {"sexual_violence"}},
        "hospital": {"object_classes": situation.object_classes | {"hospital"}},
        "submunition": {"weapons": situation.weapons | SUBMUNITION},
    }[danger]

    assert rank(disclose(replace(situation, **more))) >= rank(disclose(situation))


@given(st.lists(situations, min_size=1, max_size=6))
def test_over_any_history_a_place_only_ever_becomes_coarser(history):
    public = disclose(history[0])
    for situation in history[1:]:
        wanted = disclose(situation)
        following = no_finer_than(public, wanted)
        assert rank(following) == max(rank(public), rank(wanted))
        assert coarser(following.precision, public.precision) == following.precision
        public = following


def test_a_place_as_coarse_as_before_keeps_the_reason_of_today():
    hospital, generalised = (
        having(object_classes=frozenset({"hospital"})),
        having(sensitivity="public_generalised"),
    )

    assert no_finer_than(hospital, generalised).reason == "generalised_record"


def test_a_place_kept_coarse_says_that_it_was():
    earlier = having(object_classes=frozenset({"hospital"}))
    kept = no_finer_than(earlier, having())

    assert (kept.publish, kept.level, kept.precision, kept.reason) == (
        Publish.CELL,
        Level.CELL_10KM,
        "city",
        "published_coarser",
    )
