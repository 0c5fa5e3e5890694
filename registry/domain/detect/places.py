# SPDX-License-Identifier: Apache-2.0
"""Coordinates in the ways people write them. Every quantifier has an end, so that no text takes long to read."""

import re

from registry.domain.detect.axes import DEGREE, GAP, MINUTE, SECOND, SIDE

FLAGS = re.IGNORECASE
FINE = r"[-+]?\d{1,3}\s?[.,]\d{3,15}(?!\d)"
COARSE = r"(?<![\d.,])[-+]?\d{1,3}[.,]\d{1,15}(?!\d)"
MARK = rf"(?:\s?(?:{DEGREE}|°))?"
MARKED = rf"(?:{SIDE}\s?{COARSE}{MARK}|{COARSE}\s?(?:{DEGREE}\s?{SIDE}?|{SIDE}))(?![^\W\d_])"
DECIMAL = re.compile(rf"(?<![\d.,])({FINE}){MARK}{GAP}({FINE}){MARK}", FLAGS)
SIDED = re.compile(rf"(?<!\w){MARKED}(?:{GAP}|\s?){MARKED}", FLAGS)
NAMED = re.compile(
    r"(?:latitude|longitude|\blat|\blon|\blng|خط العرض|خط الطول|широт[аи]|довгот[аи])[\s:=.]{1,4}" + COARSE,
    FLAGS,
)
PART = r"\d{1,2}(?:[.,]\d{1,10})?"
DMS = re.compile(
    rf"(?<![\d.,])\d{{1,3}}\s?{DEGREE}[\s,و]{{0,4}}{PART}\s?{MINUTE}"
    rf"(?:[\s,و]{{0,4}}{PART}\s?{SECOND})?(?![^\W\d_])",
    FLAGS,
)
SPACED = re.compile(rf"(?<![\d.,])\d{{1,3}}[\s:-]\d{{1,2}}[\s:-]{PART}\s?{SIDE}(?!\w)")
LEADING = re.compile(rf"(?<!\w){SIDE}\s?\d{{1,3}}[\s:°-]{{1,2}}\d{{1,2}}[\s:'-]{{1,2}}{PART}(?!\d)")
LETTERS = r"[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]"
MGRS = re.compile(rf"(?<!\w)\d{{1,2}}\s?{LETTERS}\s?(\d{{2,5}})\s?(\d{{2,5}})(?!\d)")
MGRS_SMALL = re.compile(rf"(?<!\w)\d{{1,2}}{LETTERS}(\d{{4,10}})(?!\w)".replace(r"\s?", ""), FLAGS)
UTM = re.compile(
    r"(?<!\w)\d{1,2}\s?[C-HJ-NP-X][\s,]{1,3}\d{6}(?:\.\d{1,3})?\s?m?E?[\s,]{1,3}\d{6,7}(?:\.\d{1,3})?", FLAGS
)
CODE = "[23456789CFGHJMPQRVWX]"
PLUS = re.compile(rf"(?<![\w+]){CODE}{{2,8}}\+{CODE}{{2,7}}(?!\w)", FLAGS)
LINK = re.compile(
    r"(?:geo:|///\s?\w{3,20}\.\w{3,20}\.\w{3,20}|maps\.app\.goo\.gl/|goo\.gl/maps|google\.[a-z.]{2,6}/maps|"
    r"maps\.google\.|openstreetmap\.org/|\bosm\.org/|w3w\.co/|what3words\.com/|yandex\.[a-z.]{2,6}/maps|maps\.apple\.)\S{0,60}",
    FLAGS,
)


def coordinates(text: str) -> list[str]:
    """Return what reads as a coordinate in a text that `reading.read` has made plain."""
    found = [match[0] for match in DECIMAL.finditer(text) if on_earth(match[1], match[2])]
    found += [match[0] for rule in (SIDED, NAMED, DMS, SPACED, LEADING, UTM) for match in rule.finditer(text)]
    found += [match[0] for match in MGRS.finditer(text) if zoned(match[0]) and len(match[1]) == len(match[2])]
    found += [match[0] for match in MGRS_SMALL.finditer(text) if zoned(match[0]) and len(match[1]) % 2 == 0]
    return found


def codes(text: str) -> list[str]:
    """Return Plus Codes: a full one has eight signs before the plus; a short one two, four or six."""
    return [match[0] for match in PLUS.finditer(text) if coded(match[0])]


def links(text: str) -> list[str]:
    return [match[0] for match in LINK.finditer(text)]


def on_earth(first: str, second: str) -> bool:
    """Whether one of the numbers can be a latitude and the other a longitude, in either order."""
    one, other = (abs(float(number.replace(",", ".").replace(" ", ""))) for number in (first, second))
    return max(one, other) <= 180 and min(one, other) <= 90 and not (thousands(first) and thousands(second))


def thousands(number: str) -> bool:
    """Whether the mark may part thousands: “10,000 and 20,000” are people, not degrees."""
    return len(re.split("[.,]", number)[1]) == 3 and number.endswith("0")


def zoned(text: str) -> bool:
    digits = re.match(r"\d{1,2}", text)
    return digits is not None and 1 <= int(digits[0]) <= 60


def coded(text: str) -> bool:
    """Whether a sign row can be a Plus Code and is no sum of two numbers."""
    before, _, after = text.partition("+")
    return len(before) % 2 == 0 and not (before.isdigit() and after.isdigit() and len(before) < 6)
