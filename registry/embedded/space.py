# SPDX-License-Identifier: Apache-2.0
"""Asks for room before it is needed: a full disk in the middle of initdb reads like anything but that."""

from __future__ import annotations

import shutil
from pathlib import Path

from registry.embedded.errors import Refused
from registry.embedded.layout import Layout

MEGABYTE = 1_000_000
FIRST_CLUSTER = (
    400  # megabytes: an empty cluster is 60, the gazetteer, demonstration data and the log files the rest
)
LATER_START = 100
PYTHON_PACKAGES = 900
THROW_AWAY = 600


def require(folder: Path, megabytes: int, purpose: str) -> None:
    """Raises: Refused when the file system of `folder` (which need not exist yet) has less room than that."""
    there = next(step for step in (folder, *folder.parents) if step.exists())
    free = shutil.disk_usage(there).free // MEGABYTE
    if free < megabytes:
        raise Refused(
            f"Not enough disk space in {folder}: {purpose} needs {megabytes} MB, {free} MB are free."
        )


def require_for_start(layout: Layout) -> None:
    if not layout.python.exists():
        require(layout.project, PYTHON_PACKAGES, "installing the packages")
    if (layout.postgres / "PG_VERSION").exists():
        require(layout.var, LATER_START, "running the database")
    else:
        require(layout.var, FIRST_CLUSTER, "the database")
