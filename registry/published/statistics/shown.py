# SPDX-License-Identifier: Apache-2.0
"""A statistic as readers get it: JSON with codes and labels, or a table."""

import json
from typing import Any

import polars as pl

from registry.domain.cells import safe
from registry.domain.languages import spoken
from registry.published.snapshot.tallies import HARMS
from registry.published.statistics.dimensions import LABELLED
from registry.published.statistics.names import names, parents
from registry.published.statistics.sums import figure, shown
from registry.published.statistics.tallies import Tallies

PARTS = ("min", "max", "open_above", "stated")


def as_json(found: Tallies, by: tuple[str, ...], frame: dict[str, Any], *, lang: str) -> bytes:
    """Return the answer. `frame`: the members that stand after the numbers."""
    rows = found.rows
    for name in by:
        if name in LABELLED:
            rows = labelled(rows, name, lang).with_columns(term(name).alias(name))
    members = {
        "total": json.loads(found.total.select(shown()).drop("incidents").write_json())[0],
        "not_known": found.not_known,
        "excluded": found.excluded,
        "demonstration": found.invented,
        **frame,
    }
    opening = {"by": by, "distinct": found.distinct}
    head, tail = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (opening, members))
    body = rows.select(*by, *shown()).write_json() if by else "[]"
    return f'{head[:-1]},"rows":{body},{tail[1:]}'.encode()


def labelled(rows: pl.DataFrame, name: str, lang: str) -> pl.DataFrame:
    """Return the rows with the label and the family of each code beside it."""
    scheme = LABELLED[name].scheme
    codes = [code for code in rows[name].unique().to_list() if code is not None]
    named, families = names(scheme, codes), parents(scheme)
    known = pl.DataFrame(
        {
            name: codes,
            f"{name}_label": [spoken(named.get(code, {}), lang)[1] for code in codes],
            f"{name}_parent": [families.get(code) for code in codes],
        },
        schema={name: rows.schema[name], f"{name}_label": pl.String, f"{name}_parent": pl.String},
    )
    return rows.join(known, on=name, how="left", maintain_order="left")


def term(name: str) -> pl.Expr:
    """Return the code with its label, and with its family where the vocabulary has families; null: not known."""
    members = [pl.col(name).alias("code"), pl.col(f"{name}_label").alias("label")]
    if parents(LABELLED[name].scheme):
        members.append(pl.col(f"{name}_parent").alias("parent"))
    return pl.when(pl.col(name).is_not_null()).then(pl.struct(members))


def as_table(found: Tallies, by: tuple[str, ...], *, lang: str) -> bytes:
    """Return the rows as CSV, or the one row of the total. Not known is an empty cell, and so is no family."""
    rows = found.rows if by else found.total
    columns: list[str] = []
    for name in by:
        columns.append(name)
        if name in LABELLED:
            rows = labelled(rows, name, lang)
            columns.append(f"{name}_label")
            if parents(LABELLED[name].scheme):
                columns.append(f"{name}_parent")
    figures = [figure(harm).struct.rename_fields([f"{harm}_{part}" for part in PARTS]) for harm in HARMS]
    table = rows.select(*columns, "incidents", *figures).unnest(HARMS)
    return marked(table).write_csv(line_terminator="\r\n").encode()


def marked(table: pl.DataFrame) -> pl.DataFrame:
    """Return the table with every text as it may stand in a cell, codes included: that of an actor may begin with “-”."""
    texts = [name for name, kind in table.schema.items() if kind == pl.String]
    return table.with_columns(pl.Series(name, map(safe, table[name].to_list()), pl.String) for name in texts)
