# SPDX-License-Identifier: Apache-2.0
"""A statistic by SQL: where no snapshot stands, and the oracle of the one that does."""

from collections.abc import Sequence
from typing import Any

import polars as pl
from django.core.exceptions import EmptyResultSet
from django.db import connections

from registry.published.models import Document
from registry.published.raw import ALIAS
from registry.published.snapshot.tallies import HARMS
from registry.published.sql import selected
from registry.published.statistics import weapon_groups
from registry.published.statistics.asked import Statistic
from registry.published.statistics.dimensions import CODED, PERIODS
from registry.published.statistics.sums import SCHEMA, TooMany

READ = (
    *("date_earliest", "date_latest", *dict.fromkeys(each.column for each in CODED.values())),
    *(f"{harm}_{name}" for harm in HARMS for name in ("min", "max", "open")),
)


class Groups:
    """The records of one statistic, as PostgreSQL holds them. Raises: TooMany where it has more than `most` rows."""

    def __init__(self, wanted: Statistic, most: int) -> None:
        self.wanted, self.most = wanted, most
        found = Document.objects.standing("incident").filter(selected(wanted.conditions()))
        self.found = found.order_by().values(*READ)

    def rows(self) -> pl.DataFrame:
        """Return one row for each combination of codes, in their order; an incident with several codes is in each."""
        found = self.grouped(self.wanted.by, everything="grade" in self.wanted.by)
        if len(found) > self.most:
            raise TooMany
        return found.sort(self.wanted.by, nulls_last=True)

    def total(self) -> pl.DataFrame:
        return self.grouped((), everything=False)

    def grouped(self, by: Sequence[str], *, everything: bool) -> pl.DataFrame:
        names = [f'{word(name)} AS "by_{name}"' for name in by]
        joined = " ".join(
            f"CROSS JOIN LATERAL {apart(name)}" for name in by if name in CODED and CODED[name].many
        )
        kept = "" if everything else "WHERE NOT (d.grade = ANY(%s))"
        counted = self.answered(
            f"SELECT {', '.join((*names, *sums()))} FROM ({{}}) AS d {joined} {kept}"  # noqa: S608
            + (f" GROUP BY {', '.join(str(place + 1) for place in range(len(by)))}" if by else ""),
            [] if everything else [list(self.wanted.left_out())],
        )
        schema: dict[str, type[pl.DataType]] = {**dict.fromkeys(by, pl.String), **SCHEMA}
        if not counted and not by:
            counted = [tuple(False if kind is pl.Boolean else 0 for kind in SCHEMA.values())]
        return pl.DataFrame(counted, schema=schema, orient="row")

    def left_out(self) -> dict[str, int]:
        return {grade: self.count("d.grade = %s", [grade]) for grade in self.wanted.left_out()}

    def not_known(self) -> dict[str, int]:
        left_out = list(self.wanted.left_out())
        return {
            name: self.count(f"{nowhere(name)} AND NOT (d.grade = ANY(%s))", [left_out])
            for name in self.wanted.by
        }

    def count(self, condition: str, parameters: list[Any]) -> int:
        rows = self.answered(f"SELECT count(*) FROM ({{}}) AS d WHERE {condition}", parameters)  # noqa: S608
        return int(rows[0][0]) if rows else 0

    def answered(self, statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a statement over what is found; none where the conditions contradict each other."""
        try:
            inner, given = self.found.query.get_compiler(ALIAS).as_sql()
        except EmptyResultSet:
            return []
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(statement.format(inner), [*given, *parameters])
            return list(cursor.fetchall())


def word(name: str) -> str:
    """Return the code or bucket of a dimension, null where it is not known."""
    if name in PERIODS:
        unit, form = PERIODS[name].unit, PERIODS[name].sql
        first, last = (f"date_trunc('{unit}', d.{column})" for column in ("date_earliest", "date_latest"))
        return f"CASE WHEN {first} = {last} THEN to_char(d.date_earliest, '{form}') END"
    if name == weapon_groups.NAME:
        return weapon_groups.by_sql()
    return f"each_{name}.code" if CODED[name].many else f"nullif(d.{CODED[name].column}, '')"


def apart(name: str) -> str:
    column = f"d.{CODED[name].column}"
    return f"unnest(CASE WHEN {column} = '{{{{}}}}' THEN ARRAY[NULL] ELSE {column} END) AS each_{name}(code)"


def nowhere(name: str) -> str:
    many = name in CODED and CODED[name].many
    return f"d.{CODED[name].column} = '{{{{}}}}'" if many else f"{word(name)} IS NULL"


def sums() -> list[str]:
    return ["count(*)", *(each for harm in HARMS for each in sums_of(harm))]


def sums_of(harm: str) -> tuple[str, ...]:
    low, high = f"d.{harm}_min", f"d.{harm}_max"
    return (
        f"coalesce(sum({low}), 0)::bigint",
        f"coalesce(sum(coalesce({high}, {low})), 0)::bigint",
        f"count({low})",
        f"coalesce(bool_or(d.{harm}_open), false)",
        f"count({high}) > 0",
    )
