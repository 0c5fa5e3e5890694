# SPDX-License-Identifier: Apache-2.0
"""From the rows of PostgreSQL to the files of one snapshot: all of them, or what changed laid over the one before."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import polars as pl
from django.db import connections, transaction

from registry.published.models import Change, Dataset
from registry.published.snapshot.columns import READ, SELECT, SETS, newest_first, numbered
from registry.published.snapshot.store import Manifest

ALIAS = "published"
Dictionary = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Built:
    """`rows`: one a record, newest first, sets as numbers. `sets`: by column, the set that each number stands for."""

    manifest: Manifest
    rows: pl.DataFrame
    sets: Dictionary


def build(before: Built | None = None) -> Built:
    """Return the snapshot of what is published now, read in one transaction.

    `before`: an earlier one, of which what has not changed since is taken over.
    """
    with one_moment():
        manifest = state_now()
        if before is None:
            return encoded(manifest, numbered(read(SELECT)), {name: [""] for name in SETS})
        since = Change.objects.filter(seq__gt=before.manifest.seq).values_list("code", flat=True)
        changed = sorted(set(since))
        again = numbered(read(f"{SELECT} AND document.code = ANY(%s)", [changed]))
        kept = before.rows.filter(~pl.col("code").is_in(changed))
        return laid_over(manifest, before, kept, again)


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all that is read inside be of one moment, however long it takes."""
    begun = connections[ALIAS].in_atomic_block
    with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
        if not begun:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        yield


def state_now() -> Manifest:
    row = Dataset.objects.filter(id=1).values_list("version", "published_at").first()
    version, published_at = row or (0, None)
    seq = Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return Manifest(version, published_at.isoformat() if published_at else "", seq)


def read(query: str, parameters: Iterable[object] = ()) -> pl.DataFrame:
    """Return the rows of a query, passed over as CSV in one piece."""
    with connections[ALIAS].cursor() as cursor:
        statement = f"COPY ({query}) TO STDOUT (FORMAT csv)"
        with cursor.copy(statement, list(parameters) or None) as copied:
            passed = b"".join(bytes(part) for part in copied)
    if not passed:
        return pl.DataFrame(schema=READ)
    return pl.read_csv(io.BytesIO(passed), has_header=False, schema=READ)


def laid_over(manifest: Manifest, before: Built, kept: pl.DataFrame, again: pl.DataFrame) -> Built:
    new = encoded(manifest, again, before.sets)
    both = pl.concat([kept, new.rows], how="vertical_relaxed")
    return Built(manifest, newest_first(both).with_columns(shrunk(new.sets)), new.sets)


def encoded(manifest: Manifest, rows: pl.DataFrame, known: Dictionary) -> Built:
    """Return the rows with the number of each set; sets that are not known yet are numbered on."""
    sets = {name: [*known[name], *unknown(rows[name], known[name])] for name in SETS}
    numbers = [pl.col(name).cast(pl.Enum(sets[name])).to_physical().alias(name) for name in SETS]
    return Built(manifest, newest_first(rows.with_columns(numbers)).with_columns(shrunk(sets)), sets)


def unknown(words: pl.Series, known: list[str]) -> list[str]:
    held = set(known)
    return [word for word in words.unique().sort().to_list() if word not in held]


def shrunk(sets: Dictionary) -> list[pl.Expr]:
    """Return each column of numbers in the smallest type that holds all of its dictionary."""
    sizes = ((pl.UInt8, 2**8), (pl.UInt16, 2**16), (pl.UInt32, 2**32))
    fitting = {name: next(kind for kind, most in sizes if len(held) <= most) for name, held in sets.items()}
    return [pl.col(name).cast(kind) for name, kind in fitting.items()]
