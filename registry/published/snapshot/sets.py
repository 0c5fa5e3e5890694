# SPDX-License-Identifier: Apache-2.0
"""The dictionaries of a snapshot: each set of codes once, and its number in the rows. Number 0 is the empty set."""

import numpy as np
import polars as pl

from registry.published.snapshot.columns import SETS

Dictionary = dict[str, list[str]]
SIZES = ((pl.UInt8, 2**8), (pl.UInt16, 2**16), (pl.UInt32, 2**32))


def numbered_on(rows: pl.DataFrame, known: Dictionary) -> Dictionary:
    """Return the dictionaries with the sets of these rows that are not in them yet at their ends."""
    return {name: [*known[name], *unknown(rows[name], known[name])] for name in SETS}


def unknown(words: pl.Series, known: list[str]) -> list[str]:
    held = set(known)
    return [word for word in words.unique().sort().to_list() if word not in held]


def in_use(rows: pl.DataFrame, sets: Dictionary) -> tuple[pl.DataFrame, Dictionary]:
    """Return the rows and the dictionaries without the sets that no row has."""
    again: list[pl.Series] = []
    left = dict(sets)
    for name, held in sets.items():
        numbers = rows[name].to_numpy()
        used = np.zeros(len(held), dtype=bool)
        used[numbers] = used[0] = True
        if not used.all():
            left[name] = [held[number] for number in np.flatnonzero(used)]
            again.append(pl.Series(name, (np.cumsum(used) - 1)[numbers].astype(np.uint32)))
    return rows.with_columns(again), left


def shrunk(sets: Dictionary) -> list[pl.Expr]:
    """Return each column of numbers in the smallest type that holds all of its dictionary."""
    fitting = {name: next(kind for kind, most in SIZES if len(held) <= most) for name, held in sets.items()}
    return [pl.col(name).cast(kind) for name, kind in fitting.items()]
