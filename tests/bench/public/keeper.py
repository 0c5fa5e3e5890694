# SPDX-License-Identifier: Apache-2.0
"""The process that keeps the snapshot, as in production, for as long as a block runs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from registry.embedded import osusers, say
from registry.embedded.errors import Refused
from registry.embedded.processes import Program, log_file, start, tail
from registry.embedded.supervisor import Child, Supervisor, stop_one
from tests.bench.public.databases import Filled

PATIENCE = 600.0


@contextmanager
def keeping(filled: Filled, supervisor: Supervisor) -> Iterator[float]:
    """Give the seconds until a snapshot of all rows stood."""
    program = Program(
        name=f"snapshot-{filled.rows}",
        argv=[str(filled.layout.python), "-m", "django", "keep_snapshot"],
        env=filled.environment("public"),
        user=osusers.me(),
        folder=filled.layout.project,
    )
    began, at = time.monotonic(), time.time()
    child = Child(program, start(filled.layout, program), began)
    supervisor.children.append(child)
    try:
        wait(filled, child, at)
        taken = time.monotonic() - began
        say.line(f"  snapshot of {filled.rows:,} rows: {taken:.1f} s, {megabytes(filled):.0f} MB")
        yield taken
    finally:
        stop_one(child, lambda: False)
        supervisor.children.remove(child)


def wait(filled: Filled, child: Child, since: float) -> None:
    """Raises: Refused with the end of its log."""
    pointer = filled.snapshots / "newest"
    while not pointer.exists() or pointer.stat().st_mtime < since:
        if child.running.poll() is not None or time.time() - since > PATIENCE:
            raise Refused(f"No snapshot comes:\n{tail(log_file(filled.layout, child.program.name))}")
        time.sleep(0.1)


def megabytes(filled: Filled) -> float:
    """Return the size of the newest snapshot."""
    folder = filled.snapshots / (filled.snapshots / "newest").read_text()
    return sum(file.stat().st_size for file in folder.iterdir()) / 1e6
