# SPDX-License-Identifier: Apache-2.0
"""Query strings that no reader means well with, made from a seed. Each is wrong at every address, and says where."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from registry.domain.filters import shown
from registry.published.parameters import PARSERS

OTHERS = (
    "by",
    "after",
    "filter",
    "filter-lang",
    "crs",
    "bbox-crs",
    "datetime",
    "f",
    "id",
    "token",
    "callback",
)
NO_TEXT = (
    "%00",
    "a%00b",
    "%FF",
    "%ED%A0%80",
    "%ED%BF%BF",
    "%C0%AF",
    "%F5%80%80%80",
    "%E2%28%A1",
    "%",
    "%0",
    "%zz",
)
WRONG = {
    "bbox": (
        "NaN,0,1,1",
        "inf,0,1,1",
        "-Infinity,0,1,1",
        "1e400,0,1,1",
        "0,5,1,4",
        "0,0,181,1",
        "0,-91,1,1",
        "1,2,3",
    ),
    "date": (
        "2024-12-01/2024-01-01",
        "../..",
        "2023-02-29",
        "0000-01-01",
        "99999-01-01",
        "2024-1-1",
        "now",
        "/",
    ),
    "limit": ("0", "-1", "1e3", "1.0", "0x10", "NaN", "99999999999999999999", "٣", "１０", " 5", "5;drop"),
    "cursor": ("0", "-", "a:b", "../../etc/passwd", "'", "WzFd:AAAA"),
    "weapon": ("no_such_code", "'", "a,,b", ",", "Uxo", "uxo%20", "%D9%82", "x" * 41),
    "area": ("syr", "S", "SYR,", "ZZZ", "SYR' OR 1=1", "*"),
    "located": ("maybe", "", "YES", "1"),
    "format": ("xml", "", "../json", "JSON"),
    "lang": ("xx", "", "en-GB-oed", "../ar"),
    "killed": ("5..3", "-1", "..", "1e3", "NaN", "99999999999"),
    "injured": ("a..b", "1...2", "", "١"),
    "changed_since": ("yesterday", "2024-13-01", "2024-11-01T25:00Z", "0"),
    "sort": ("code;", "-", "geom", "killed,injured"),
    "q": ("", "%20", "%2B%2B", "-", '""'),
}
LETTERS = "abz09_-.:;'\"<>()[]{}|\\^`~!$*@/?#éßжقاب中\u202e\u200b\ufeff\U0001f4a5\x07\x1b"


@dataclass(frozen=True)
class Attack:
    """A query string and the name that the refusal must hold, as it may be shown."""

    query: str
    name: str


def unknown(dice: Random) -> Attack:
    name = "x" + "".join(dice.choices(LETTERS, k=dice.randint(0, 40)))
    return Attack(
        f"{quote(name, safe='')}={quote(''.join(dice.choices(LETTERS, k=9)), safe='')}", shown(name)
    )


def no_text(dice: Random) -> Attack:
    name = dice.choice(NAMES)
    return Attack(f"{name}=a{dice.choice(NO_TEXT)}", name)


def no_name(dice: Random) -> Attack:
    return Attack(f"{dice.choice(NO_TEXT)}=1", NAMELESS)


def long(dice: Random) -> Attack:
    name = dice.choice(NAMES)
    return Attack(f"{name}={dice.choice('a1,') * dice.choice((2_500, 8_200, 10_000, 60_000))}", name)


def twice(dice: Random) -> Attack:
    name = dice.choice([name for name in PARSERS if name != "area"])
    return Attack("&".join([f"{name}={GOOD.get(name, '1')}"] * dice.randint(2, 50)), name)


def wrong(dice: Random) -> Attack:
    name = dice.choice(list(WRONG))
    return Attack(f"{name}={quote(dice.choice(WRONG[name]), safe='%,')}", name)


def nameless(dice: Random) -> Attack:
    return Attack("=" + dice.choice(("", "1", "%41")), "–")


NAMELESS = "*"
"""The name itself is no text; the refusal shows what can be shown of it."""
NAMES = sorted({*PARSERS, *OTHERS, *WRONG})
GOOD = {
    "bbox": "35,34,38,37",
    "date": "2024-11-01/..",
    "located": "yes",
    "weapon": "uxo",
    "limit": "5",
    "format": "json",
    "lang": "en",
}
KINDS: tuple[Callable[[Random], Attack], ...] = (
    unknown,
    no_text,
    no_name,
    long,
    twice,
    wrong,
    wrong,
    nameless,
)


def attack(dice: Random) -> Attack:
    return dice.choice(KINDS)(dice)
