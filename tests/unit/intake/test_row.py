# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.intake.errors import RowRefused
from registry.intake.row import LONGEST_FIELD, Row


def row(value: str, *, shape=(1, 1)) -> Row:
    return Row(7, {"column": value}, value, shape)


@pytest.mark.parametrize("value", ["", "x", "1.0", "1e3", "٣", " - 1", "12345678901234567890", "NA"])
def test_what_is_no_whole_number_is_refused_with_the_column_and_what_stood_there(value):
    with pytest.raises(RowRefused) as refused:
        row(value).whole("column")

    assert (refused.value.reason, refused.value.column) == ("bad_number", "column")
    assert refused.value.value == ("" if value == "NA" else value.strip())


@pytest.mark.parametrize(("value", "least", "most"), [("-1", 0, 9), ("10", 0, 9), ("0", 1, 9)])
def test_a_number_outside_its_bounds_is_refused_naming_them(value, least, most):
    with pytest.raises(RowRefused, match=f"column lies between {least} and {most}"):
        row(value).whole("column", least=least, most=most)


@pytest.mark.parametrize("value", ["", "north", "nan", "inf", "90.0001", "-91", "12,5"])
def test_what_is_no_latitude_is_refused(value):
    with pytest.raises(RowRefused) as refused:
        row(value).degrees("column", limit=90)

    assert refused.value.reason == "bad_coordinates"


def test_the_bounds_of_a_latitude_are_latitudes():
    assert (row("90").degrees("column", limit=90), row("-90.0").degrees("column", limit=90)) == (90.0, -90.0)


def test_what_stood_there_is_quoted_only_in_part_when_long():
    with pytest.raises(RowRefused) as refused:
        row("9" * 500).whole("column")

    assert refused.value.value == "9" * 40 + "…"


def test_a_long_cell_is_refused_by_its_length_without_its_text():
    row("x" * LONGEST_FIELD).refuse_misshapen()
    with pytest.raises(RowRefused, match="column has 50,001 characters") as refused:
        row("x" * (LONGEST_FIELD + 1)).refuse_misshapen()

    assert refused.value.value == ""


@pytest.mark.parametrize("found", [0, 2])
def test_a_row_of_another_width_than_the_header_is_refused(found):
    with pytest.raises(RowRefused, match=f"has {found} cells, the header 1"):
        row("x", shape=(found, 1)).refuse_misshapen()


def test_runs_of_space_are_one_and_na_is_nothing():
    assert (row(" a\t\n b ").text("column"), row("NA").text("column"), row("x").text("other")) == (
        "a b",
        "",
        "",
    )
