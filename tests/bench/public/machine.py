# SPDX-License-Identifier: Apache-2.0
"""What a run was made on: a figure without its machine says little."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from registry.embedded.layout import PROJECT, Layout
from tests.bench.public.databases import connect
from tests.bench.public.peers import environment

OURS = ("Django", "polars", "pyarrow", "psycopg", "gunicorn")
THEIRS = ("tipg", "pygeoapi", "djangorestframework-gis")


def described(layout: Layout, peers: tuple[str, ...] = ()) -> dict[str, str]:
    """`peers`: packages of theirs that took part."""
    with connect(layout, "postgres") as connection:
        found = connection.execute(
            "SELECT current_setting('server_version'), current_setting('shared_buffers')"
        ).fetchone()
    postgres, buffers = found or ("", "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = {name: version(name) for name in OURS} | (environment.versions(*peers) if peers else {})
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "commit": commit(),
        "processors": f"{os.cpu_count()} × {processor()}",
        "memory": f"{memory:.0f} GB",
        "load": f"{os.getloadavg()[1]:.1f} processes in the mean of five minutes before the run",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "PostgreSQL": f"{postgres}, shared_buffers {buffers}",
        **packages,
    }


def commit() -> str:
    asking = ["git", "-C", str(PROJECT), "describe", "--always", "--dirty"]
    return subprocess.run(asking, capture_output=True, text=True, check=False).stdout.strip()


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown"
    )
