# SPDX-License-Identifier: Apache-2.0
"""Who names a party, and what it answers: from documents of today and from those that lack these members."""

import json

import pytest
from django.template.loader import render_to_string

from registry.ui.wording.parties import claim_behind, deaths_accepted
from tests.factories import content as make
from tests.factories import many

LATER = ("claim", "denied_on", "deaths_accepted_min", "deaths_accepted_max")


@pytest.fixture
def record():
    return json.loads(many.second().canonical())


def shown(record, **more):
    """Return the words of the first party of the record, on one line."""
    context = {"record": record, "party": record["attributions"][0], **more}
    return " ".join(render_to_string("ui/record/_party.html", context).split())


def test_the_source_that_names_the_party_is_told_with_the_way_to_its_row(record):
    said = shown(record, claims=True)

    assert '<bdi>Local news agency</bdi> (<a href="#claim-2">claim 2</a>)' in said
    assert "denied on 29 Nov 2024" in said
    assert "accepts 1–2 deaths" in said


def test_of_a_source_whose_name_is_withheld_the_kind_is_told(record):
    record["claims"][1]["source"] = None

    assert 'According to: Local media (<a href="#claim-2">' in shown(record, claims=True)


def test_beside_another_version_no_link_leads_to_a_row_that_is_not_there(record):
    assert "<bdi>Local news agency</bdi> (claim 2)" in shown(record)


def test_a_document_of_before_is_read_as_it_was(record):
    for name in LATER:
        del record["attributions"][0][name]

    said = shown(record, claims=True)
    assert "According to: Local sources ·" in said
    assert not [word for word in ("claim", "denied on", "accepts") if word in said]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (0, 0, "accepts no deaths"),
        (1, 1, "accepts 1 death"),
        (2, 5, "accepts 2–5 deaths"),
        (3, None, "accepts 3 or more deaths"),
        (None, 4, "accepts up to 4 deaths"),
    ],
)
def test_deaths_that_a_party_accepts_are_said_as_a_range(low, high, words):
    assert deaths_accepted({"deaths_accepted_min": low, "deaths_accepted_max": high}) == words


@pytest.mark.parametrize("number", [None, 9])
def test_no_claim_stands_behind_a_number_that_no_claim_has(number):
    assert claim_behind(json.loads(make.content().canonical()), {"claim": number}) is None
