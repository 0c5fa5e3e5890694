# SPDX-License-Identifier: Apache-2.0
from hypothesis import given
from hypothesis import strategies as st

from registry.config.invariants.pairs import AT_ONCE, paired, portions

KEYS = st.sets(st.integers(0, 30)).map(sorted)


@given(left=KEYS, right=KEYS)
def test_rows_of_one_key_meet_and_all_others_stand_alone(left, right):
    met = list(paired([(key, "l") for key in left], [(key, "r") for key in right]))

    assert [(one or other)[0] for one, other in met] == sorted({*left, *right})
    for one, other in met:
        key = (one or other)[0]
        assert (one is not None, other is not None) == (key in left, key in right)


def test_portions_hold_every_row_once_and_never_more_than_agreed():
    parts = list(portions(range(2 * AT_ONCE + 1)))

    assert [len(part) for part in parts] == [AT_ONCE, AT_ONCE, 1]
    assert [row for part in parts for row in part] == list(range(2 * AT_ONCE + 1))
