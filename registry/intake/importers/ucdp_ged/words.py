# SPDX-License-Identifier: Apache-2.0
"""The words of a draft: public ones are ours, from place and date; the dataset's own stay on the desk."""

from datetime import date

from registry.domain.timespan import Timespan
from registry.intake.importer import Dataset
from registry.intake.importers.ucdp_ged.articles import listed_sources
from registry.intake.importers.ucdp_ged.parties import TYPES, type_of_violence
from registry.intake.importers.ucdp_ged.places import Where
from registry.intake.row import Row

TITLE_LENGTH = 140
RESTRICTED = ("where_description", "source_original")


def title(where: Where, when: Timespan, *, lasted: bool) -> str:
    """Return place, date and “killings reported”; never a headline, which can hold names of people."""
    rest = f", {dates(when, lasted=lasted)}: killings reported"
    place = where.words
    if len(place) + len(rest) > TITLE_LENGTH:
        place = f"{place[: TITLE_LENGTH - len(rest) - 1].rstrip()}…"
    return place[:1].upper() + place[1:] + rest


def dates(when: Timespan, *, lasted: bool) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None or first == last:
        return day(first or last)
    return f"{day(first)} to {day(last)}" if lasted else f"between {day(first)} and {day(last)}"


def day(value: date | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


def summary(row: Row, dataset: Dataset) -> str:
    """Return one sentence that says whose classification it is."""
    return f"The {dataset.name} lists this as an event of {TYPES[type_of_violence(row)]}."


def verbatim(row: Row) -> str:
    """Return the dataset's own words, one listed report a line; never public."""
    lines = [f"{column}: {row.verbatim(column)}" for column in RESTRICTED if row.verbatim(column)]
    reports = listed_sources(row.verbatim("source_article"))
    lines += [
        f"source_article: {', '.join(filter(None, (each.office, each.day, each.title)))}" for each in reports
    ]
    return "\n".join(lines)
