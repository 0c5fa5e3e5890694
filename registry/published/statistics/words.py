# SPDX-License-Identifier: Apache-2.0
"""Words as numbers: what a dimension is grouped by, and what its numbers stand for."""

from typing import NamedTuple

import polars as pl


class Numbered(NamedTuple):
    """`numbers`: one a record. `words`: what each number stands for, null for not known."""

    numbers: pl.Series
    words: pl.Series


class Members(NamedTuple):
    """The codes that each set holds. `pairs`: number of the set (`whole`), number of the code (`part`)."""

    pairs: pl.DataFrame
    words: pl.Series

    @property
    def single(self) -> bool:
        """Whether no set holds more than one code, so that nothing is counted twice."""
        return len(self.pairs) == self.pairs["whole"].n_unique()


def members(sets: pl.Series) -> Members:
    """Return the codes of each set of a dictionary; the empty set has one that is not known."""
    codes = sets.str.strip_chars(",").replace("", None).str.split(",")
    pairs = pl.DataFrame({"whole": pl.int_range(len(sets), dtype=pl.UInt32, eager=True), "code": codes})
    exploded = pairs.explode("code").unique(maintain_order=True)
    words = exploded["code"].unique().sort(nulls_last=False)
    part = (
        exploded["code"]
        .fill_null("")
        .replace_strict(words.fill_null(""), pl.int_range(len(words), eager=True), return_dtype=pl.UInt32)
    )
    return Members(exploded.select("whole", part=part), words)
