# SPDX-License-Identifier: Apache-2.0
"""Invented rows in the 49-column layout of the UCDP GED. Places, sides, headlines and numbers are made up.

Only the numbers of countries are real, for the crosswalk is what is tested.
"""

import csv
import io
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data"
"""Where real files lie beside the project, if they do."""

HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
COLUMNS = HEADER.split(",")
HEADLINE = "Headline with the Invented Name of Zorblax Quimby"
FACTORY_ID = 900_000_001

Row = dict[str, str]


def row(**changes: object) -> Row:
    """Return a row in scope: two civilians and one person of unknown status killed on one day in one town."""
    base: dict[str, object] = {
        "id": FACTORY_ID,
        "relid": "INV-2019-1-1-1",
        "year": 2019,
        "active_year": 1,
        "code_status": "Clear",
        "type_of_violence": 1,
        "conflict_name": "Invented: conflict",
        "dyad_name": "Blue side - Green side",
        "side_a_new_id": 99001,
        "side_a": "Blue side (invented)",
        "side_b_new_id": 99002,
        "side_b": "Green side (invented)",
        "number_of_sources": 1,
        "source_article": f'"Harbour Courier (invented),2019-05-05,{HEADLINE}"',
        "source_headline": HEADLINE,
        "where_prec": 1,
        "where_coordinates": "Northreach town (invented)",
        "where_description": "at the invented harbour",
        "adm_1": "Upper province (invented)",
        "adm_2": "Coast district (invented)",
        "latitude": 33.5,
        "longitude": 36.25,
        "geom_wkt": "POINT (36.25 33.5)",
        "country": "Kenya",
        "country_id": 501,
        "region": "Nowhere",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": "2019-05-04",
        "date_end": "2019-05-04",
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": 2,
        "deaths_unknown": 1,
        "best": 3,
        "high": 4,
        "low": 2,
    }
    return {column: str((base | changes).get(column, "")) for column in COLUMNS}


@dataclass(frozen=True)
class Case:
    """`becomes`: the kind of record, or the reason of the refusal."""

    name: str
    row: Row
    becomes: str
    flags: tuple[str, ...] = ()


