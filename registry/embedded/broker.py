# SPDX-License-Identifier: Apache-2.0
"""The private Redis: one Unix socket, no network port, and users who reach only what they are for."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from registry.embedded import credentials, folders, osusers
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import Program, base_environment, log_file, tail

START_SECONDS = 30.0
# Celery's keys carry a prefix (registry/config/celery.py): workers cannot reset the public rate limits.
# `admin` is for a person at the machine; no process of the registry is given its password.
USERS = {
    "admin": "~* &* +@all",
    "worker": "~celery:* &* +@all -@admin -@dangerous",
    "throttle": (
        "resetkeys resetchannels ~throttle:* -@all +get +mget +set +incr +incrby +exists "
        "+expire +pexpire +persist +ttl +pttl +del +multi +exec +discard +ping"
    ),
}


def binary() -> str | None:
    return shutil.which("redis-server", path="/usr/local/bin:/usr/bin:/bin")


def configure(layout: Layout) -> None:
    """Write the configuration and the users; both are ours alone and are written anew at each start."""
    user = osusers.redis()
    user.own(layout.redis, 0o700)
    _write(
        layout.redis / "users.acl",
        "user default off resetpass\n" + "".join(_acl(layout, name) for name in USERS),
    )
    group_too = osusers.web().switch
    lines = {
        "port": "0",
        "unixsocket": quoted(layout.redis_socket),
        "unixsocketperm": "770" if group_too else "700",
        "dir": quoted(layout.redis),
        "aclfile": quoted(layout.redis / "users.acl"),
        "appendonly": "yes",
        "save": '""',
        "daemonize": "no",
        "loglevel": "warning",
        "maxmemory": "256mb",
        "maxmemory-policy": "noeviction",
    }
    _write(layout.redis / "redis.conf", "".join(f"{name} {value}\n" for name, value in lines.items()))


def program(layout: Layout) -> Program:
    return Program(
        name="redis",
        argv=[binary() or "redis-server", str(layout.redis / "redis.conf")],
        env=base_environment(layout.redis),
        user=osusers.redis(),
        folder=layout.redis,
        grace=30.0,
        socket=layout.redis_socket,
        prepare=lambda: make_way(layout),
    )


def make_way(layout: Layout) -> None:
    folders.make_sockets(layout)
    layout.redis_socket.unlink(missing_ok=True)


def wait(layout: Layout, running: subprocess.Popen[bytes]) -> None:
    """Return once Redis has read its log and answers. Raises: Refused with the end of its log."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(layout):
        if running.poll() is not None or time.monotonic() > deadline:
            raise Refused(f"Redis does not start:\n{tail(log_file(layout, 'redis'))}")
        time.sleep(0.05)


def answers(layout: Layout) -> bool:
    """Whether the worker's user gets a PONG. While Redis loads its log it answers LOADING instead."""
    said = b""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(2)
            line.connect(str(layout.redis_socket))
            line.sendall(
                f"AUTH worker {credentials.read(layout, 'redis_worker')}\r\nPING\r\nQUIT\r\n".encode()
            )
            while more := line.recv(1000):
                said += more
    except (FileNotFoundError, ConnectionError, TimeoutError):
        return False
    return b"+PONG" in said


def quoted(path: Path) -> str:
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _acl(layout: Layout, name: str) -> str:
    digest = hashlib.sha256(credentials.read(layout, f"redis_{name}").encode()).hexdigest()
    return f"user {name} on #{digest} {USERS[name]}\n"


def _write(path: Path, text: str) -> None:
    user = osusers.redis()
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    if user.switch:
        os.chown(unfinished, user.uid, user.gid)
    unfinished.rename(path)
