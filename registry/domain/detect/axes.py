# SPDX-License-Identifier: Apache-2.0
"""The words by which people of four languages name an axis, a side of the world and the parts of a degree."""


def any_of(*words: str) -> str:
    """Return a pattern for any of the words, longest first, so that none hides behind a shorter one."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


SIDE = any_of(
    *("N", "S", "E", "W", "O", "north", "south", "east", "west", "nord", "sud", "est", "ouest"),
    *(
        "شمالا",
        "شمالاً",
        "شمال",
        "جنوبا",
        "جنوبا?ً",
        "جنوب",
        "شرقا",
        "شرقاً",
        "شرق",
        "غربا",
        "غرباً",
        "غرب",
        "ش",
        "ق",
        "ج",
        "غ",
    ),
    *(r"пн\.?\s?ш\.?", r"пд\.?\s?ш\.?", r"сх\.?\s?д\.?", r"зх\.?\s?д\.?", r"с\.?\s?ш\.?", r"в\.?\s?д\.?"),
    *(
        "північної широти",
        "південної широти",
        "східної довготи",
        "західної довготи",
        "північ",
        "схід",
        "захід",
    ),
)
AXIS = any_of(
    *("latitude", "longitude", r"lat\.?", r"long?\.?", r"lng\.?", "y", "x", "degrees?"),
    *("خط العرض", "خط الطول", "دائرة العرض", "عرض", "طول", "درجة"),
    *("широта", "довгота", "широти", "довготи", "долгота", "градусів"),
    *("degrés?",),
)
AND = any_of("and", "et", "та", "і", "и", "و", "by", "par", "на")
GAP = rf"(?:[\s,;:/|()\[\]{{}}=&!?\"'*_~@#-]|%2c|%20|\.\s|\b{AXIS}|\b{AND}\b|!?[34]d|و){{1,24}}?"
"""What may stand between the two numbers of a pair."""

DEGREE = any_of("°", "deg", "d", "degrees?", "degrés?", "درجة", "درجات", r"град(?:ус(?:ів|и|а)?)?\.?")
MINUTE = any_of("'", "m", "min", "minutes?", "دقيقة", "دقائق", r"хв(?:илин[аи]?)?\.?")
SECOND = any_of('"', "''", "s", "sec", "seconde?s?", "ثانية", "ثوان", "ثواني", r"сек(?:унд[аи]?)?\.?")
