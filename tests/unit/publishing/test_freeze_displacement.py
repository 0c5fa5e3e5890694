# SPDX-License-Identifier: Apache-2.0
"""What the world reads of people who had to leave rests on counted claims alone."""

import json
from dataclasses import replace
from datetime import date

from registry.casework.draft import DisplacementDraft
from registry.publishing.freeze import freeze
from registry.ui.wording.units import displaced as words
from tests.factories.records import claim, logged

NORTH, SOUTH = {"en": "North"}, {"en": "South"}
THOUSANDS = DisplacementDraft(min=2000, unit="families", qualifier="vague", from_place=NORTH)
ABOUT = DisplacementDraft(min=4000, max=4000, unit="families", qualifier="about", from_place=NORTH)


def moved(*rows, origin, **more):
    return replace(claim(None, origin=origin), displacements=rows, **more)


def frozen(amal, *claims):
    content = json.loads(
        freeze(logged(amal, claims=claims), nonce=bytes(32), today=date(2026, 1, 1)).canonical()
    )
    [row] = content["displacement"]
    return row


def test_numbers_worded_differently_are_called_neither_exact_nor_vague(amal):
    row = frozen(amal, moved(THOUSANDS, origin="a"), moved(ABOUT, origin="b"))

    assert (row["min"], row["max"], row["open_above"], row["qualifier"]) == (2000, 4000, True, None)
    assert words(row) == "2,000–4,000 or more families displaced"


def test_numbers_worded_alike_keep_their_wording(amal):
    row = frozen(amal, moved(ABOUT, origin="a"), moved(replace(ABOUT, min=3000, max=3000), origin="b"))

    assert row["qualifier"]["code"] == "about"


def test_a_claim_that_does_not_count_adds_no_period_and_no_place(amal):
    other = replace(ABOUT, cumulative=True, from_place=SOUTH, to_place=SOUTH, period_edtf="2024-11")
    left_out = moved(other, origin="b", excluded_reason={"en": "a slip"})

    row = frozen(amal, moved(THOUSANDS, origin="a"), left_out)
    assert (row["cumulative"], row["period_edtf"], row["from_place"], row["to_place"]) == (
        False,
        None,
        NORTH,
        {},
    )

    counted = frozen(amal, moved(THOUSANDS, origin="a"), moved(other, origin="b"))
    assert (counted["cumulative"], counted["from_place"]) == (True, {})
