# SPDX-License-Identifier: Apache-2.0
"""Words that take a side, with a neutral one for each. Suggestions: a quotation may need the word, a record never does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NEUTRAL: dict[str, dict[str, str]] = {
    "en": {
        "massacre": "killing of … people",
        "slaughter": "killing",
        "slaughtered": "killed",
        "butchered": "killed",
        "murdered": "killed",
        "terrorist": "member of (name the group)",
        "terrorists": "members of (name the group)",
        "martyr": "person killed",
        "martyrs": "people killed",
        "martyred": "killed",
        "regime": "government",
        "militants": "members of (name the group)",
        "liberated": "taken by (name the party)",
        "cleansing": "displacement",
        "barbaric": "(leave out)",
        "brutal": "(leave out)",
        "heinous": "(leave out)",
        "criminal": "(leave out)",
        "innocent": "(leave out)",
        "human shields": "people present at the place",
        "collateral damage": "civilian harm",
        "neutralised": "killed or captured",
        "neutralized": "killed or captured",
    },
    "ar": {
        "مجزرة": "مقتل … أشخاص",
        "مذبحة": "مقتل … أشخاص",
        "شهيد": "قتيل",
        "شهداء": "قتلى",
        "استشهاد": "مقتل",
        "إرهابي": "عنصر في (سمّ الجماعة)",
        "إرهابيين": "عناصر في (سمّ الجماعة)",
        "إرهابيون": "عناصر في (سمّ الجماعة)",
        "النظام المجرم": "الحكومة",
        "العدو": "(سمّ الطرف)",
        "همجي": "(يحذف)",
        "وحشي": "(يحذف)",
        "تحرير": "سيطرة (سمّ الطرف)",
    },
    "uk": {
        "різанина": "загибель … людей",
        "терорист": "член (назвіть групу)",
        "терористи": "члени (назвіть групу)",
        "окупанти": "(назвіть сторону)",
        "орки": "(назвіть сторону)",
        "варварський": "(пропустити)",
        "звірство": "(пропустити)",
        "звірства": "(пропустити)",
        "режим": "уряд",
        "знищено": "убито або зруйновано",
    },
    "fr": {
        "massacre": "mort de … personnes",
        "terroriste": "membre de (nommer le groupe)",
        "terroristes": "membres de (nommer le groupe)",
        "martyr": "personne tuée",
        "martyrs": "personnes tuées",
        "régime": "gouvernement",
        "barbare": "(à supprimer)",
        "atroce": "(à supprimer)",
        "dommages collatéraux": "dommages aux civils",
        "libérée": "prise par (nommer la partie)",
    },
}
PATTERNS = {
    language: re.compile(
        r"(?<!\w)(?:ال|وال|و)?("
        + "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
        + r")(?!\w)",
        re.IGNORECASE,
    )
    for language, listed in NEUTRAL.items()
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word as it stands, and what could stand in its place."""

    language: str
    word: str
    instead: str


def loaded_words(text: Mapping[str, str]) -> list[Loaded]:
    """Return the loaded words of a text by language, each once."""
    found = (
        Loaded(language, match[1], NEUTRAL[language][match[1].lower()])
        for language, words in text.items()
        if language in PATTERNS
        for match in PATTERNS[language].finditer(words)
    )
    return list(dict.fromkeys(found))
