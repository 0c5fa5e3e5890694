# SPDX-License-Identifier: Apache-2.0
"""Finished answers of this process, kept for the next reader who asks the same of the same state of the dataset."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from cachetools import TTLCache

MOST_BYTES = 16 * 1024 * 1024
"""Of all kept answers together, in one process."""
LARGEST_KEPT = 1024 * 1024
LONGEST_KEPT = 20.0
"""Seconds. What is held for safety is gone within a minute: from here, and from caches that keep it 30 s after us."""
OVERHEAD = 1024


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Finished:
    """The bytes that go out, the coding that they are under, and the headers that came of making them."""

    content: bytes
    coding: str
    headers: Mapping[str, str]


class Kept:
    """Answers by ETag, the least recently used leaving first. One state of the dataset at a time, the newest seen.

    The ETag holds all that decides the bytes. `version` is beside it so that what an older state was made of goes
    at once when a newer one is seen, and is neither found nor kept afterwards; None for what no state decides.
    """

    def __init__(self, most: int = MOST_BYTES, seconds: float = LONGEST_KEPT) -> None:
        self.lock = Lock()
        self.version = 0
        self.answers: TTLCache[str, Finished] = TTLCache(most, seconds, getsizeof=size)

    def find(self, etag: str, version: int | None) -> Finished | None:
        with self.lock:
            return self.answers.get(etag) if self.stands(version) else None

    def keep(self, etag: str, version: int | None, finished: Finished) -> None:
        if len(finished.content) > LARGEST_KEPT:
            return
        with self.lock:
            if self.stands(version):
                self.answers[etag] = finished

    def stands(self, version: int | None) -> bool:
        """Return whether this is the state that is kept; forget the older ones when it is newer."""
        if version is None:
            return True
        if version > self.version:
            self.answers.clear()
            self.version = version
        return version == self.version

    def forget(self) -> None:
        with self.lock:
            self.answers.clear()
            self.version = 0


def size(finished: Finished) -> int:
    return len(finished.content) + OVERHEAD


KEPT = Kept()
