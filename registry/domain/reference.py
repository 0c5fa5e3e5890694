# SPDX-License-Identifier: Apache-2.0
"""Public codes, such as CHR-4G7K2M9-T: random, so that no code tells place, date or how many there are.

The last character is a check. Read the eight as numbers of the field with 32 elements (Crockford's alphabet
gives 0 to 31) and weigh the check with 1 and the seven before it, from first to last, with α, α², … α⁷; a
right code sums to 0. One wrong character changes the sum by αⁱ·e, which is not 0. Two characters a and b that
changed places change it by (αⁱ + αʲ)·(a + b), which is not 0 while a and b differ, because α has order 31 and
only eight places are used. So every single error and every exchange of two characters is found, and the check
needs no sign outside the alphabet.
"""

import re
import secrets
import unicodedata
from collections.abc import Collection, Sequence
from functools import reduce
from typing import Protocol

from registry.domain.text import unpiled

PREFIX = "CHR"
DEMONSTRATION_PREFIX = "DEM"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 7

_FORM = re.compile(rf"([A-Z]{{2,6}})-([{ALPHABET}]{{{LENGTH}}})-([{ALPHABET}])")
# The modulus x⁵ + x⁴ + x³ + x + 1 and α = x.
_MODULUS = 0b111011
_ALIKE = str.maketrans("OIL", "011")
_DASHES = re.compile(r"[\u2010-\u2015\u2212_]")


class Chooser(Protocol):
    """What minting needs of a source of randomness; `secrets` and `random.Random` have it."""

    def choice(self, seq: Sequence[str], /) -> str: ...


class _Secrets:
    def choice(self, seq: Sequence[str], /) -> str:
        return secrets.choice(seq)


def mint(prefix: str = PREFIX, random: Chooser | None = None) -> str:
    """Return a new code. Uniqueness is the database's to hold: on a clash, mint again."""
    source = random or _Secrets()
    body = "".join(source.choice(ALPHABET) for _ in range(LENGTH))
    return f"{prefix}-{body}-{check_character(body)}"


def check(code: str, *, prefixes: Collection[str] = (PREFIX, DEMONSTRATION_PREFIX)) -> bool:
    """Whether this is a well-formed code exactly as minted; `normalise` what a person typed first."""
    parts = _FORM.fullmatch(code)
    return parts is not None and parts[1] in prefixes and check_character(parts[2]) == parts[3]


def normalise(code: str) -> str:
    """Return the code as minted, whatever case, dash, space, script of digits or look-alike letter was typed.

    A text that is no code comes back changed in the same way and fails `check`.
    """
    plain = "".join(_plain(sign) for sign in unicodedata.normalize("NFKC", unpiled(code)))
    prefix, dash, rest = _DASHES.sub("-", plain).upper().partition("-")
    return prefix + dash + rest.translate(_ALIKE)


def is_demonstration(code: str) -> bool:
    """Whether the code names an invented record."""
    return normalise(code).startswith(f"{DEMONSTRATION_PREFIX}-")


def check_character(body: str) -> str:
    """Return the character that makes seven into a code."""
    return ALPHABET[
        _times_alpha(reduce(lambda sum_, sign: _times_alpha(sum_) ^ ALPHABET.index(sign), body[::-1], 0))
    ]


def _times_alpha(number: int) -> int:
    shifted = number << 1
    return shifted ^ _MODULUS if shifted & 0b100000 else shifted


def _plain(sign: str) -> str:
    """Digits of any script become 0 to 9; spaces and invisible signs (such as direction marks) go."""
    if unicodedata.category(sign) == "Nd":
        return str(unicodedata.digit(sign))
    return "" if sign.isspace() or unicodedata.category(sign) == "Cf" else sign
