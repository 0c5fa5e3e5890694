# SPDX-License-Identifier: Apache-2.0
"""Rows of the entry page come and go without a save, and nothing typed is lost."""

import pytest

from registry.casework.models import Record
from tests.unit.desk.conftest import TYPED


@pytest.mark.parametrize(
    "rows", ["locations", "claims", "weapons", "objects", "attributions", "claims-0-casualties"]
)
def test_button_adds_an_empty_row_and_keeps_what_was_typed(page, rows):
    page.type(summary_en=TYPED)
    before = int(page.fields[f"{rows}-TOTAL_FORMS"][0])

    page.button(add=rows)

    assert int(page.fields[f"{rows}-TOTAL_FORMS"][0]) == before + 1
    assert page.fields["summary_en"] == [TYPED]
    assert "There is a problem" not in page.html
    assert Record.objects.count() == 0


def test_row_taken_away_takes_only_itself(page):
    page.button(add="claims").button(add="claims")
    for number in range(3):
        page.type(f"claims-{number}", source_name=f"Source {number}")
        page.type(f"claims-{number}-casualties-0", min=str(number))

    page.button(take_away="claims-1")

    assert page.fields["claims-TOTAL_FORMS"] == ["2"]
    assert [page.fields[f"claims-{number}-source_name"] for number in (0, 1)] == [["Source 0"], ["Source 2"]]
    assert [page.fields[f"claims-{number}-casualties-0-min"] for number in (0, 1)] == [["0"], ["2"]]


def test_reference_to_a_row_follows_it_or_lets_go(page):
    page.button(add="claims-0-casualties").button(add="claims-0-casualties")
    page.type("claims-0-casualties-2", part_of="1").type("claims-0-casualties-3", part_of="0")

    page.button(take_away="claims-0-casualties-0")

    assert page.fields["claims-0-casualties-1-part_of"] == ["0"]
    assert page.fields["claims-0-casualties-2-part_of"] == [""]


@pytest.mark.parametrize(
    "press", [{"add": "users"}, {"take_away": "claims-99"}, {"take_away": "x"}, {"use": "claims-0 a:b"}]
)
def test_button_that_the_page_does_not_have_changes_nothing(page, press):
    before = dict(page.fields)

    page.button(**press)

    assert {name: value for name, value in page.fields.items() if "csrf" not in name} == {
        name: value for name, value in before.items() if "csrf" not in name
    }


def test_line_of_a_closed_place_keeps_its_parts_apart(page):
    """After an Arabic name, figures that are not kept apart would turn round."""
    page.type("locations-0", name_original="سرمين", lat="-48.8062", lon="69.0535", precision="village")
    page.fields["open"] = []
    page.button(add="locations")

    assert "<bdi>سرمين</bdi> · <bdi>Village" in page.html
    assert "· <bdi>-48.8062, 69.0535</bdi>" in page.html
