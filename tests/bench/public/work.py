# SPDX-License-Identifier: Apache-2.0
"""How long the processors have worked for a process and all that it started, as the kernel counts it.

Rates fall when others use the machine as well; the work that one answer takes hardly does.
"""

import os
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PARENT, FIRST, LAST = 1, 11, 15
"""Fields of /proc/…/stat behind the name: the parent; work of its own and of children that have ended."""


def seconds(roots: set[int]) -> float:
    """Return the seconds of work of these processes and all below them so far."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has ended since it was listed
            fields = stat.read_text().rpartition(")")[2].split()
            found[int(stat.parent.name)] = (int(fields[PARENT]), sum(map(int, fields[FIRST:LAST])))
    return sum(ticks for process, (_, ticks) in found.items() if belongs(process, roots, found)) / TICKS


def belongs(process: int, roots: set[int], found: dict[int, tuple[int, int]]) -> bool:
    while process in found:
        if process in roots:
            return True
        process = found[process][0]
    return False
