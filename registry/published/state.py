# SPDX-License-Identifier: Apache-2.0
"""The state of the dataset that answers are made of: the newest snapshot, or PostgreSQL where none is fresh."""

from registry.published.live import Live
from registry.published.models import Dataset
from registry.published.records import Head
from registry.published.snapshot import current
from registry.published.sources import Source


def state() -> Source:
    """Return what answers now. No table is read where a fresh snapshot stands."""
    return current.newest() or live()


def live() -> Live:
    """Return what PostgreSQL holds now: one small row."""
    row = Dataset.objects.filter(id=1).values_list("version", "published_at").first()
    return Live(*row) if row else Live(0, None)


def source_of(version: int) -> Source | None:
    """Return an earlier state of the dataset, None where it is kept no longer."""
    if then := current.of_version(version):
        return then
    now = live()
    return now if now.version == version else None


def known(kind: str, code: str) -> Head | None:
    """Return the head of a published record where no table has to be read for it."""
    now = current.newest()
    return now.head(kind, code) if now else None
