# SPDX-License-Identifier: Apache-2.0
"""Where everything of one installation lies. Paths only; nothing here creates a file."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# sun_path of unix(7) holds 108 bytes; libpq splits a host at commas and URLs dislike the rest.
SOCKET_BYTES = 100
SHORT_PLACE = Path("/tmp")  # noqa: S108 - folders.make_sockets refuses one that is not ours
RESTORING = "restore-unfinished"
"""Stands in the folder of the data while a restore is under way. What has it does not start."""
RESTORED = "restored"
"""What becomes of it when the restore has ended. What has it holds real records and gets no invented ones."""
CLOSED = "closed-after-restore"
"""Stands beside it until somebody has looked at what came back. What has it shows nothing to the public."""
PLAIN_PATH = re.compile(r"[A-Za-z0-9._/+-]+")


@dataclass(frozen=True)
class Layout:
    """One installation: the project's folder and the folder that holds its data (resolved, absolute)."""

    project: Path
    var: Path

    @property
    def secrets(self) -> Path:
        return self.var / "secrets"

    @property
    def postgres(self) -> Path:
        return self.var / "postgres"

    @property
    def redis(self) -> Path:
        return self.var / "redis"

    @property
    def log(self) -> Path:
        return self.var / "log"

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def stamps(self) -> Path:
        return self.run / "stamps"

    @property
    def scratch(self) -> Path:
        """Where the Python processes write for themselves: their home and beat's schedule."""
        return self.run / "python"

    @property
    def frontend(self) -> Path:
        return self.var / "frontend"

    @property
    def evidence(self) -> Path:
        """The store of files: only the Python processes may enter it."""
        return self.var / "evidence"

    @property
    def snapshots(self) -> Path:
        """Snapshots of what is published: written by one process, read by the public face."""
        return self.var / "snapshots"

    @property
    def static(self) -> Path:
        return self.var / "static"

    @property
    def lock(self) -> Path:
        return self.run / "lock"

    @property
    def state(self) -> Path:
        return self.run / "state.json"

    @property
    def marker(self) -> Path:
        """Every process we start keeps this file open: that is how one left behind is known as ours."""
        return self.run / "children"

    @property
    def sockets(self) -> Path:
        """Below var/, or a short folder in /tmp where the path is too long or too odd for a socket."""
        inside = self.var / "sockets"
        longest = inside / "postgres" / ".s.PGSQL.5432"
        if len(os.fsencode(longest)) < SOCKET_BYTES and PLAIN_PATH.fullmatch(str(longest)):
            return inside
        return SHORT_PLACE / f"registry-{short_hash(self.var)}"

    @property
    def postgres_sockets(self) -> Path:
        return self.sockets / "postgres"

    @property
    def postgres_socket(self) -> Path:
        return self.postgres_sockets / ".s.PGSQL.5432"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis" / "redis.sock"

    @property
    def python(self) -> Path:
        return self.project / ".venv" / "bin" / "python"


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def layout_for(var: Path | None = None) -> Layout:
    """The installation in `var`, else in $REGISTRY_VAR, else in var/ of the project."""
    chosen = var or Path(os.environ.get("REGISTRY_VAR") or PROJECT / "var")
    return Layout(project=PROJECT, var=chosen.resolve())
