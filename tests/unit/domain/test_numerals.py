# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.domain.errors import InvalidPlace
from registry.domain.numerals import degrees, western


@pytest.mark.parametrize(
    ("typed", "angle"),
    [
        ("35.9039", 35.9039),
        ("35,9", 35.9),
        ("٣٥٫٩", 35.9),
        ("۳۵٫۹", 35.9),
        ("\u200f٣٥،٩\u200f", 35.9),
        ("35.9°", 35.9),
        (" ٣٥٫٩ ° ", 35.9),
        ("-36,7", -36.7),
        ("\u221236.7", -36.7),
        ("+36", 36),
        ("36.", 36),
    ],
)
def test_degrees_are_read_in_every_digit_and_with_either_decimal_mark(typed, angle):
    assert degrees(typed) == angle


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "35,903.9",
        "35.903,9",
        "35,9 36,7",
        "35.9, 36.7",
        "35 54",
        "35°54'",
        "35.9N",
        "1e1",
        "nan",
        "1_0",
        "3590.39",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_an_example(typed):
    with pytest.raises(InvalidPlace, match=r"for example 35\.90390"):
        degrees(typed)


def test_western_digits_leave_all_other_text_as_it_is():
    assert western("٢٠٢٤-١١-۲۷~ é") == "2024-11-27~ é"
