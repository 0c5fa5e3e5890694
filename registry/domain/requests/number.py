# SPDX-License-Identifier: Apache-2.0
"""The number of a request, such as RQ-4G7K2-M9T1B-0XYZA-8QW3E: 100 random bits. Both databases hold its hash alone."""

from hashlib import sha256

from registry.domain.reference import ALPHABET, normalise

PREFIX = "RQ"
LENGTH, GROUP = 20, 5


def number_of(random: bytes) -> str:
    """Return the number that these random bytes give; 13 bytes or more."""
    bits = int.from_bytes(random)
    signs = "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))
    return "-".join((PREFIX, *(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))))


def spelled(typed: str) -> str:
    """Return the number as it was issued, else nothing.

    Case, dashes, spaces, look-alike letters and whether the prefix was copied too do not matter.
    """
    signs = normalise(typed).replace("-", "")
    if len(signs) == len(PREFIX) + LENGTH:
        signs = signs.removeprefix(PREFIX)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        return ""
    return "-".join((PREFIX, *(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))))


def fingerprint(number: str) -> str:
    """Return what stands for the number in a database: its SHA-256 in hexadecimal."""
    return sha256(number.encode()).hexdigest()
