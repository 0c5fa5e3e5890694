# SPDX-License-Identifier: Apache-2.0
"""One process of the registry: how it is started, told to stop, and kept from outliving its supervisor."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.embedded.layout import Layout
from registry.embedded.osusers import OsUser

PR_SET_PDEATHSIG = 1  # prctl(2)
LIBC = ctypes.CDLL(None, use_errno=True)


def nothing() -> None:
    """Most programs need no preparation."""


@dataclass(frozen=True)
class Program:
    """What to run. `socket` is the file whose loss means that the program must be started anew."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    user: OsUser
    folder: Path
    stop_signal: signal.Signals = signal.SIGTERM
    last_signal: signal.Signals = signal.SIGKILL
    grace: float = 20.0
    socket: Path | None = None
    prepare: Callable[[], None] = nothing


def base_environment(home: Path) -> dict[str, str]:
    """What every process may know. Written out, not inherited: a shell's variables can hold credentials."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(home),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def log_file(layout: Layout, name: str) -> Path:
    return layout.log / f"{name}.log"


def start(layout: Layout, program: Program) -> subprocess.Popen[bytes]:
    """Start a program as its own user and process group, its words going to its own log file."""
    program.prepare()
    log = log_file(layout, program.name)
    marker = os.open(layout.marker, os.O_RDONLY | os.O_CREAT, 0o600)
    try:
        with log.open("ab") as words:
            return subprocess.Popen(
                program.argv,
                cwd=program.folder,
                env=dict(program.env),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=(marker,),
                preexec_fn=dies_with_us(program.stop_signal),  # noqa: PLW1509 - no threads here
                **program.user.popen(),
            )
    finally:
        os.close(marker)


def dies_with_us(sign: signal.Signals) -> Callable[[], None]:
    """Have the kernel send `sign` to the child when we end, also by kill -9. Does nothing but on Linux."""
    parent = os.getpid()

    def in_the_child() -> None:
        if hasattr(LIBC, "prctl"):
            LIBC.prctl(PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
            if os.getppid() != parent:
                os._exit(1)

    return in_the_child


def tail(path: Path, lines: int = 15) -> str:
    """Return the last lines of a log, to be shown with a refusal."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 20_000))
        return "\n".join(file.read().decode(errors="replace").splitlines()[-lines:])
