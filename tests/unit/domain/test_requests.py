# SPDX-License-Identifier: Apache-2.0
"""Numbers, what is sealed and how long it is, and which steps there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.errors import InvalidInput, KeyMissing, NeedsReason, NeedsSecondPerson, WrongState
from registry.domain.requests import (
    State,
    check_close,
    check_confirm,
    check_reopen,
    number_of,
    opened,
    padded,
    spelled,
)
from registry.domain.requests.plain import BLOCK

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)


@given(st.binary(min_size=13, max_size=32))
def test_a_number_is_found_however_it_is_typed(random):
    number = number_of(random)

    assert spelled(number) == number
    assert spelled(f" {number.lower().replace('-', ' ').replace('rq ', 'rq-')} ") == number
    assert spelled(number.replace("0", "O").replace("1", "l")) == number
    assert spelled(number.replace("-", "")) == spelled(number.replace("-", " ")) == number
    assert spelled(number.removeprefix("RQ-")) == number


@pytest.mark.parametrize("typed", ["", "RQ-", "CHR-4G7K2M9-T", "RQ-4G7K2-M9T1B-0XYZA-8QW3", "RQ-" + "U" * 20])
def test_what_is_no_number_is_none(typed):
    assert spelled(typed) == ""


@given(st.dictionaries(st.sampled_from(["wrong", "right"]), TEXTS))
def test_what_was_filled_up_is_read_as_it_was_and_its_length_tells_little(texts):
    plain = padded("own", texts)

    assert len(plain) % BLOCK == 0
    assert opened("own", plain) == texts


def test_what_belongs_to_another_request_is_not_read():
    with pytest.raises(KeyMissing):
        opened("another", padded("own", {"wrong": "x"}))


@pytest.mark.parametrize(
    "value",
    [
        "[" * 60_000 + "]" * 60_000,
        "[[]]",
        '{"a": "b"}',
        "7",
        "null",
        r'"half a pair \ud800"',
        r'"a\u0000b"',
        '"',
    ],
)
def test_what_no_form_can_have_sent_is_not_read(value):
    """Whoever holds the public key alone can seal anything."""
    with pytest.raises(KeyMissing):
        opened("own", f'{{"request": "own", "wrong": {value}}}'.encode())
    assert opened("own", b'{"request": "own", "wrong": "x"}') == {"wrong": "x"}


@pytest.mark.parametrize("plain", [b"[" * 60_000, b"[]", b"{}", b'"text"', b"\xff"])
def test_what_is_no_letter_at_all_is_not_read(plain):
    with pytest.raises(KeyMissing):
        opened("own", plain)


def closing(state=State.IN_HAND, outcome="corrected", reason="", **words):
    return check_close(state, outcome=outcome, reason=reason, words=words)


def test_words_for_the_public_go_out_trimmed_and_empty_ones_not_at_all():
    assert closing(en=" The date was wrong. ", ar="") == {"en": "The date was wrong."}


@pytest.mark.parametrize(
    ("refusal", "wrong"),
    [
        (WrongState, {"state": State.CLOSED}),
        (InvalidInput, {"outcome": "forgotten"}),
        (NeedsReason, {"outcome": "not_changed"}),
        (InvalidInput, {"ar": "كان التاريخ خطأ."}),
        (InvalidInput, {"en": "x" * 501}),
        (InvalidInput, {"en": "Write to somebody@example.org."}),
        (InvalidInput, {"en": "hidden \u202e turn"}),
    ],
)
def test_a_closing_that_breaks_a_rule_is_refused(refusal, wrong):
    with pytest.raises(refusal):
        closing(**wrong)


def test_what_waits_is_confirmed_by_another_person():
    check_confirm(waits=True, by=2, author=1)
    with pytest.raises(NeedsSecondPerson):
        check_confirm(waits=True, by=1, author=1)
    with pytest.raises(WrongState):
        check_confirm(waits=False, by=2, author=1)


def test_what_is_open_or_erased_is_not_opened_again():
    check_reopen(State.CLOSED, erased=False)
    for state, erased in ((State.IN_HAND, False), (State.CLOSED, True)):
        with pytest.raises(WrongState):
            check_reopen(state, erased=erased)
