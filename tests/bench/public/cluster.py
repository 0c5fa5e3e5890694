# SPDX-License-Identifier: Apache-2.0
"""The private PostgreSQL and Redis of one run: thrown away at its end, or kept in var/bench for the next one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.embedded import folders, lock, services, space, system, throwaway
from registry.embedded.layout import PROJECT, Layout
from registry.embedded.supervisor import Supervisor, signals_stop

MEGABYTES_FOR = {10_000: 500, 100_000: 2_000, 1_000_000: 16_000}


@contextmanager
def running(largest: int, *, keep: bool) -> Iterator[Supervisor]:
    """Give a supervisor whose layout has both services up. Commits reach the disk here, as in production."""
    layout = kept_place() if keep else throwaway.temporary()
    lock.take(layout)
    supervisor = Supervisor(layout, echo=False)
    with signals_stop(lambda: None):
        try:
            space.require(layout.var, MEGABYTES_FOR.get(largest, largest // 50), "the rows of the benchmark")
            system.ensure(layout, system.SERVICES)
            services.start(supervisor, layout)
            yield supervisor
        finally:
            supervisor.stop()
            if keep:
                folders.leave_short_place(layout)
            else:
                throwaway.clear(layout, keep=False)


def kept_place() -> Layout:
    layout = Layout(PROJECT, (folders.settle().var / "bench" / "cluster").resolve())
    folders.make_outer(layout)
    return layout


def results() -> Path:
    """Return the folder of results, logs of the peers and their environment."""
    folder = PROJECT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def forget(layout: Layout) -> None:
    shutil.rmtree(layout.var, ignore_errors=True)
