# SPDX-License-Identifier: Apache-2.0
"""A real installation in a folder of its own, driven through the verbs that a person types."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from registry.embedded import leftovers
from registry.embedded.layout import PROJECT, Layout

SECONDS = 600  # for one verb; the machine may be busy with other tests
PROCESSES = {"postgres", "redis", "public", "desk", "worker", "publisher", "watch", "snapshot", "beat"}


@dataclass(frozen=True)
class Installation:
    layout: Layout
    port: int
    desk_port: int

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
        places = {
            "REGISTRY_VAR": str(self.layout.var),
            "PORT": str(self.port),
            "DESK_PORT": str(self.desk_port),
        }
        return kept | places | {"DEMO": "0", "PLACES": "cities15000"} | more

    def popen(self, *words: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "registry.embedded", *words],
            cwd=self.layout.project,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def verb(self, *words: str, **more: str) -> tuple[int, str]:
        """Return the exit status of a verb and all it said."""
        running = self.popen(*words, **more)
        said, _ = running.communicate(timeout=SECONDS)
        return running.returncode, said

    def up(self) -> None:
        status, said = self.verb("up")
        assert status == 0, said

    def state(self) -> dict[str, object]:
        return dict(json.loads(self.layout.state.read_text()))

    def processes(self) -> dict[str, int]:
        return dict(self.state()["processes"])  # type: ignore[call-overload]

    def sql(self, statement: str, *, role: str = "registry_admin", database: str = "registry_desk_db") -> str:
        """Return what the statement answers, or the server's refusal in its own words."""
        _, said = self.verb("psql", database, "--role", role, "--", "-qAtc", statement)
        return said.strip()

    def healthy(self) -> bool:
        return self.verb("status")[0] == 0

    def left_running(self) -> list[int]:
        return leftovers.find(self.layout)


def eventually(condition: Callable[[], object], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not so after {seconds} s"
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def new_installation(var: Path, project: Path = PROJECT) -> Installation:
    return Installation(Layout(project, var), free_port(), free_port())
