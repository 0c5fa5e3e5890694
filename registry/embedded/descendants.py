# SPDX-License-Identifier: Apache-2.0
"""Ends whatever a command left running: browsers, servers and workers that its own children started."""

from __future__ import annotations

import contextlib
import os
import signal
import time

from registry.embedded import leftovers
from registry.embedded.processes import LIBC

PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
ASKED = 5.0


def adopt() -> None:
    """Have orphans become our children instead of the system's, so that they can be found."""
    if hasattr(LIBC, "prctl"):
        LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end(*, spare: set[int]) -> None:
    """End all our descendants except `spare` and what is below those."""
    for sign, seconds in ((signal.SIGTERM, ASKED), (signal.SIGKILL, ASKED)):
        for process in below(os.getpid(), spare):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, sign)
        deadline = time.monotonic() + seconds
        while below(os.getpid(), spare) and time.monotonic() < deadline:
            time.sleep(0.05)


def below(root: int, spare: set[int]) -> list[int]:
    """Return the living descendants of `root`; adopted ones that have ended are reaped on the way."""
    parents = {process: _parent(process) for process in leftovers.every_process()}
    found: list[int] = []
    layer = [root]
    while layer:
        layer = [process for process, parent in parents.items() if parent in layer and process not in spare]
        found += layer
    return [process for process in found if not _reaped(process)]


def _parent(process: int) -> int:
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _reaped(process: int) -> bool:
    try:
        return os.waitpid(process, os.WNOHANG)[0] == process
    except ChildProcessError:
        return False
