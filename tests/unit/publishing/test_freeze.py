# SPDX-License-Identifier: Apache-2.0
"""What of a working record the world would read."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.gis.geos import Point

from registry.audit.trail import acting_as
from registry.casework.actions.log import log_record
from registry.casework.draft import AttributionDraft, LocationDraft, ObjectDraft, WeaponDraft
from registry.desk.demonstration import worked_evidence, worked_example
from registry.publishing.freeze import freeze
from tests.factories.areas import outline
from tests.factories.records import TOWN, claim, document, logged
from tests.factories.whole import actor

TODAY = date(2026, 1, 1)
NONCE = bytes(32)


def frozen(record):
    return json.loads(freeze(record, nonce=NONCE, today=TODAY).canonical())


@pytest.fixture
def example(amal):
    with acting_as(amal.pk):
        held = worked_evidence.evidence()
    return frozen(log_record(worked_example.incident(held), by=amal))


def shares(figure):
    """Return {(sex, age): (min, max)} of the parts by sex and age."""
    return {
        (part["sex"] and part["sex"]["code"], part["age"] and part["age"]["code"]): (part["min"], part["max"])
        for part in figure["breakdown"]
        if part["by"] == "sex_age"
    }


def test_worked_example_killed_one_child(example):
    killed = example["casualties"]["killed"]
    assert (killed["min"], killed["max"], killed["open_above"]) == (1, 1, False)
    assert shares(killed) == {(None, "child_unspecified"): (1, 1)}


def test_worked_example_injured_with_five_unspecified_who_are_not_called_men(example):
    injured = example["casualties"]["injured"]
    assert (injured["min"], injured["max"]) == (20, 20)
    assert shares(injured) == {(None, "child_unspecified"): (9, 9), ("female", "adult_unspecified"): (6, 6)}
    assert (injured["unspecified_min"], injured["unspecified_max"]) == (5, 5)


def test_worked_example_counts_families_and_no_persons(example):
    [displaced] = example["displacement"]
    assert (displaced["unit"]["code"], displaced["min"], displaced["max"]) == ("families", 2000, None)
    assert (displaced["open_above"], displaced["qualifier"]["code"]) == (True, "vague")
    assert "displaced" not in example["casualties"]


def test_worked_example_has_two_areas_and_no_point(example):
    assert [place["admin1"]["pcode"] for place in example["locations"]] == ["SY07", "SY02"]
    assert [place["geometry"] for place in example["locations"]] == [None, None]
    assert example["place_unresolved"] is True


def test_worked_example_is_told_in_both_languages(example):
    places = [place["admin1"]["name"] for place in example["locations"]]
    parties = [party["name"] for party in example["attributions"]]

    for texts in (example["title"], example["summary"], example["event_group"], *places, *parties):
        assert set(texts) == {"en", "ar"}
    assert len(places) == 2
    assert len(parties) == 3


def test_worked_example_says_what_is_alleged_and_by_one_source(example):
    assert example["harm_grade"]["code"] == "single_source"
    assert {row["confidence"]["code"] for row in example["attributions"]} == {"alleged"}
    assert [use["weapon"]["code"] for use in example["weapons"]] == ["cluster_munition"]
    assert {row["origin"] for row in example["claims"]} == {1}


def test_the_same_record_gives_the_same_bytes(amal):
    record = logged(amal)
    assert freeze(record, nonce=NONCE, today=TODAY) == freeze(record, nonce=NONCE, today=TODAY)


def test_verbatim_words_and_titles_of_documents_stay_on_the_desk(amal):
    secret = "words of the source"
    item = document(title=secret, author=secret, url="https://example.org/a")
    record = logged(amal, claims=(replace(claim(item=item), verbatim=secret, translation=secret),))

    assert secret not in json.dumps(frozen(record))


def test_letters_of_a_source_stay_on_the_desk(amal):
    assert not {"reliability", "credibility"} & set(json.dumps(frozen(logged(amal))).split('"'))


@pytest.mark.parametrize(
    ("object_class", "width"),
    [("residential", 0.01), ("idp_camp", 0.1), ("hospital", 0.1)],
)
def test_a_place_where_people_live_or_shelter_becomes_a_cell(amal, object_class, width):
    record = logged(amal, objects=(ObjectDraft(object_class=object_class),))

    [place] = frozen(record)["locations"]
    ring = place["geometry"]["coordinates"][0]
    assert ring[1][0] - ring[0][0] == pytest.approx(width)
    assert place["withheld"]["code"] in ("residential", "protected_place")


def test_moving_the_point_inside_its_cell_changes_no_public_byte(amal):
    home = (ObjectDraft(object_class="residential"),)
    moved = replace(TOWN, geom=Point(69.05999, -48.80001, srid=4326))

    before, after = (frozen(logged(amal, objects=home, locations=(spot,))) for spot in (TOWN, moved))

    assert before["locations"] == after["locations"]


def test_a_restricted_place_tells_its_area_and_no_name(amal):
    spot = replace(TOWN, restricted=True, admin1_name={"en": "North"}, name={"en": "Northreach"})
    record = logged(amal, locations=(spot,))

    [place] = frozen(record)["locations"]
    assert (place["geometry"], place["name"], place["uncertainty_m"]) == (None, {}, None)


@pytest.mark.parametrize(("east", "told"), [(70.0, "SY02"), (69.055, None)])
def test_beside_a_cell_an_area_is_told_only_where_it_holds_the_whole_cell(amal, as_owner, east, told):
    with as_owner():
        outline("SY02", 69.0, -49.0, east, -48.0)
    spot = replace(TOWN, country="SYR", admin1_pcode="SY02", cod_version="test", admin1_name={"en": "Aleppo"})
    home = (ObjectDraft(object_class="residential"),)

    [place] = frozen(logged(amal, locations=(spot,), objects=home))["locations"]
    assert (place["admin1"] and place["admin1"]["pcode"], place["admin2"]) == (told, None)


def test_a_denial_carries_no_figure(amal):
    denial = replace(claim(None, origin="ministry"), position="denies")

    content = frozen(logged(amal, claims=(claim(3), denial)))
    assert (content["casualties"]["killed"]["min"], content["casualties"]["killed"]["max"]) == (3, 3)
    assert [row["counted"] for row in content["claims"]] == [True, False]
    assert [len(row["figures"]) for row in content["claims"]] == [1, 0]


def test_an_area_has_no_geometry(amal):
    area = LocationDraft(precision="admin1", country="XDM", admin1_name={"en": "North"})

    [place] = frozen(logged(amal, locations=(area,)))["locations"]
    assert place["geometry"] is None


def test_two_origins_widen_the_range(amal):
    content = frozen(logged(amal, claims=(claim(3, origin="post"), claim(5, origin="other"))))

    assert [row["origin"] for row in content["claims"]] == [1, 2]
    assert (content["casualties"]["killed"]["min"], content["casualties"]["killed"]["max"]) == (3, 5)


def test_a_relay_does_not_count_beside_its_origin(amal):
    own, relay = document("Rescue Service (invented)", "civil_defence"), document()
    repeated = replace(claim(9, item=relay, origin="rescue"), speaker=own.source_id)

    content = frozen(logged(amal, claims=(claim(3, item=own, origin="rescue"), repeated)))

    assert (content["casualties"]["killed"]["min"], content["casualties"]["killed"]["max"]) == (3, 3)
    assert [row["counted"] for row in content["claims"]] == [True, False]
    assert content["claims"][1]["why_not"]["code"] == "relay"


def test_filters_find_a_weapon_by_its_family(amal):
    record = logged(amal, weapons=(WeaponDraft(weapon="cluster_rocket"),))
    assert frozen(record)["search"]["weapons"] == ["cluster_rocket", "cluster_munition"]


def test_an_attribution_says_by_which_claim_and_what_the_party_answered(amal):
    army = actor(amal, "army-of-the-north").pk
    named = AttributionDraft(actor=army, claim=1, position="denies", denied_at=date(2025, 3, 5))
    accepted = AttributionDraft(
        actor=army, role="ally_or_partner", deaths_conceded_min=1, deaths_conceded_max=2
    )

    content = frozen(logged(amal, claims=(claim(3), claim(5, origin="o")), attributions=(named, accepted)))
    first, second = content["attributions"]
    assert content["claims"][first["claim"] - 1]["figures"][0]["min"] == 5
    assert (first["denied_on"], first["deaths_accepted_min"], first["deaths_accepted_max"]) == (
        "2025-03-05",
        None,
        None,
    )
    assert (second["claim"], second["denied_on"]) == (None, None)
    assert (second["deaths_accepted_min"], second["deaths_accepted_max"]) == (1, 2)


def test_of_a_witness_who_names_a_party_the_kind_alone_is_told(amal):
    witness = claim(item=document("Umm Salim", "eyewitness"))
    named = AttributionDraft(actor=actor(amal, "army-of-the-north").pk, claim=0)

    content = frozen(logged(amal, claims=(witness,), attributions=(named,)))
    assert content["attributions"][0]["claim"] == 1
    assert "Umm Salim" not in json.dumps(content)
