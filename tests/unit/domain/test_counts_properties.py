# SPDX-License-Identifier: Apache-2.0
"""What holds of every set of claims, whatever their rows."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from registry.domain.counts import counted, totals
from tests.unit.domain.claim_trees import PEOPLE, by_sex, claims, incidents, with_combatants

NO_FIGHTERS = {"statuses": tuple(PEOPLE)}


def ranges(rows):
    return {figure: headline.total.range for figure, headline in totals(rows).items()}


def figures(headline):
    beside = [headline.combatants] if headline.combatants else []
    return [headline.total, *headline.breakdown, *headline.of_which, *beside]


@given(incidents())
def test_the_smallest_number_is_never_above_the_largest(rows):
    for headline in totals(rows).values():
        for figure in figures(headline):
            assert figure.open_above if figure.max is None else figure.min <= figure.max


@given(incidents(), st.data())
def test_a_claim_that_does_not_count_can_be_taken_away(rows, data):
    """Except the own statement of an origin that others repeat: it silences them also when it was left out."""
    counting = {decision.statement.claim_id for decision in counted(rows) if decision.counted}
    repeated = {row.origin_group for row in rows if not row.is_origin}
    idle = {
        row.claim_id
        for row in rows
        if row.claim_id not in counting and not (row.is_origin and row.origin_group in repeated - {""})
    }
    assume(idle)
    gone = data.draw(st.sampled_from(sorted(idle)))

    assert totals([row for row in rows if row.claim_id != gone]) == totals(rows)


@given(incidents(), st.data())
def test_saying_how_many_of_a_figure_were_women_and_how_many_men_changes_no_total(rows, data):
    undivided = [row for row in rows if row.undivided and row.status in PEOPLE and not row.of_which]
    assume(undivided)
    row = data.draw(st.sampled_from(undivided))

    assert ranges([*rows, *by_sex(row, data.draw(st.integers(0, row.min)))]) == ranges(rows)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=4), st.data())
def test_a_claim_that_gives_women_and_men_alone_states_what_their_number_for_all_would(numbers, data):
    each = st.sampled_from(PEOPLE)
    whole, split = [], []
    for name, number in zip("abcd", numbers, strict=False):
        row = replace(data.draw(claims(name, alone=True))[0], of_which="", sex="", age="", role="")
        row = replace(row, min=number, max=data.draw(st.sampled_from([number, number + 2, None])))
        row = replace(row, harm="killed", status=data.draw(each))
        whole.append(row)
        split += by_sex(row, data.draw(st.integers(0, number)), of_which="")

    assert ranges(split) == ranges(whole)


@given(
    incidents(**NO_FIGHTERS),
    st.integers(1, 9),
    st.sampled_from(["", "female", "male"]),
    st.sampled_from(["", "adult_unspecified"]),
    st.data(),
)
def test_combatants_who_are_named_inside_a_number_are_in_no_figure_of_people(rows, number, sex, age, data):
    row = data.draw(st.sampled_from(rows))
    group = {"sex": sex or row.sex, "age": age or row.age}
    before, after = totals(rows), totals(with_combatants(rows, row, number, **group))

    assert {key: (headline.total, headline.breakdown) for key, headline in after.items()} == {
        key: (headline.total, headline.breakdown) for key, headline in before.items()
    }


@given(incidents(), st.permutations("wxyz"), st.randoms())
def test_names_and_order_of_claims_decide_nothing(rows, names, random):
    renamed = dict(zip("abcd", names, strict=True))

    def rename(row):
        ids = {"row_id": f"r{row.row_id[::-1]}", "of_which": row.of_which and f"r{row.of_which[::-1]}"}
        return replace(row, claim_id=renamed[row.claim_id], **ids)

    def told(held):
        return {
            key: [
                (figure.range, figure.qualifier, figure.group, figure.status) for figure in figures(headline)
            ]
            for key, headline in totals(held).items()
        }

    assert told(map(rename, random.sample(rows, len(rows)))) == told(rows)
