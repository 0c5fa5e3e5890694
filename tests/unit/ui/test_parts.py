# SPDX-License-Identifier: Apache-2.0
"""Parts beside their whole: where they add up to more, the page says why, and nowhere else."""

from dataclasses import asdict

import pytest

from registry.domain.counts import FigureStatement, totals
from registry.ui.wording import parts
from tests.factories import content as make

CHILDREN = make.share("child_unspecified", "unknown", 1, 2)
WOMAN, MEN = (
    make.share("adult_unspecified", sex, number, number) for sex, number in (("female", 1), ("male", 3))
)


@pytest.mark.parametrize(
    ("whole", "shares", "told"),
    [
        ((3, 5), (CHILDREN, WOMAN, MEN), True),
        ((5, 5), (CHILDREN, WOMAN, MEN), False),
        ((3, 5), (CHILDREN, WOMAN), False),
        ((3, None), (MEN, make.share("adult_unspecified", "unknown", 3, 3)), False),
        ((3, 5), (make.of_status("civilian", 3, 3), make.of_status("police_security", 2, 2)), True),
        ((3, 5), (make.of_status("unknown", 3, 5), MEN), False),
        ((3, 5), (), False),
    ],
    ids=["more", "as many", "fewer", "the same men twice", "by status", "status not stated", "none"],
)
def test_the_sentence_stands_where_parts_that_share_nobody_are_more(whole, shares, told):
    assert bool(parts.apart(asdict(make.figure(*whole, breakdown=shares)))) == told


def test_the_example_of_the_counting_guide_is_what_the_rules_make_of_it():
    def killed(claim: str, least: int, **said) -> FigureStatement:
        return FigureStatement(harm="killed", claim_id=claim, min=least, max=least, **said)

    within = {"of_which": "all"}
    headline = totals(
        [
            killed("1", 3, row_id="all"),
            killed("2", 5, row_id="all"),
            killed("2", 1, row_id="a", age="child_unspecified", **within),
            killed("2", 1, row_id="b", age="adult_unspecified", sex="female", **within),
            killed("2", 3, row_id="c", age="adult_unspecified", sex="male", **within),
            killed("3", 4, row_id="all"),
            killed("3", 2, row_id="a", age="child_unspecified", **within),
        ]
    )["killed", "persons"]

    assert (headline.total.min, headline.total.max, headline.total.open_above) == (3, 5, False)
    assert sorted((each.age, each.sex, each.min, each.max) for each in headline.by_sex_age) == [
        ("adult_unspecified", "female", 1, 1),
        ("adult_unspecified", "male", 3, 3),
        ("child_unspecified", "", 1, 2),
    ]
