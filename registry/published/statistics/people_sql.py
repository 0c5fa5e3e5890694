# SPDX-License-Identifier: Apache-2.0
"""People killed and injured by sex and age by SQL. Twin of `people`."""

import polars as pl

from registry.published.groups import NOT_STATED
from registry.published.snapshot.tallies import HARMS
from registry.published.statistics.people import NAME
from registry.published.statistics.sql import READ, Groups
from registry.published.statistics.sums import SCHEMA

PEOPLE = """
SELECT d.code, split_part(text, ':', 1) AS harm, nullif(split_part(text, ':', 2), '{not_stated}') AS sex_age,
       split_part(text, ':', 3)::bigint AS low, nullif(split_part(text, ':', 4), '')::bigint AS high,
       split_part(text, ':', 5) = '+' AS open
FROM counted AS d CROSS JOIN LATERAL unnest(d.people) AS text
"""
BARE = """
SELECT d.code, '{harm}', NULL, d.{harm}_min, d.{harm}_max, d.{harm}_open FROM counted AS d
WHERE d.{harm}_min IS NOT NULL AND NOT EXISTS (SELECT FROM unnest(d.people) AS text WHERE text LIKE '{harm}:%%')
"""
SUMMED = """
WITH counted AS (SELECT d.* FROM ({found}) AS d WHERE NOT (d.grade = ANY(%s))), part AS ({parts})
SELECT sex_age, count(DISTINCT code), {sums} FROM part GROUP BY sex_age
"""
SUMS = """
coalesce(sum(low) {of}, 0)::bigint, coalesce(sum(coalesce(high, low)) {of}, 0)::bigint, count(*) {of},
coalesce(bool_or(open) {of}, false), count(high) {of} > 0
"""


class People(Groups):
    """The people of the records of one statistic, as PostgreSQL holds them."""

    def rows(self) -> pl.DataFrame:
        self.found = self.found.values("code", "people", *READ)
        parts = [PEOPLE.format(not_stated=NOT_STATED), *(BARE.format(harm=harm) for harm in HARMS)]
        sums = ", ".join(SUMS.format(of=f"FILTER (WHERE harm = '{harm}')") for harm in HARMS)
        statement = SUMMED.format(found="{}", parts=" UNION ALL ".join(parts), sums=sums)
        counted = self.answered(statement, [list(self.wanted.left_out())])
        schema: dict[str, type[pl.DataType]] = {NAME: pl.String, **SCHEMA}
        return pl.DataFrame(counted, schema=schema, orient="row").sort(NAME, nulls_last=True)
