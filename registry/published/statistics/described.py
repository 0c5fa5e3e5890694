# SPDX-License-Identifier: Apache-2.0
"""Whom the sets of people of a snapshot describe: by harm and group, and what a set does not tell."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import polars as pl

from registry.published.groups import NOT_STATED, in_parts
from registry.published.snapshot.tallies import HARMS

Numbers = npt.NDArray[Any]
UNSTATED = 1
"""The bit of a set that has people whose sex and age are not stated."""
BITS = {harm: 2 << place for place, harm in enumerate(HARMS)}
"""The bit of a set that describes nobody of a harm."""


class Parts(NamedTuple):
    """What sets state of one group. `sets`: their numbers; `people`: a line each: min, max, stated, open, bounded."""

    sets: Numbers
    people: Numbers


NO_PARTS = Parts(np.zeros(0, dtype=np.intp), np.zeros((0, 5), dtype=np.int64))


def parts_of(sets: pl.Series) -> dict[tuple[str, str], Parts]:
    """Return, by harm and group, the parts of each set that states it."""
    found: dict[tuple[str, str], list[tuple[int, ...]]] = {}
    for number, texts in enumerate(sets.to_list()):
        for harm, group, low, high, is_open in in_parts([text for text in texts.split(",") if text]):
            people = (number, low, low if high is None else high, 1, is_open, high is not None)
            found.setdefault((harm, group), []).append(people)
    lines = {key: np.array(rows, dtype=np.int64) for key, rows in found.items()}
    return {key: Parts(each[:, 0], each[:, 1:]) for key, each in lines.items()}


def marked(parts: Mapping[tuple[str, str], Parts], number: int) -> Numbers:
    """Return for each set its bits: UNSTATED and those of BITS."""
    found = np.full(number, sum(BITS.values()), dtype=np.uint8)
    for (harm, _group), each in parts.items():
        found[each.sets] &= ~np.uint8(BITS[harm])
    for harm in HARMS:
        found[parts.get((harm, NOT_STATED), NO_PARTS).sets] |= np.uint8(UNSTATED)
    return found
