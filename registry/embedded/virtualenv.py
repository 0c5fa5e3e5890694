# SPDX-License-Identifier: Apache-2.0
"""The Python environment in .venv, filled from a lock whose every file is checked against its hash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from registry.embedded import commands, say, stamps
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import log_file

OLDEST = (3, 11)
SYSTEM_PYTHON = Path("/usr/bin/python3")
RUNTIME = "requirements.lock"
TESTS = "requirements-dev.lock"
FRONTEND = "requirements-node.lock"


def base_python() -> Path:
    """The system's Python, which other OS users can run too; the one running now where that is too old."""
    return SYSTEM_PYTHON if _recent(SYSTEM_PYTHON) else Path(sys.executable)


def makes_environments(python: Path) -> bool:
    return _says(python, "import ensurepip, venv")


def ensure(layout: Layout, lock: str) -> None:
    """Make .venv and bring it to `lock`. A second call with the same lock does nothing."""
    _make(layout)
    requirements = layout.project / lock
    if not requirements.exists():
        raise Refused(f"{requirements} is missing: this copy of the project is incomplete.")
    stamp = layout.project / ".venv" / f".{lock}.installed"
    key = stamps.digest(layout.project, [lock])
    if stamps.is_done(stamp, key):
        return
    with say.step(f"Python packages ({lock})"):
        commands.run(
            [*_pip(layout), "install", "--require-hashes", "--no-deps", "-r", requirements],
            log=log_file(layout, "setup"),
            folder=layout.project,
            env=without_python_variables(),
            advice="Without a network? The packages come from your Python package index; try again later.",
        )
    stamps.mark(stamp, key)


def _make(layout: Layout) -> None:
    if _recent(layout.python) and _says(layout.python, "import pip"):
        return
    folder = layout.project / ".venv"
    with say.step("Python environment (.venv)"):
        shutil.rmtree(folder, ignore_errors=True)
        commands.run(
            [base_python(), "-m", "venv", folder],
            log=log_file(layout, "setup"),
            folder=layout.project,
            env=without_python_variables(),
            advice="Type: apt-get install python3-venv",
        )


def without_python_variables() -> dict[str, str]:
    """The person's environment, with their proxies and pip settings but not another environment's Python."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")
    }


def _pip(layout: Layout) -> list[str | Path]:
    return [layout.python, "-m", "pip", "--disable-pip-version-check", "--no-input"]


def _recent(python: Path) -> bool:
    return _says(python, f"import sys; assert sys.version_info >= {OLDEST}")


def _says(python: Path, statement: str) -> bool:
    if not python.exists():
        return False
    asking = [str(python), "-c", statement]
    return (
        subprocess.run(asking, capture_output=True, check=False, env=without_python_variables()).returncode
        == 0
    )
