# SPDX-License-Identifier: Apache-2.0
"""Who takes part in a run over HTTP: how each is served, and at which address it does which work."""

import http.client
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from registry.embedded import osusers
from registry.embedded.errors import Refused
from registry.embedded.processes import Program, log_file, start, tail
from registry.embedded.supervisor import Child, Supervisor, stop_one
from tests.bench.public.databases import Filled

WORKERS = 2
GUNICORN = (
    *("--worker-class", "gthread", "--workers", str(WORKERS), "--threads", "4", "--log-level", "warning"),
    *("--worker-tmp-dir", "/dev/shm"),
)
START_SECONDS = 90.0


@dataclass(frozen=True, slots=True)
class Contestant:
    """`works`: addresses by name of the work; names in braces are filled in from the data. `process`: of its server."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    port: int
    works: Mapping[str, str]
    ready: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)
    process: int = 0

    def get(self, path: str, headers: Mapping[str, str] = {}) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Ask once, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.request("GET", path, headers={"Host": "localhost", **self.headers, **headers})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


@contextmanager
def serving(contestant: Contestant, supervisor: Supervisor, filled: Filled) -> Iterator[Contestant]:
    """Have it serve for as long as the block runs."""
    program = Program(
        name=f"{contestant.name}-{filled.rows}",
        argv=contestant.command,
        env=contestant.environment,
        user=osusers.me(),
        folder=filled.layout.project,
    )
    child = Child(program, start(filled.layout, program), time.monotonic())
    supervisor.children.append(child)
    try:
        wait(contestant, child, supervisor)
        yield replace(contestant, process=child.running.pid)
    finally:
        stop_one(child, lambda: False)
        supervisor.children.remove(child)


def wait(contestant: Contestant, child: Child, supervisor: Supervisor) -> None:
    """Return once it answers. Raises: Refused with the end of its log."""
    log = log_file(supervisor.layout, child.program.name)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and child.running.poll() is None:
        try:
            status, body, _ = contestant.get(contestant.ready)
        except OSError:
            time.sleep(0.2)
            continue
        if status == http.client.OK:
            return
        raise Refused(
            f"{contestant.name} answers {contestant.ready} with {status}: {body[:300]!r}\n{tail(log)}"
        )
    raise Refused(f"{contestant.name} does not start:\n{tail(log)}")
