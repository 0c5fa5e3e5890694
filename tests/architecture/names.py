# SPDX-License-Identifier: Apache-2.0
"""Collects the tests twice, some seconds apart and with sets in another order: both must give the same names.

Workers collect for themselves and refuse to run at all when their lists differ: no name may hold the time, a random
number or the order of a set. `python -m tests.architecture.names` is a part of `make check`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

APART = 2.1  # seconds; the date of a file in an archive counts every second one
SEEDS = ("1", "2")
COLLECT = (sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider")


def begin(seed: str, words: Sequence[str], folder: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.Popen(
        [*COLLECT, *words], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )  # fmt: skip


def names(running: subprocess.Popen[str]) -> list[str]:
    """Return what it collected, in its order. Raises: SystemExit with its words when it could not."""
    said, _ = running.communicate()
    found = [line for line in said.splitlines() if "::" in line]
    if running.returncode or not found:
        raise SystemExit(said)
    return found


def differences(*words: str, folder: Path) -> list[str]:
    """Return the first places at which two collections differ."""
    first = begin(SEEDS[0], words, folder)
    time.sleep(APART)
    second = begin(SEEDS[1], words, folder)
    one, other = names(first), names(second)
    told = [f"{a} | {b}" for a, b in zip(one, other, strict=False) if a != b]
    return told[:20] or ([f"{len(one)} | {len(other)} tests"] if len(one) != len(other) else [])


def main() -> int:
    found = differences(folder=Path(__file__).resolve().parents[2])
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
