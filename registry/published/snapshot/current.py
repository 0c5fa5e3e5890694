# SPDX-License-Identifier: Apache-2.0
"""The snapshots that this process reads: the newest, and older ones that cursors are pinned to."""

import logging
from pathlib import Path
from threading import Lock

import cachetools
from django.conf import settings

from registry.published.snapshot import store
from registry.published.snapshot.columns import LAYOUT
from registry.published.snapshot.reading import Snapshot

LOG = logging.getLogger(__name__)
# A hold is out of the world within a minute, also when the keeper has died: what was answered just before may stand in
# caches for as long as registry.ui.answers allows.
STALE_SECONDS = 25
SLACK = 2
"""Seconds by which a snapshot may seem to be of later: more means that a clock was set back, and its age is unknown."""
PINNED = 4

_open: cachetools.LRUCache[Path, Snapshot] = cachetools.LRUCache(PINNED)
_lock = Lock()


def newest() -> Snapshot | None:
    """Return the newest snapshot; None where there is none, or nobody has made sure of it lately."""
    name, age = store.newest(settings.REGISTRY_SNAPSHOTS)
    return opened(settings.REGISTRY_SNAPSHOTS / name) if name and -SLACK <= age < STALE_SECONDS else None


def of_version(version: int) -> Snapshot | None:
    """Return the snapshot of this state of the dataset, None where it is kept no longer."""
    now = newest()
    if now and now.version == version:
        return now
    folder = store.of_version(settings.REGISTRY_SNAPSHOTS, version)
    return opened(folder) if folder else None


def opened(folder: Path) -> Snapshot | None:
    """Return the snapshot in a folder; None where it vanishes just now, is damaged, or was written by other code."""
    with _lock:
        if (known := _open.get(folder)) is not None:
            return known
        try:
            if store.manifest_of(folder).layout != LAYOUT:
                return None
            made = _open[folder] = Snapshot(folder)
        except (OSError, ValueError, TypeError) as fault:
            LOG.warning("The snapshot %s cannot be read: %s.", folder.name, type(fault).__name__)
            return None
        return made
