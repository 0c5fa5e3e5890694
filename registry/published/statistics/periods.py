# SPDX-License-Identifier: Apache-2.0
"""The bucket of time that each record of a snapshot is in, as the number of a word; 0 where it is not known to one."""

from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.snapshot.columns import EARLIEST, LATEST
from registry.published.statistics.dimensions import Period
from registry.published.statistics.words import Numbered

Days = npt.NDArray[Any]
LENGTHS = {"year": "1y", "month": "1mo", "week": "1w"}


def buckets(rows: pl.DataFrame, period: Period) -> Numbered:
    first, last = rows["first"].to_numpy(), rows["last"].to_numpy()
    known = (first != EARLIEST) & (last != LATEST)
    if not known.any():
        return Numbered(pl.zeros(len(rows), pl.UInt8, eager=True), pl.Series([None], dtype=pl.String))
    lowest, highest = int(first[known].min()), int(last[known].max())
    days = pl.int_range(lowest, highest + 1, dtype=pl.Int32, eager=True).cast(pl.Date)
    starts = days.dt.truncate(LENGTHS[period.unit])
    places = starts.rank("dense").to_numpy()
    begin, end = (places[np.where(known, each, lowest) - lowest] for each in (first, last))
    numbers = pl.Series(np.where(known & (begin == end), begin, 0).astype(np.uint32))
    labels = starts.unique(maintain_order=True).dt.strftime(period.python).to_list()
    return Numbered(numbers.shrink_dtype(), pl.Series([None, *labels], dtype=pl.String))