DAYS = {"date_start": "2019-05-04", "date_end": "2019-05-08"}
ONE_SIDED = {"type_of_violence": 3, "side_b": "Civilians", "side_b_new_id": 1}
NO_CIVILIAN = {"deaths_civilians": 0, "deaths_unknown": 2, "best": 2, "high": 2, "low": 2}
TWO_ARTICLES = f'"Courier,2019-05-05,{HEADLINE}";"Gazette,2019-05-06,"Scores" dead; market shut"'
GOVERNMENT = {**ONE_SIDED, "side_a": "Government of Freedonia", "side_a_new_id": 99003}
FREE_TEXT = {"source_article": 'Courier 5 May 2019 "Sixty dead; market shut', "number_of_sources": -1}
SOVIET = {"country_id": 365, "date_start": "1990-01-20", "date_end": "1990-01-20"}
SOLDIERS = {"deaths_civilians": 0, "deaths_unknown": 0, "deaths_a": 3}
# fmt: off
CASES = tuple(
    Case(name, row(id=FACTORY_ID + place, **changes), becomes, flags)
    for place, (name, changes, becomes, flags) in enumerate((
        ("one day, one town", {}, "incident", ()),
        ("near a place", {"where_prec": 2}, "incident", ()),
        ("second-level area", {"where_prec": 3}, "incident", ()),
        ("second-level area without a name of its own", {"where_prec": 3, "adm_2": ""}, "incident", ()),
        ("first-level area", {"where_prec": 4}, "incident", ()),
        ("fuzzy area", {"where_prec": 5}, "incident", ()),
        ("country only", {"where_prec": 6}, "aggregate_report", ()),
        ("international waters", {"where_prec": 7}, "incident", ()),
        ("a sum of events", {"event_clarity": 2, "date_prec": 3, **DAYS}, "aggregate_report", ()),
        ("one moment in a window of days", {"date_prec": 2, **DAYS}, "incident", ()),
        ("one moment in a year", {"date_prec": 5, "date_start": "2019-01-01", "date_end": "2019-12-31"}, "incident", ()),
        ("exact days, five of them", {"date_prec": 1, **DAYS}, "aggregate_report", ()),
        ("exact days, one night", {"date_end": "2019-05-05"}, "incident", ()),
        ("non-state", {"type_of_violence": 2}, "incident", ()),
        ("one-sided, an armed group", ONE_SIDED, "incident", ()),
        ("one-sided, a government", GOVERNMENT, "incident", ()),
        ("only unknown status", NO_CIVILIAN, "incident", ("no_civilian_stated",)),
        ("high below best", {"best": 3, "high": 2}, "incident", ("high_below_best",)),
        ("low above best", {"low": 5, "high": 5}, "incident", ("low_above_best",)),
        ("low above high", {"low": 5, "high": 2}, "incident", ("high_below_best", "low_above_best")),
        ("best is no sum", {"deaths_a": 7}, "incident", ("best_is_no_sum",)),
        ("two articles", {"source_article": TWO_ARTICLES, "number_of_sources": 2}, "incident", ()),
        ("articles not counted", FREE_TEXT, "incident", ()),
        ("fewer articles than stated", {"number_of_sources": 3}, "incident", ("sources_differ",)),
        ("quoted newlines", {"where_description": "first line\nsecond line"}, "incident", ()),
        ("Soviet Union", SOVIET, "incident", ("country_left_open",)),
        ("Gaza Strip", {"country_id": 666, "country": "Israel", "adm_1": "Gaza Strip"}, "incident", ()),
        ("soldiers only", SOLDIERS, "out_of_scope", ()),
        ("soldiers only, and damaged otherwise", {**SOLDIERS, "latitude": "x"}, "out_of_scope", ()),
        ("deaths no number", {"deaths_civilians": "two"}, "bad_number", ()),
        ("deaths below zero", {"deaths_unknown": -1}, "bad_number", ()),
        ("deaths with a fraction", {"best": "3.5"}, "bad_number", ()),
        ("more people than there are", {"high": 99_999_999}, "bad_number", ()),
        ("precision outside the scale", {"where_prec": 9}, "bad_number", ()),
        ("latitude beyond the pole", {"latitude": 95.2}, "bad_coordinates", ()),
        ("latitude no number", {"latitude": "nan"}, "bad_coordinates", ()),
        ("null island", {"latitude": 0, "longitude": 0}, "bad_coordinates", ()),
        ("no such day", {"date_start": "2019-02-30"}, "bad_date", ()),
        ("end before start", {"date_end": "2019-05-03"}, "bad_date", ()),
        ("placeholder day", {"date_start": "1970-01-01", "date_end": "1970-01-01"}, "bad_date", ()),
        ("in the future", {"date_start": "2190-01-01", "date_end": "2190-01-01"}, "bad_date", ()),
        ("unknown country", {"country_id": 999, "country": "Freedonia"}, "unknown_country", ()),
        ("no place", {"where_coordinates": ""}, "no_place", ()),
        ("long cell", {"source_article": "x" * 60_000}, "field_too_long", ()),
    ))
)
# fmt: on


def cases() -> tuple[Case, ...]:
    """Return every branch once; the last repeats the id of the first."""
    return (*CASES, Case("the same id again", CASES[0].row, "repeated_id"))


def text(rows: list[Row], *, columns: list[str] = COLUMNS) -> str:
    buffer = io.StringIO()
    table = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return buffer.getvalue()


def write(path: Path, rows: list[Row], *, columns: list[str] = COLUMNS, encoding: str = "utf-8") -> Path:
    path.write_text(text(rows, columns=columns), encoding=encoding, newline="")
    return path


def beginning(path: Path, folder: Path, rows: int = 150) -> Path:
    """Write the first rows of a file into another, for tests that need a few real ones and not all."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return write(folder / path.name, list(islice(csv.DictReader(file), rows)))
