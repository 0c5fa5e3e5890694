# SPDX-License-Identifier: Apache-2.0
"""A draft is judged the same at every door: a sentence, at the field it concerns, and nothing is written."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.contrib.gis.geos import Point, Polygon

from registry.casework.actions.check import check_draft
from registry.casework.actions.log import log_record
from registry.casework.draft import (
    AttributionDraft,
    CasualtyDraft,
    DisplacementDraft,
    LocationDraft,
    ObjectDraft,
    WeaponDraft,
)
from registry.casework.models import Record
from registry.domain.errors import InvalidInput
from tests.factories.records import TOWN, claim, draft

FUTURE = (datetime.now(UTC) + timedelta(days=3)).date()
BOW_TIE = Polygon(((0, 0), (1, 1), (1, 0), (0, 1), (0, 0)), srid=4326)
AREA = LocationDraft(precision="admin1", country="XDM", admin1_name={"en": "North"})
KILLED = CasualtyDraft(harm="killed", min=2, max=2)


def at_claim(**changes):
    return {"claims": (replace(claim(), **changes),)}


def place(**changes):
    return {"locations": (replace(TOWN, **changes),)}


REFUSED = {
    "a day to come": ({"date_edtf": str(FUTURE)}, "date_edtf"),
    "a week, as an incident": ({"date_edtf": "2024-11-20/2024-11-27"}, "date_edtf"),
    "an open end, as an incident": ({"date_edtf": "2024-11-20/.."}, "date_edtf"),
    "a time zone that is none": ({"timezone": "Asia/Atlantis"}, "timezone"),
    "a sensitivity that is none": ({"sensitivity": "secret"}, "sensitivity"),
    "a heading for a type": ({"weapons": (WeaponDraft(weapon="air_weapon"),)}, "weapons.0.weapon"),
    "a delivery that is none": ({"weapons": (WeaponDraft("uxo", delivery="thrown"),)}, "weapons.0.delivery"),
    "munitions out of order": ({"weapons": (WeaponDraft("uxo", count_min=5, count_max=1),)}, "weapons.0.count_max"),
    "a most without a fewest": ({"objects": (ObjectDraft("school", count_max=1),)}, "objects.0.count_min"),
    "a harm that is none": (lambda: at_claim(casualties=(replace(KILLED, harm="martyred"),)), "claims.0.casualties.0.harm"),
    "a role that is none": (lambda: at_claim(casualties=(replace(KILLED, roles=("hero",)),)), "claims.0.casualties.0.roles"),
    "no origin": (lambda: at_claim(origin_group="  "), "claims.0.origin_group"),
    "a denial with a figure": (lambda: at_claim(position="denies"), "claims.0.position"),
    "a claim that replaces itself": (lambda: at_claim(supersedes=0), "claims.0.supersedes"),
    "a period that is no date": (
        lambda: at_claim(displacements=(DisplacementDraft(min=1, period_edtf="long ago"),)),
        "claims.0.displacements.0.period_edtf.date_edtf",
    ),
    "a country that is none": (place(country="QQQ"), "locations.0.country"),
    "a radius beside an area": ({"locations": (replace(AREA, uncertainty_m=500),)}, "locations.0.uncertainty_m"),
    "an area without a name": ({"locations": (LocationDraft("admin2", country="XDM"),)}, "locations.0.admin2"),
    "a country without a name": ({"locations": (LocationDraft("country"),)}, "locations.0.country"),
    "a shape that crosses itself": (place(geom=BOW_TIE, precision="linear_or_fuzzy"), "locations.0.geom"),
    "a point beyond the pole": (place(geom=Point(10, 95, srid=4326)), "locations.0.latitude"),
    "a title that turns its words": ({"title": {"en": "Shelling \u202ereported"}}, "title"),
    "an Arabic title that turns its words": ({"title": {"en": "Shelling", "ar": "\u0642\u0635\u0641 \u202e"}}, "title.ar"),
    "a hidden character in a place": (place(name={"en": "North\u2066reach"}), "locations.0.name"),
    "piled marks in a title": ({"title": {"en": "e" + "\u0301" * 31}}, "title"),
    "piled marks in the words of a source": (lambda: at_claim(verbatim="e" + "\u0301" * 31), "claims.0.verbatim"),
    "a surrogate in a summary": ({"summary": {"en": "half \ud800 a pair"}}, "summary"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_nonsense_is_refused_at_its_field_and_writes_nothing(amal, name):
    changes, field = REFUSED[name]
    changes = changes() if callable(changes) else changes

    with pytest.raises(InvalidInput) as refusal:
        log_record(draft(**changes), by=amal)
    assert refusal.value.field == field
    assert Record.objects.count() == 0


ACCEPTED = {
    "today": {"date_edtf": str(datetime.now(UTC).date())},
    "one night": {"date_edtf": "2024-11-27/2024-11-28"},
    "one day of a window": {"date_edtf": "[2024-11-20..2024-11-27]"},
    "a week, as a report": {"date_edtf": "2024-11-20/2024-11-27", "kind": "aggregate_report"},
    "an area without a point": {"locations": (AREA,)},
    "nowhere known": {"locations": (LocationDraft("unlocated"),)},
    "a denial without a figure": lambda: {
        "claims": (claim(), claim(None, origin="ministry", position="denies"))
    },
    "a claim that replaces an earlier one": lambda: {"claims": (claim(2), replace(claim(3), supersedes=0))},
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_may_be_logged_is_logged(amal, name):
    changes = ACCEPTED[name]
    changes = changes() if callable(changes) else changes

    assert log_record(draft(**changes), by=amal).revision.state == "draft"


@pytest.mark.parametrize(
    ("changes", "precision"),
    [
        ({}, "day"),
        ({"time_part": "during_the_night", "date_edtf": "2025-03-03/2025-03-04"}, "part_of_day"),
        ({"time_local": time(4, 30), "time_part": "around_dawn"}, "minute"),
        ({"time_part": "morning", "date_edtf": "2025-03-03~"}, "2_6_days"),
        ({"time_part": "morning", "date_edtf": "2025-03"}, "month"),
        ({"date_precision": "year", "date_edtf": "[2025-01-01..2025-02-01]"}, "year"),
    ],
)
def test_the_precision_is_that_of_the_day_or_of_what_is_known_within_it(db, changes, precision):
    assert check_draft(draft(**changes)).precision == precision


def test_a_party_named_twice_in_one_role_is_refused_at_the_second(amal):
    party = AttributionDraft(actor=amal.pk)

    with pytest.raises(InvalidInput) as refusal:
        check_draft(draft(attributions=(party, party)))
    assert refusal.value.field == "attributions.1.actor"


def test_two_spellings_of_one_origin_are_one_origin(amal):
    record = log_record(
        draft(claims=(claim(3, origin="Harbour Courier"), claim(5, origin=" harbour  courier"))), by=amal
    )

    assert set(record.claims.values_list("origin_group", flat=True)) == {"Harbour Courier"}


def test_texts_are_composed_alike(amal):
    record = log_record(draft(title={"en": "Shelling reported in Cafe\u0301"}), by=amal)

    assert record.title["en"] == "Shelling reported in Caf\u00e9"


def test_the_words_of_a_source_stay_as_they_are_found(amal):
    found = "Cafe\u0301 \u2067مقهى\u2069"
    record = log_record(draft(claims=(claim(verbatim=found),)), by=amal)

    assert record.claims.get().verbatim == found


def test_what_a_claim_replaces_and_when_it_was_taken_back_are_kept(amal):
    taken_back = replace(claim(3), supersedes=0, retracted_by_source_at=date(2025, 3, 9))
    record = log_record(draft(claims=(claim(2), taken_back)), by=amal)

    first, second = record.claims.order_by("seq")
    assert (second.supersedes, second.retracted_by_source_at) == (first, date(2025, 3, 9))
