# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers and e-mail addresses in text that `reading.read` has made plain."""

import re

PHONE = re.compile(
    r"(?<![\w.,/-])(?:tel:|\+|00)\s?\(?\d{1,3}\)?(?:[\s.()/-]{0,2}\d{1,4}){2,6}(?![\d%])"
    r"|(?<![\w.,/-])\(?0\d{1,4}\)?(?:[\s./-]{1,2}\d{2,4}){2,4}(?!\d)"
    r"|(?<![\w.,/-])0\d{8,10}(?!\d)"
)
AT = r"(?:@|\s?[\[({]\s?(?:at|arobase)\s?[\])}]\s?)"
DOT = r"(?:\.|\s?[\[({]\s?(?:dot|point)\s?[\])}]\s?)"
EMAIL = re.compile(rf"[\w.+-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{2,63}}){{1,4}}", re.IGNORECASE)
DIGITS = re.compile(r"\d")
FEWEST, MOST = 8, 15
"""Digits of a telephone number with its country or area (E.164 has at most 15)."""


def phones(text: str) -> list[str]:
    return [match[0] for match in PHONE.finditer(text) if FEWEST <= len(DIGITS.findall(match[0])) <= MOST]


def emails(text: str) -> list[str]:
    return [match[0] for match in EMAIL.finditer(text)]
