# SPDX-License-Identifier: Apache-2.0
"""A condition as one Polars expression over the rows of a snapshot. Twin of `published.sql`."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any as Anything
from typing import Protocol

import numpy as np
import numpy.typing as npt
import polars as pl
import shapely

from registry.published import conditions as ask
from registry.published.conditions import Box, Condition
from registry.published.snapshot.columns import EARLIEST, LATEST, NONE, NOWHERE
from registry.published.sought import parts

EPOCH = date(1970, 1, 1).toordinal()
COLUMNS = {"date_earliest": "first", "date_latest": "last"}
ABSENT = {"date_earliest": EARLIEST, "date_latest": LATEST}
YES, NO = pl.lit(True), pl.lit(False)


class Dictionaries(Protocol):
    """What an execution asks of a snapshot besides its rows."""

    def sets_with(self, column: str, codes: tuple[str, ...]) -> pl.Series:
        """Return the numbers of the sets that hold one of the codes."""

    def shapes_touching(self, shape: shapely.Geometry) -> pl.Series:
        """Return the numbers of the shapes that touch this one."""

    def answering(self, question: str) -> pl.Series:
        """Return the row numbers of the versions whose words answer a question of what is there."""


def expression_of(condition: Condition, held: Dictionaries) -> pl.Expr:
    return EXECUTIONS[type(condition)](condition, held)


def one_of(wanted: ask.OneOf, held: Dictionaries) -> pl.Expr:
    return among(wanted.column, held.sets_with(wanted.column, wanted.codes)) if wanted.codes else NO


def among(column: str, numbers: pl.Series) -> pl.Expr:
    """Return whether the column is one of the numbers."""
    if not len(numbers):
        return NO
    own = pl.col(column)
    found: pl.Expr = own == numbers[0] if len(numbers) == 1 else own.is_in(numbers.implode())
    return found


def during(wanted: ask.During, held: Dictionaries) -> pl.Expr:
    starts = YES if wanted.last is None else pl.col("first") <= day(wanted.last)
    ends = YES if wanted.first is None else pl.col("last") >= day(wanted.first)
    return starts & ends


def day(value: date) -> int:
    return value.toordinal() - EPOCH


def in_box(wanted: ask.InBox, held: Dictionaries) -> pl.Expr:
    return reduce(or_, (inside(box, held) for box in ask.plain_boxes(wanted.box)))


def inside(box: Box, held: Dictionaries) -> pl.Expr:
    west, south, east, north = box
    point = pl.col("lon").is_between(west, east) & pl.col("lat").is_between(south, north)
    return point | among("shape", held.shapes_touching(shape_of(box)))


def shape_of(box: Box) -> shapely.Geometry:
    """Return the box as a shape: a rectangle, or the line or point that it has shrunk to."""
    west, south, east, north = box
    if west == east and south == north:
        return shapely.Point(west, south)
    if west == east or south == north:
        return shapely.LineString(((west, south), (east, north)))
    return shapely.box(*box)


def touches(wanted: ask.Touches, held: Dictionaries) -> pl.Expr:
    shape = shapely.from_wkb(wanted.wkb)
    shapely.prepare(shape)
    points = pl.struct("lon", "lat").map_batches(
        lambda rows: pl.Series(on_shape(shape, *rows.struct.unnest())),
        return_dtype=pl.Boolean,
        is_elementwise=True,
    )
    return points | among("shape", held.shapes_touching(shape))


def on_shape(shape: shapely.Geometry, lon: pl.Series, lat: pl.Series) -> npt.NDArray[np.bool_]:
    """Return which points the shape touches; only those in its box are looked at closely."""
    west, south, east, north = shape.bounds
    found = (lon.is_between(west, east) & lat.is_between(south, north)).to_numpy().copy()
    found[found] = shapely.intersects_xy(shape, lon.to_numpy()[found], lat.to_numpy()[found])
    return found


def located(wanted: ask.Located, held: Dictionaries) -> pl.Expr:
    known = (pl.col("lon") != NOWHERE) | (pl.col("shape") != 0)
    return known if wanted.known else ~known


def between(wanted: ask.Between, held: Dictionaries) -> pl.Expr:
    low = pl.col(f"{wanted.harm}_min")
    found = low != NONE
    if wanted.most is not None:
        found &= low <= wanted.most
    if wanted.least is not None:
        found &= pl.col(f"{wanted.harm}_top") >= wanted.least
    return found


def words(wanted: ask.Words, held: Dictionaries) -> pl.Expr:
    present, absent = parts(wanted.question)
    found = among("words", held.answering(present)) if present else YES
    return reduce(and_, (~among("words", held.answering(part)) for part in absent), found)


def compare(wanted: ask.Compare, held: Dictionaries) -> pl.Expr:
    column = pl.col(COLUMNS.get(wanted.column, wanted.column))
    value = day(wanted.value) if isinstance(wanted.value, date) else wanted.value
    compared = {
        "=": column.eq,
        "<>": column.ne,
        "<": column.lt,
        "<=": column.le,
        ">": column.gt,
        ">=": column.ge,
    }[wanted.operator](value)
    return compared & (column != ABSENT.get(wanted.column, NONE))


def known(wanted: ask.Known, held: Dictionaries) -> pl.Expr:
    if wanted.column in (*ask.SINGLE, *ask.MANY):
        return pl.col(wanted.column) != 0
    return pl.col(COLUMNS.get(wanted.column, wanted.column)) != ABSENT.get(wanted.column, NONE)


def all_of(parts: tuple[Condition, ...], held: Dictionaries) -> pl.Expr:
    return reduce(and_, (expression_of(part, held) for part in parts), YES)


def any_of(wanted: ask.Any, held: Dictionaries) -> pl.Expr:
    return reduce(or_, (expression_of(part, held) for part in wanted.parts), NO)


EXECUTIONS: dict[type, Callable[[Anything, Dictionaries], pl.Expr]] = {
    ask.OneOf: one_of,
    ask.During: during,
    ask.InBox: in_box,
    ask.Touches: touches,
    ask.Located: located,
    ask.Between: between,
    ask.ChangedSince: lambda wanted, held: pl.col("changed_at") >= int(wanted.moment.timestamp()),
    ask.Words: words,
    ask.Compare: compare,
    ask.Known: known,
    ask.Invented: lambda wanted, held: pl.col("demonstration"),
    ask.All: lambda wanted, held: all_of(wanted.parts, held),
    ask.Any: any_of,
    ask.Not: lambda wanted, held: ~expression_of(wanted.part, held),
}
