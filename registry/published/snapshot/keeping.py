# SPDX-License-Identifier: Apache-2.0
"""Keeping the newest snapshot the newest: whole at the start, then what the feed tells, laid over the one before."""

from pathlib import Path

from registry.published.snapshot import store
from registry.published.snapshot.build import Built, build, state_now
from registry.published.snapshot.files import write
from registry.published.statistics.ready import put_beside


class Keeper:
    """Looks whether the dataset moved on, and writes the next snapshot if so. One at a time for one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.last: Built | None = None
        self.written = ""

    def look(self) -> bool:
        """Return whether a new snapshot was written. What stands is noted as checked in either case."""
        due = self.last is None or self.moved_on(self.last) or self.gone()
        if due:
            self.last = build(self.last)
            self.written = write(self.root, self.last, put_beside).name
        else:
            store.checked(self.root)
        store.prune(self.root)
        return due

    @staticmethod
    def moved_on(last: Built) -> bool:
        """Whether anything was published since, or another database was restored."""
        return state_now() != last.manifest

    def gone(self) -> bool:
        """Whether somebody took away what this one wrote, or wrote beside it."""
        return store.newest(self.root)[0] != self.written
