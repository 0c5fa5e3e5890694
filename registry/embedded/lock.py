# SPDX-License-Identifier: Apache-2.0
"""One supervisor per installation: an flock that the kernel drops with its holder, however that ends."""

from __future__ import annotations

import fcntl
import json
import os
import time
from typing import Any

from registry.embedded.errors import Held
from registry.embedded.layout import Layout

# A `status` that looks at the same moment holds a shared lock for microseconds.
PATIENCE = 0.5


def take(layout: Layout) -> int:
    """Return the open lock. Raises: Held, naming the holder and its addresses."""
    handle = os.open(layout.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + PATIENCE
    while not _locked(handle, fcntl.LOCK_EX):
        if time.monotonic() > deadline:
            os.close(handle)
            raise Held(_who(layout))
        time.sleep(0.05)
    layout.state.unlink(missing_ok=True)
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
    return handle


def holder(layout: Layout) -> int | None:
    """Return the supervisor's process number, or None when none runs."""
    try:
        handle = os.open(layout.lock, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        if _locked(handle, fcntl.LOCK_SH):
            return None
        return int(os.read(handle, 20) or 0)
    finally:
        os.close(handle)


def write_state(layout: Layout, state: dict[str, Any]) -> None:
    unfinished = layout.state.with_suffix(".new")
    unfinished.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
    unfinished.rename(layout.state)


def read_state(layout: Layout) -> dict[str, Any]:
    """Return what the running supervisor last said of itself; empty before it said anything."""
    try:
        return dict(json.loads(layout.state.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}


def _locked(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _who(layout: Layout) -> str:
    state = read_state(layout)
    where = f", {state['public_url']} and {state['desk_url']}" if "public_url" in state else ""
    supervisor = f"process {holder(layout)}{where}"
    return f"The registry of {layout.project} already runs ({supervisor}). `make down` stops it."
