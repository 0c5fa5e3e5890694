# SPDX-License-Identifier: Apache-2.0
"""A seeded corpus: five hundred texts in four languages, each with a coordinate planted in one of many spellings."""

from collections.abc import Iterator
from random import Random

import mgrs
from openlocationcode import openlocationcode

SENTENCES = {
    "en": (
        "Shelling was reported near {} on the evening of 3 March 2025; 3 people were killed.",
        "Two rockets hit a house ({}). Twelve to 20 people were injured, according to rescuers.",
        "{} – a residential building was destroyed, 155 mm shells were found.",
        "The strike happened at 14:35 local time. Location: {}.",
    ),
    "ar": (
        "أفادت مصادر بقصف قرب {} مساء 3 آذار 2025 وقتل 3 أشخاص.",
        "أصاب صاروخان منزلا ({})، وأصيب بين 12 و20 شخصا.",
        "الموقع: {}، دمر مبنى سكني بالكامل.",
        "وقعت الغارة عند {} قرابة الساعة 14:35.",
    ),
    "uk": (
        "Повідомлено про обстріл поблизу {} увечері 3 березня 2025 року; загинули 3 особи.",
        "Дві ракети влучили в будинок ({}). Поранено від 12 до 20 людей.",
        "Координати: {}. Зруйновано житловий будинок.",
        "Удар стався о 14:35, {}, за словами рятувальників.",
    ),
    "fr": (
        "Des tirs ont été signalés près de {} le soir du 3 mars 2025 ; 3 personnes ont été tuées.",
        "Deux roquettes ont touché une maison ({}). Entre 12 et 20 blessés.",
        "Lieu : {}, un immeuble d’habitation détruit.",
        "La frappe a eu lieu à 14 h 35 à {}, selon les secours.",
    ),
}
SIDES = {
    "en": ("N", "S", "E", "W"),
    "ar": ("شمالا", "جنوبا", "شرقا", "غربا"),
    "uk": ("пн. ш.", "пд. ш.", "сх. д.", "зх. д."),
    "fr": ("N", "S", "E", "O"),
}
AXES = {
    "en": ("latitude", "longitude", "and"),
    "ar": ("خط العرض", "خط الطول", "و"),
    "uk": ("широта", "довгота", "та"),
    "fr": ("latitude", "longitude", "et"),
}
PARTS = {
    "en": ("degrees", "minutes", "seconds"),
    "ar": ("درجة", "دقيقة", "ثانية"),
    "uk": ("градусів", "хвилин", "секунд"),
    "fr": ("degrés", "minutes", "secondes"),
}
ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")


def sides(lat: float, lon: float, language: str) -> tuple[str, str]:
    north, south, east, west = SIDES[language]
    return north if lat >= 0 else south, east if lon >= 0 else west


def parts(value: float) -> tuple[int, int, float]:
    whole = abs(value)
    minutes = (whole % 1) * 60
    return int(whole), int(minutes), round(minutes % 1 * 60, 1)


def decimals(lat: float, lon: float, language: str, random: Random) -> Iterator[str]:
    digits = random.choice((3, 4, 5, 6))
    a, b = f"{lat:.{digits}f}", f"{lon:.{digits}f}"
    ns, ew = sides(lat, lon, language)
    first, second, joined = AXES[language]
    yield f"{a}, {b}"
    yield f"{a} {b}"
    yield f"{a};{b}"
    yield f"[{b}, {a}]"
    yield f"({a}/{b})"
    yield f"{a.lstrip('-')}° {ns}, {b.lstrip('-')}° {ew}"
    yield f"{a.lstrip('-')}°{ns} {b.lstrip('-')}°{ew}"
    yield f"{a.replace('.', ',')} {b.replace('.', ',')}"
    yield f"{a.replace('.', ',')}; {b.replace('.', ',')}"
    yield f"{first} {a}, {second} {b}"
    yield f"{first}: {a} {joined} {second}: {b}"
    yield f"https://maps.example/?q={a},{b}&z=17"
    yield f"geo:{a},{b}"
    yield f"POINT({b} {a})"
    if language == "ar":
        yield f"{a}، {b}".translate(ARABIC)
        yield f"{a}\u200f، \u200e{b}".translate(ARABIC)


