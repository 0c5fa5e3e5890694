# SPDX-License-Identifier: Apache-2.0
"""P3, P4 and P6 over five times the rows: what is read from memory needs no documents, so none are made."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.embedded import say
from tests.bench.public.databases import Filled
from tests.bench.public.figures import Figures
from tests.bench.public.inside.run import inside
from tests.bench.public.options import Options

TIMES = 5
LOOK = 5.0
IN_PROCESS = {"filters": ("P3",), "tiles": ("P4", "P12"), "statistics": ("P6",)}
"""Modules that measure in one process, and the targets that need them."""


def measure(filled: Filled, options: Options) -> Figures:
    """Needs a standing snapshot of the rows."""
    found = Figures(filled.rows * TIMES)
    folder = Path(inside("multiplied", filled, arguments=(str(TIMES),))["folder"])
    with fresh(folder):
        for name in (name for name, targets in IN_PROCESS.items() if options.wants(*targets)):
            figures = inside(name, filled, REGISTRY_SNAPSHOTS=str(folder))
            setattr(found, name, figures)
            say.line(f"  {name} of {found.rows:,} rows: {figures.get('all', figures)}")
    shutil.rmtree(folder)
    return found


@contextmanager
def fresh(folder: Path) -> Iterator[None]:
    """Keep the snapshot from growing stale: nobody else looks after this one."""
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK):
            os.utime(folder / "newest")

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join()
