# SPDX-License-Identifier: Apache-2.0
"""A dimension over the rows of a snapshot: the codes or buckets that each number of its column stands for."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.columns import EARLIEST, LATEST
from registry.published.statistics.dimensions import Period

Numbers = npt.NDArray[Any]
LENGTHS = {"year": "1y", "month": "1mo", "week": "1w"}


class Axis(NamedTuple):
    """`words`: in order, the last of them null for what is not known. `codes`: of all numbers one after the other.

    `first`: the first code of each number; `begins`: where its codes begin; `many`: how many it has, at least one;
    `several`: whether it has more. `wholes`: the codes of each set that is counted as a whole; such a set stands for
    one code, which has no word, and what it counts is added to those of its codes in the end.
    """

    column: str
    words: pl.Series
    codes: Numbers
    first: Numbers
    begins: Numbers
    many: Numbers
    several: Numbers
    wholes: Sequence[Numbers] = ()

    @property
    def size(self) -> int:
        return len(self.words) + len(self.wholes)

    @property
    def unknown(self) -> int:
        return len(self.words) - 1

    @property
    def single(self) -> bool:
        return not self.several.any()


def axis_of(column: str, words: list[str | None], many: Numbers) -> Axis:
    """Return the axis of a column whose numbers stand for these words, so many of them each; None: not known."""
    kinds = pl.Enum(sorted({word for word in words if word is not None}))
    place = {word: at for at, word in enumerate(kinds.categories)} | {None: len(kinds.categories)}
    codes = np.array([place[word] for word in words], dtype=np.intp)
    begins = np.cumsum(many) - many
    known = pl.Series([*kinds.categories, None], dtype=kinds)
    return Axis(column, known, codes, codes[begins], begins, many, many > 1)


def coded(column: str, sets: pl.Series) -> Axis:
    """Return the axis of a dictionary of sets, which have commas around every code; the empty set is not known."""
    codes = [list(dict.fromkeys(each.strip(",").split(","))) for each in sets.to_list()]
    words = [code or None for each in codes for code in each]
    return axis_of(column, words, np.array([len(each) for each in codes], dtype=np.intp))


def grouped(column: str, sets: pl.Series, group_of: Callable[[list[str]], str | None]) -> Axis:
    """Return the axis on which each set of a dictionary has one word, that of its group."""
    words = [group_of(each.strip(",").split(",")) for each in sets.to_list()]
    return axis_of(column, words, np.ones(len(words), dtype=np.intp))


def with_wholes(axis: Axis, numbers: Numbers) -> Axis:
    """Return the axis with those sets as wholes of which one in a thousand records, or more, has one."""
    held = np.bincount(numbers, minlength=len(axis.first))
    whole = np.flatnonzero(axis.several & (held * 1000 >= max(len(numbers), 1)))
    first, several = axis.first.copy(), axis.several.copy()
    first[whole], several[whole] = len(axis.words) + np.arange(len(whole)), False
    wholes = [axis.codes[axis.begins[each] :][: axis.many[each]] for each in whole]
    return axis._replace(first=first, several=several, wholes=wholes)


def dated(windows: pl.DataFrame, period: Period) -> Axis:
    """Return the axis of the windows: each in its bucket, not known where it spans more than one."""
    known = (pl.col("first") != EARLIEST) & (pl.col("last") != LATEST)
    begin, end = (
        pl.when(known).then(name).cast(pl.Date).dt.truncate(LENGTHS[period.unit])
        for name in ("first", "last")
    )
    named = windows.select(pl.when(begin == end).then(begin.dt.strftime(period.python))).to_series()
    return axis_of("window", named.to_list(), np.ones(len(windows), dtype=np.intp))


def at(values: Numbers, places: Numbers) -> Numbers:
    """Return the values at these places, in the way that is quickest for places that are whole words."""
    return values.take(places, mode="clip")
