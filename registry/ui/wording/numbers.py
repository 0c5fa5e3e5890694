# SPDX-License-Identifier: Apache-2.0
"""Whole numbers and ranges of them. Digits are Latin in every language; groups follow the language."""

from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal, get_group_symbol
from django.utils.translation import get_language
from django.utils.translation import gettext as _

EN_DASH = "–"


def whole(number: float) -> str:
    """Return the number with its groups of three told apart: 2,000."""
    return spelled(number, get_language() or "en")


@lru_cache(maxsize=20_000)
def spelled(number: float, language: str) -> str:
    """Return the number in a language. A page of statistics shows thousands, most of them small and many times."""
    sign = between_threes(language)
    if sign is None or not isinstance(number, int):
        return format_decimal(number, locale=language, numbering_system="latn")
    return f"{number:,}".replace(",", sign)


@lru_cache
def between_threes(language: str) -> str | None:
    """Return the sign between groups of three, None where the language groups in another way."""
    locale = Locale.parse(language)
    in_threes = locale.decimal_formats[None].grouping == (3, 3)
    return get_group_symbol(locale, numbering_system="latn") if in_threes else None


def phrase(low: int, high: int | None, *, open_above: bool) -> str:
    """Return a range as it stands in a sentence: 3, 3–5, 10–20 or more, 2,000 or more, up to 5.

    A language that is written from right to left uses words here, since a dash can read reversed.
    """
    if high is None:
        return _("%(low)s or more") % {"low": whole(low)}
    bounds = {"low": whole(low), "high": whole(high)}
    if open_above:
        both = _("%(low)s–%(high)s or more") % bounds
        return both if low != high else _("%(low)s or more") % bounds
    if low == high:
        return whole(low)
    return _("up to %(high)s") % bounds if low == 0 else _("%(low)s–%(high)s") % bounds


def of_things(low: int, high: int | None) -> str:
    """Return how many things there were: "number: 3–5"."""
    return _("number: %(range)s") % {"range": phrase(low, high, open_above=high is None)}


def short(low: int | None, high: int | None, *, open_above: bool) -> str:
    """Return a range as it stands in a cell: 3, 3–5, 3+, 10–20+, 0–5, 0; a dash where nothing is stated."""
    if low is None:
        return EN_DASH
    plus = "+" if open_above or high is None else ""
    return f"{whole(low)}{plus}" if high in (None, low) else f"{whole(low)}{EN_DASH}{whole(high)}{plus}"
