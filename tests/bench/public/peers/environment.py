# SPDX-License-Identifier: Apache-2.0
"""The peers' own Python environment in var/bench/peers, filled from a lock whose every file is checked against its hash."""

import subprocess
import sys

from registry.embedded import say, stamps, virtualenv
from registry.embedded.layout import PROJECT
from tests.bench.public.databases import Filled

FOLDER = PROJECT / "var" / "bench" / "peers"
LOCK = "requirements-bench.lock"


def ensure() -> None:
    """Make the environment and bring it to the lock. A second call with the same lock does nothing."""
    stamp, key = FOLDER / ".installed", stamps.digest(PROJECT, [LOCK])
    if stamps.is_done(stamp, key):
        return
    outside = virtualenv.without_python_variables()
    with say.step("the peers' Python packages"):
        subprocess.run([virtualenv.base_python(), "-m", "venv", "--clear", FOLDER], check=True, env=outside)
        installing = ("-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install")
        subprocess.run(
            [FOLDER / "bin" / "python", *installing, "--require-hashes", "--no-deps", "-r", PROJECT / LOCK],
            check=True,
            env=outside,
            stderr=sys.stderr,
        )
    stamps.mark(stamp, key)


def base(filled: Filled) -> dict[str, str]:
    """Return what every peer is told."""
    return {
        "PATH": f"{FOLDER / 'bin'}:/usr/bin:/bin",
        "HOME": str(filled.var),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }


def versions(*names: str) -> dict[str, str]:
    """Return what is installed of these."""
    asking = f"from importlib.metadata import version; print(*map(version, {names!r}))"
    told = subprocess.run(
        [FOLDER / "bin" / "python", "-c", asking], check=True, capture_output=True, text=True
    ).stdout.split()
    return dict(zip(names, told, strict=True))