def sexagesimal(lat: float, lon: float, language: str, random: Random) -> Iterator[str]:
    ns, ew = sides(lat, lon, language)
    (d1, m1, s1), (d2, m2, s2) = parts(lat), parts(lon)
    degree, minute, second = PARTS[language]
    yield f"{d1}°{m1:02}'{s1}\"{ns} {d2}°{m2:02}'{s2}\"{ew}"
    yield f"{d1}° {m1}′ {s1}″ {ns}, {d2}° {m2}′ {s2}″ {ew}"
    yield f"{d1}°{m1}’{int(s1)}” {ns} – {d2}°{m2}’{int(s2)}” {ew}"
    yield f"{d1}º{m1 + s1 / 60:.3f}' {ns} {d2}º{m2 + s2 / 60:.3f}' {ew}"
    yield f"{d1} {degree} {m1} {minute} {int(s1)} {second} {ns}، {d2} {degree} {m2} {minute} {int(s2)} {second} {ew}"
    if language in ("en", "fr"):
        yield f"{ns}{d1}°{m1}'{s1}\" {ew}{d2}°{m2}'{s2}\""
        yield f"{d1} {m1:02} {s1:04} {ns} {d2} {m2:02} {s2:04} {ew}"
        yield f"{d1}-{m1:02}-{int(s1):02}{ns} {d2}-{m2:02}-{int(s2):02}{ew}"
    if language == "ar":
        yield f"{d1}°{m1}'{s1}\" {ns} {d2}°{m2}'{s2}\" {ew}".translate(ARABIC)


def gridded(lat: float, lon: float, random: Random) -> Iterator[str]:
    grid = str(mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=random.choice((3, 4, 5))))
    yield grid
    yield grid.lower()
    zone, square, rest = grid[:-10] if len(grid) >= 15 else grid[:3], "", ""
    head = len(grid) - len(grid.lstrip("0123456789")) + 3
    zone, square, rest = grid[: head - 2], grid[head - 2 : head], grid[head:]
    half = len(rest) // 2
    yield f"{zone} {square} {rest[:half]} {rest[half:]}"
    yield f"{zone}{square} {rest[:half]} {rest[half:]}"
    code = openlocationcode.encode(lat, lon, random.choice((10, 11)))
    yield code
    yield f"{code[4:]} Northreach"
    yield code.lower()


def corpus(seed: int, size: int) -> Iterator[tuple[str, str, str]]:
    """Yield language, planted coordinate and the text it stands in."""
    random = Random(seed)
    for number in range(size):
        language = list(SENTENCES)[number % 4]
        lat, lon = random.uniform(-60, 70), random.uniform(-170, 170)
        kinds = (decimals(lat, lon, language, random), sexagesimal(lat, lon, language, random))
        kind = random.choice((0, 0, 1, 2))
        spellings = list(gridded(lat, lon, random) if kind == 2 else kinds[kind])
        planted = random.choice(spellings)
        yield language, planted, random.choice(SENTENCES[language]).format(planted)


def clean(seed: int, size: int) -> Iterator[tuple[str, str]]:
    """Yield language and a text with dates, times, numbers and calibres and no coordinate."""
    random = Random(seed)
    fillers = (
        "the 2nd floor", "122.5 mm", "12 to 20", "2025-03-03", "14:35", "3–5", "10,000", "1.5 km",
        "№ 47", "06:20-07:05", "2,000 or more", "10,000 and 20,000", "between 1,500 and 2,500",
        "45,5 %", "BM-21", "9N235", "1.234 and 20", "3.3.2025", "S-300", "24/7", "200 000",
    )  # fmt: skip
    for number in range(size):
        language = list(SENTENCES)[number % 4]
        yield language, random.choice(SENTENCES[language]).format(random.choice(fillers))
