# SPDX-License-Identifier: Apache-2.0
"""A ledger that outlives every crash: one JSON line an event, on disk before the next thing happens."""

import json
import os
import time
from pathlib import Path
from typing import Any


class Ledger:
    """Lines are only ever added. `event` says what happened; the other members depend on it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, event: str, **members: Any) -> None:
        line = json.dumps({"at": round(time.time(), 3), "event": event, **members}) + "\n"
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os.write(handle, line.encode())
            os.fsync(handle)
        finally:
            os.close(handle)

    def lines(self, *events: str) -> list[dict[str, Any]]:
        """Return the whole lines of these events, oldest first; all of them when none is named."""
        if not self.path.exists():
            return []
        whole = [line for line in self.path.read_text().splitlines(keepends=True) if line.endswith("\n")]
        found = [dict(json.loads(line)) for line in whole]
        return [line for line in found if not events or line["event"] in events]
