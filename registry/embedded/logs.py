# SPDX-License-Identifier: Apache-2.0
"""Shows the logs of all processes as one stream, each line with its process's name before it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from registry.embedded import say

COLOURS = (36, 32, 33, 35, 34, 31, 96)
WIDTH = 9
LOG_BYTES = 20_000_000


def trim(folder: Path) -> None:
    """Keep each log to twice LOG_BYTES at most: one file that grows and one before it."""
    for log in folder.glob("*.log"):
        if log.stat().st_size > LOG_BYTES:
            shutil.copyfile(log, log.with_suffix(".log.1"))
            os.truncate(log, 0)  # its writers append, so they go on at the new end


class Follower:
    """Follows log files from where they end now; several may be added at any time."""

    def __init__(self) -> None:
        self._read: dict[Path, int] = {}
        self._colour = sys.stdout.isatty()

    def follow(self, log: Path) -> None:
        if log not in self._read:
            self._read[log] = log.stat().st_size if log.exists() else 0

    def show(self) -> None:
        """Print the complete lines that were written since the last call."""
        for number, log in enumerate(self._read):
            for text in self._new_lines(log):
                say.line(self._prefix(log.stem, number) + text)

    def _new_lines(self, log: Path) -> list[str]:
        size = log.stat().st_size if log.exists() else 0
        start = self._read[log] if size >= self._read[log] else 0  # a smaller file is a new one
        if size == start:
            return []
        with log.open("rb") as file:
            file.seek(start)
            whole = file.read(size - start)
        complete = whole[: whole.rfind(b"\n") + 1]
        self._read[log] = start + len(complete)
        return complete.decode(errors="replace").splitlines()

    def _prefix(self, name: str, number: int) -> str:
        label = f"{name:<{WIDTH}} │ "
        return f"\x1b[{COLOURS[number % len(COLOURS)]}m{label}\x1b[0m" if self._colour else label
