# SPDX-License-Identifier: Apache-2.0
"""Countries: the dataset numbers states of the time of the event; a record names the country of today."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from registry.intake.errors import RowRefused
from registry.intake.row import Row

TABLE = Path(__file__).with_name("countries.toml")


@dataclass(frozen=True, slots=True)
class Country:
    """ISO 3166-1 alpha-3 and the short name in English; both empty where a documenter has to choose."""

    iso3: str
    name: str


LEFT_OPEN = Country("", "")


@cache
def table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def country_of(row: Row) -> Country:
    """Return today's country of the row, or none where the state of that time held more than one of today's.

    Raises: RowRefused (bad_number, unknown_country).
    """
    number = str(row.whole("country_id"))
    for area in table()["area"]:
        if area["number"] == int(number) and row.text("adm_1") in area["adm_1"]:
            return Country(area["iso3"], area["name"])
    if number not in table()["country"]:
        sentence = "country_id is no state that the registry knows by its number (Gleditsch and Ward)."
        raise RowRefused(
            "unknown_country", sentence, column="country_id", value=f"{number} {row.text('country')}"
        )
    former = table()["former"].get(number)
    if former and date.fromisoformat(row.text("date_start")[:10]) <= former["until"]:
        return LEFT_OPEN
    return Country(*table()["country"][number])
