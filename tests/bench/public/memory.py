# SPDX-License-Identifier: Apache-2.0
"""How much memory a process has to itself, as the kernel counts it.

What it wrote (Private_Dirty): the pages of mapped files that it alone has read are given back at any time, and are shared
with whoever reads them next. The kernel counts them as Private_Clean for as long as nobody else has.
"""

import re
from pathlib import Path

PRIVATE = re.compile(r"^Private_Dirty:\s+(\d+) kB", re.MULTILINE)
PARENT = re.compile(r"^PPid:\s+(\d+)", re.MULTILINE)


def private_megabytes(process: int) -> float:
    found = PRIVATE.findall(Path(f"/proc/{process}/smaps_rollup").read_text())
    return sum(map(int, found)) / 1000


def children(process: int) -> list[int]:
    """Return the processes that this one started: the workers of a server."""
    parents = {
        int(status.parent.name): int(PARENT.findall(status.read_text())[0])
        for status in Path("/proc").glob("[0-9]*/status")
    }
    return [each for each, parent in parents.items() if parent == process]


def largest_worker(server: int) -> float:
    """Return the private megabytes of the worker that has most."""
    return max(map(private_megabytes, children(server)))
