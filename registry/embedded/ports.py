# SPDX-License-Identifier: Apache-2.0
"""Finds out before the start whether a port is taken, by whom, and which one is free."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

from registry.embedded import leftovers
from registry.embedded.errors import Refused

LOWEST, HIGHEST = 1024, 65535  # those below are for root
LISTENING = "0A"  # /proc/net/tcp, TCP_LISTEN


def require_free(port: int, variable: str, face: str) -> None:
    """Raises: Refused naming the port, its user where that can be seen, and the command with a free port."""
    if not LOWEST <= port <= HIGHEST:
        raise Refused(f"{variable}={port} cannot be used: choose a port from {LOWEST} to {HIGHEST}.")
    if free(port):
        return
    other = next((candidate for candidate in range(port + 1, HIGHEST + 1) if free(candidate)), None)
    offer = f" Try: make run {variable}={other}" if other else ""
    raise Refused(f"Port {port} for the {face} face is in use by {user_of(port)}.{offer}")


def free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def user_of(port: int) -> str:
    """Return the process that listens on the port in words."""
    inodes = {f"socket:[{inode}]" for inode in _inodes(port)}
    for process in leftovers.every_process():
        if leftovers.open_files(process) & inodes:
            return f"process {process} ({leftovers.name_of(process)})"
    return "a process of another user"


def _inodes(port: int) -> list[str]:
    rows = [
        row.split()
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for row in Path(table).read_text().splitlines()[1:]
    ]
    return [row[9] for row in rows if row[3] == LISTENING and int(row[1].rpartition(":")[2], 16) == port]
