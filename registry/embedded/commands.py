# SPDX-License-Identifier: Apache-2.0
"""Runs a command of the set-up to its end: words into a log, signs of life on the screen, plain refusals."""

from __future__ import annotations

import shlex
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from registry.embedded import osusers, say
from registry.embedded.errors import Refused
from registry.embedded.osusers import OsUser
from registry.embedded.processes import dies_with_us, tail

SIGN_OF_LIFE = 10.0  # seconds
NO_SPACE = ("No space left on device", "ENOSPC", "Disk quota exceeded")


def run(
    argv: Sequence[str | Path],
    *,
    log: Path,
    folder: Path,
    env: Mapping[str, str] | None = None,
    user: OsUser | None = None,
    advice: str = "",
) -> None:
    """Raises: Refused with the end of what the command said, and `advice`."""
    words = [str(word) for word in argv]
    start = log.stat().st_size if log.exists() else 0
    with log.open("ab") as output:
        running = subprocess.Popen(
            words,
            cwd=folder,
            env=dict(env) if env is not None else None,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=dies_with_us(signal.SIGTERM),  # noqa: PLW1509 - no threads here
            **(user or osusers.me()).popen(),
        )
        try:
            _wait(running, log)
        except BaseException:
            running.terminate()
            running.wait(30)
            raise
    if running.returncode:
        raise Refused(_explain(words, running.returncode, log, start, advice))


def _wait(running: subprocess.Popen[bytes], log: Path) -> None:
    began = time.monotonic()
    while True:
        try:
            running.wait(SIGN_OF_LIFE)
            return
        except subprocess.TimeoutExpired:
            last = tail(log, 1).strip()[:100]
            say.line(f"  … {time.monotonic() - began:.0f} s  {last}")


def _explain(words: list[str], status: int, log: Path, start: int, advice: str) -> str:
    with log.open("rb") as file:
        file.seek(start)
        said = file.read().decode(errors="replace")
    shown = "\n".join("    " + row for row in said.splitlines()[-15:])
    if any(sign in said for sign in NO_SPACE):
        advice = "The disk is full: free some space and try again."
    typed = shlex.join(words)
    return f"This command failed with status {status}:\n    {typed}\n{shown}\n{advice}\nAll of it: {log}"
