# SPDX-License-Identifier: Apache-2.0
"""The worked example of docs/explanation/counting.md, figure by figure."""

from registry.domain import grading, timespan
from registry.domain.counts import Range, check_subsets, counted, from_words, totals, unspecified
from tests.unit.domain.claim_rows import says

ORIGIN = {"origin_group": "rescuers", "is_origin": False, "status": "civilian"}
THOUSANDS = from_words("thousands")
CLAIMS = [
    says(1, claim_id="C1", age="child_unspecified", **ORIGIN),
    says(20, claim_id="C2", harm="injured", row_id="C2", **ORIGIN),
    says(9, claim_id="C2", harm="injured", age="child_unspecified", of_which="C2", **ORIGIN),
    says(6, claim_id="C2", harm="injured", sex="female", age="adult_unspecified", of_which="C2", **ORIGIN),
    says(
        THOUSANDS.range.min,
        THOUSANDS.range.max,
        claim_id="C3",
        harm="displaced",
        unit="families",
        qualifier=THOUSANDS.qualifier,
        **ORIGIN,
    ),
]


def test_one_person_killed_a_child():
    headline = totals(CLAIMS)["killed", "persons"]

    assert headline.total.range == Range(1, 1)
    assert [(row.age, row.sex, row.range) for row in headline.by_sex_age] == [
        ("child_unspecified", "", Range(1, 1))
    ]
    assert [(row.status, row.range) for row in headline.by_status] == [("civilian", Range(1, 1))]


def test_twenty_injured_of_whom_nine_children_six_women_and_five_unspecified():
    headline = totals(CLAIMS)["injured", "persons"]

    check_subsets(headline.total, headline.by_sex_age)
    assert (headline.total.range, headline.total.qualifier) == (Range(20, 20), "exact")
    assert {(row.sex, row.age): row.range for row in headline.by_sex_age} == {
        ("", "child_unspecified"): Range(9, 9),
        ("female", "adult_unspecified"): Range(6, 6),
    }
    assert "male" not in {row.sex for row in headline.breakdown}
    assert unspecified(headline.total, headline.by_sex_age) == Range(5, 5)
    assert [(row.status, row.range) for row in headline.by_status] == [("civilian", Range(20, 20))]


def test_thousands_of_families_displaced_and_no_figure_of_persons():
    found = totals(CLAIMS)
    families = found["displaced", "families"].total

    assert (families.min, families.max, families.open_above, families.qualifier) == (
        2000,
        None,
        True,
        "vague",
    )
    assert ("displaced", "persons") not in found


def test_nothing_else_is_counted():
    assert set(totals(CLAIMS)) == {("killed", "persons"), ("injured", "persons"), ("displaced", "families")}


def test_overnight_with_the_days_inferred_from_context():
    span = timespan.parse("2024-11-27?/2024-11-28?")

    assert (span.earliest.isoformat(), span.latest.isoformat()) == ("2024-11-27", "2024-11-28")
    assert (span.uncertain, span.approximate, timespan.lasts_one_day(span)) == (True, False, True)


def test_one_origin_and_no_single_place_is_graded_single_source():
    support = grading.Support(stating=grading.stating_origins(counted(CLAIMS)), place_unresolved=True)

    assert support.stating == {"rescuers"}
    assert grading.suggest_grade(support).code == "single_source"
