# SPDX-License-Identifier: Apache-2.0
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.reference import (
    ALPHABET,
    LENGTH,
    check,
    check_character,
    is_demonstration,
    mint,
    normalise,
)

bodies = st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)
codes = bodies.map(lambda body: f"CHR-{body}-{check_character(body)}")


@given(bodies)
def test_a_minted_code_is_right_in_every_form_that_people_type(body):
    code = f"CHR-{body}-{check_character(body)}"

    assert check(code)
    assert normalise(code.lower()) == code
    assert normalise(f"  {code} ".replace("-", " – ")) == code
    assert normalise(code[:4] + code[4:].replace("0", "o").replace("1", "l")) == code
    assert normalise(code[:4] + code[4:].replace("0", "O").replace("1", "I")) == code


@given(codes)
def test_every_single_wrong_character_is_found(code):
    for place, right in enumerate(code):
        wrong_signs = ALPHABET if place > 3 else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for wrong in {*wrong_signs, "-", "*"} - {right}:
            assert not check(code[:place] + wrong + code[place + 1 :])


@given(codes)
def test_every_exchange_of_two_characters_is_found(code):
    for first, second in combinations(range(len(code)), 2):
        signs = list(code)
        signs[first], signs[second] = signs[second], signs[first]
        assert code == "".join(signs) or not check("".join(signs))


def test_the_check_finds_every_error_pattern_not_only_those_drawn():
    """The check is linear, so an error is missed exactly when its pattern alone would be a right code."""
    zero = "0" * LENGTH
    for place in range(LENGTH):
        for sign in ALPHABET[1:]:
            assert check_character(zero[:place] + sign + zero[place + 1 :]) not in ("0", sign)
    for first, second in combinations(range(LENGTH), 2):
        for sign in ALPHABET[1:]:
            body = list(zero)
            body[first] = body[second] = sign
            assert check_character("".join(body)) != "0"


def test_a_check_that_only_sums_would_miss_exchanges():
    """Negative control: without the weights two exchanged characters leave the sum as it was."""
    weak = {body: sum(map(ALPHABET.index, body)) % 32 for body in ("4G7K2M9", "G47K2M9")}

    assert len(set(weak.values())) == 1
    assert check_character("4G7K2M9") != check_character("G47K2M9")


def test_the_example_of_the_documentation_is_a_right_code():
    assert check("CHR-4G7K2M9-T")


def test_codes_are_random_and_use_the_whole_alphabet():
    minted = {mint() for _ in range(2000)}

    assert len(minted) == 2000
    assert set("".join(code[4:11] for code in minted)) == set(ALPHABET)
    assert all(map(check, minted))


def test_a_given_source_of_randomness_is_used():
    assert mint(random=random.Random(7)) == mint(random=random.Random(7)) != mint(random=random.Random(8))


def test_the_prefix_is_a_setting_and_tells_demonstration_records():
    assert is_demonstration(mint("DEM"))
    assert is_demonstration("dem-4g7k2m9-t")
    assert not is_demonstration(mint("CHR"))
    assert not is_demonstration("DEMO")
    assert check(mint("ABC"), prefixes=["ABC"])
    assert not check(mint("ABC"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CHR",
        "CHR-",
        "CHR-4G7K2M9",
        "CHR-4G7K2M-9T",
        "4G7K2M9-T",
        "CHR-4G7K2MU-T",
        "CHR-4G7K2M9-T\n",
        "CHR-4G7K2M9-T-T",
        "chr-4g7k2m9-t",
    ],
)
def test_what_is_no_code_is_not_taken_for_one(text):
    assert not check(text)


def test_digits_of_other_scripts_and_direction_marks_are_understood():
    assert normalise("\u200fCHR-٤G۷K２M9-T\u200e") == "CHR-4G7K2M9-T"


@given(st.text(max_size=40))
def test_any_text_is_checked_without_error_and_a_right_code_is_left_alone(text):
    found = normalise(text)

    assert not check(found) or normalise(found) == found
