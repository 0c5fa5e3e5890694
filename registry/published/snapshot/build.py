# SPDX-License-Identifier: Apache-2.0
"""From the rows of PostgreSQL to the files of one snapshot: all of them, or what changed laid over the one before."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl
from django.db import connections

from registry.published.models import Change, Dataset
from registry.published.moment import one_moment
from registry.published.raw import ALIAS
from registry.published.snapshot.columns import LAYOUT, READ, SELECT, SETS, newest_first, numbered
from registry.published.snapshot.sets import Dictionary, in_use, numbered_on, shrunk
from registry.published.snapshot.store import Manifest


@dataclass(frozen=True, slots=True)
class Built:
    """`rows`: one a record, newest first, sets as numbers. `sets`: by column, the set that each number stands for."""

    manifest: Manifest
    rows: pl.DataFrame
    sets: Dictionary


def build(before: Built | None = None) -> Built:
    """Return the snapshot of what is published now, read in one transaction.

    `before`: an earlier one, of which what has not changed since is taken over; nothing of it where the database does
    not go on from there, because an older one was restored.
    """
    with one_moment(seconds=0):
        manifest = state_now()
        if before is None or not goes_on_from(before.manifest, manifest):
            return encoded(manifest, numbered(read(SELECT)), {name: [""] for name in SETS})
        since = Change.objects.filter(seq__gt=before.manifest.seq).values_list("code", flat=True)
        changed = sorted(set(since))
        again = numbered(read(f"{SELECT} AND document.code = ANY(%s)", [changed]))
        kept = before.rows.filter(~pl.col("code").is_in(changed))
        return laid_over(manifest, before, kept, again)


def state_now() -> Manifest:
    row = Dataset.objects.filter(id=1).values_list("version", "published_at").first()
    version, published_at = row or (0, None)
    seq = Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    at = published_at.isoformat() if published_at else ""
    return Manifest(version, at, seq, mark=mark_of(seq), layout=LAYOUT)


def mark_of(seq: int) -> str:
    """Return what this line of the feed says, empty where there is no such line."""
    line = Change.objects.filter(seq=seq).values_list("outbox_id", "code", "version", "published_at").first()
    return " ".join(map(str, line)) if line else ""


def goes_on_from(before: Manifest, now: Manifest) -> bool:
    """Whether all that led to the earlier state also led to this one."""
    ran_on = before.version <= now.version and before.seq <= now.seq
    return ran_on and mark_of(before.seq) == before.mark


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
    """Return the snapshot with some rows read again. Sets that no row has any more leave: what is withdrawn is gone."""
    new = encoded(manifest, again, before.sets)
    rows, sets = in_use(pl.concat([kept, new.rows], how="vertical_relaxed"), new.sets)
    return Built(manifest, newest_first(rows).with_columns(shrunk(sets)), sets)


def encoded(manifest: Manifest, rows: pl.DataFrame, known: Dictionary) -> Built:
    """Return the rows with the number of each set; sets that are not known yet are numbered on."""
    sets = numbered_on(rows, known)
    numbers = [pl.col(name).cast(pl.Enum(sets[name])).to_physical().alias(name) for name in SETS]
    return Built(manifest, newest_first(rows.with_columns(numbers)).with_columns(shrunk(sets)), sets)
