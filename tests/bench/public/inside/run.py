# SPDX-License-Identifier: Apache-2.0
"""Runs one module of this package in a process of its own and returns the figures that it prints."""

import json
import subprocess
import sys
from typing import Any

from registry.embedded.errors import Refused
from tests.bench.public.databases import Filled


def inside(
    module: str, filled: Filled, *, face: str = "public", arguments: tuple[str, ...] = (), **told: str
) -> dict[str, Any]:
    """`told`: more variables of its environment. Raises: Refused with what the module said when it failed."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", f"tests.bench.public.inside.{module}", *arguments],
        env=filled.environment(face) | {"REGISTRY_RATE_LIMIT": "0"} | told,
        cwd=filled.layout.project,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"{module} failed:\n{done.stderr[-3000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))
