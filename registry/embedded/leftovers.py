# SPDX-License-Identifier: Apache-2.0
"""Ends what an earlier supervisor left behind. A pid file proves nothing; an open marker file does."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from registry.embedded import say
from registry.embedded.layout import Layout

BY_THEMSELVES = 6.0  # seconds; the kernel has already told them that their supervisor is gone
ASKED = 15.0
DATABASE_SIGNALS = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)  # fast, immediate, none
OTHER_SIGNALS = (signal.SIGTERM, signal.SIGKILL, signal.SIGKILL)


def end(layout: Layout) -> None:
    """Return once no process of an earlier start is alive. The caller holds the lock."""
    if not find(layout):
        return
    say.line("• processes of an earlier start are still ending …")
    if gone(layout, BY_THEMSELVES):
        return
    for round_number in range(3):
        for process in find(layout):
            tell(process, round_number)
        if gone(layout, ASKED):
            return
    raise TimeoutError(f"processes {find(layout)} of an earlier start do not end")


def find(layout: Layout) -> list[int]:
    """Return the processes, other than ourselves, that hold the marker of this installation open."""
    marker = str(layout.marker)
    return [pid for pid in every_process() if pid != os.getpid() and marker in open_files(pid)]


def gone(layout: Layout, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while find(layout):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def tell(process: int, round_number: int) -> None:
    signals = DATABASE_SIGNALS if name_of(process) == "postgres" else OTHER_SIGNALS
    with contextlib.suppress(ProcessLookupError):  # it has ended, which is what we want
        os.kill(process, signals[round_number])


def every_process() -> list[int]:
    return [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]


def name_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


def open_files(process: int) -> set[str]:
    """Return what a process has open; empty when it has ended or is another user's."""
    folder = f"/proc/{process}/fd"
    try:
        handles = os.listdir(folder)
    except OSError:
        return set()
    return {target for handle in handles if (target := _target(f"{folder}/{handle}"))}


def _target(link: str) -> str:
    try:
        return os.readlink(link)
    except OSError:  # closed while we looked
        return ""
