# SPDX-License-Identifier: Apache-2.0
"""Numbers as people type them: Arabic-Indic and Persian digits, a comma or ٫ as decimal mark."""

import re

from registry.domain.errors import InvalidPlace

DIGITS = {ord(sign): str(value) for signs in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, sign in enumerate(signs)}
UNSEEN = dict.fromkeys(
    map(ord, "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Marks of direction that come along when a number is copied out of Arabic text."""

SIGNS = {ord("−"): "-", ord("٫"): ",", ord("،"): ",", ord("\u00a0"): " "}
DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{0,15})?\s*[°º]?")
UNCLEAR = "Write degrees as one number with one decimal mark, for example 35.90390 or 35,90390."


def western(text: str) -> str:
    """Return the text with 0-9 for the digits of both Arabic sets, and without marks of direction."""
    return text.translate(DIGITS | UNSEEN)


def degrees(text: str) -> float:
    """Return an angle in degrees as typed: 35.9039, 35,9039, ٣٥٫٩, 35.9°.

    Raises: InvalidPlace for whatever can be read in two ways, such as 35,903.9 or two numbers in one field.
    """
    typed = western(text).translate(SIGNS).strip()
    if not DEGREES.fullmatch(typed):
        raise InvalidPlace(UNCLEAR)
    return float(typed.rstrip("°º ").replace(",", "."))
