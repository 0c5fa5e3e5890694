# SPDX-License-Identifier: Apache-2.0
"""Keeping the newest snapshot the newest: whole at the start, then what the feed tells, laid over the one before."""

from pathlib import Path

from registry.published.models import Change
from registry.published.snapshot import store
from registry.published.snapshot.build import Built, build
from registry.published.snapshot.files import write
from registry.published.state import live


class Keeper:
    """Looks whether the dataset moved on, and writes the next snapshot if so. One at a time for one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.last: Built | None = None

    def look(self) -> bool:
        """Return whether a new snapshot was written. What stands is noted as checked in either case."""
        if self.last is not None and not self.moved_on(self.last):
            store.checked(self.root)
            return False
        self.last = build(self.last)
        write(self.root, self.last)
        store.prune(self.root)
        return True

    @staticmethod
    def moved_on(last: Built) -> bool:
        """Whether anything was published since. Both are asked: a restored database may stand before what was read."""
        seq = Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
        return (live().version, seq) != (last.manifest.version, last.manifest.seq)
