# SPDX-License-Identifier: Apache-2.0
"""The private PostgreSQL cluster: found, made, started with its own settings, waited for."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from registry.embedded import commands, credentials, folders, leftovers, osusers, say
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import Program, base_environment, log_file, tail

DEBIAN = Path("/usr/lib/postgresql")
START_SECONDS = 90.0  # crash recovery after kill -9 on a busy machine included
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "max_wal_size": "512MB",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Statements and the rows named in error details can hold what witnesses said; neither goes into a log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
    "logging_collector": "off",
    "log_line_prefix": "",
}
LEAST_BUFFERS, MOST_BUFFERS = 128, 1024
"""Megabytes of memory for pages of tables."""
THROW_AWAY = {
    "shared_buffers": f"{LEAST_BUFFERS}MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def binaries(data: Path | None = None) -> Path | None:
    """Return the folder of PostgreSQL's programs: the existing data's version, else the newest."""
    versions = sorted(
        (int(folder.name), folder / "bin")
        for folder in DEBIAN.glob("[0-9]*")
        if (folder / "bin" / "initdb").exists()
    )
    if data and (data / "PG_VERSION").exists():
        wanted = int((data / "PG_VERSION").read_text())
        versions = [found for found in versions if found[0] == wanted]
    with_postgis = [folder for version, folder in versions if has_postgis(version)]
    return with_postgis[-1] if with_postgis else None


def has_postgis(version: int) -> bool:
    return Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists()


def program_path(layout: Layout, name: str) -> Path:
    found = binaries(layout.postgres)
    if found is None:
        version = (layout.postgres / "PG_VERSION").read_text().strip() if layout.postgres.exists() else ""
        package = f"postgresql-{version}-postgis-3" if version else "postgresql-postgis"
        raise Refused(f"PostgreSQL {version} with PostGIS is missing. Type: apt-get install {package}")
    return found / name


def create(layout: Layout, *, fsync: bool = True) -> None:
    """Make the cluster, complete or not at all: it gets its name only once initdb has ended well."""
    if (layout.postgres / "PG_VERSION").exists():
        return
    user = osusers.postgres()
    unfinished = layout.run / "postgres-setup"
    shutil.rmtree(unfinished, ignore_errors=True)
    user.own(unfinished, 0o700)
    password = unfinished / "password"
    password.touch(mode=0o600)
    password.write_text(credentials.read(layout, credentials.ADMIN) + "\n")
    os.chown(password, user.uid, user.gid)
    with say.step("database cluster"):
        commands.run(
            [
                program_path(layout, "initdb"),
                f"--pgdata={unfinished / 'data'}",
                f"--username={credentials.ADMIN}",
                f"--pwfile={password}",
                "--auth-local=scram-sha-256",
                "--auth-host=reject",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                *([] if fsync else ["--no-sync"]),
            ],
            log=log_file(layout, "setup"),
            folder=unfinished,
            env=base_environment(unfinished),
            user=user,
        )
    (unfinished / "data").rename(layout.postgres)
    shutil.rmtree(unfinished)


def program(layout: Layout, *, fsync: bool) -> Program:
    settings = (
        SETTINGS
        | {"shared_buffers": f"{buffers()}MB"}
        | ({} if fsync else THROW_AWAY)
        | {"unix_socket_directories": quoted(layout.postgres_sockets)}
    )
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return Program(
        name="postgres",
        argv=[str(program_path(layout, "postgres")), "-D", str(layout.postgres), *options],
        env=base_environment(layout.postgres),
        user=osusers.postgres(),
        folder=layout.postgres,
        stop_signal=signal.SIGINT,  # "fast": roll back, write a checkpoint, end
        last_signal=signal.SIGQUIT,
        grace=60.0,
        socket=layout.postgres_socket,
        prepare=lambda: make_way(layout),
    )


def buffers() -> int:
    """Return an eighth of this machine's memory in megabytes, within bounds: documents are read from there."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return max(LEAST_BUFFERS, min(memory // 8, MOST_BUFFERS))


def quoted(path: Path) -> str:
    return '"' + str(path).replace('"', '""') + '"'


def make_way(layout: Layout) -> None:
    """Take away stale pid and socket files. Raises: Refused when a foreign postmaster has the data."""
    folders.make_sockets(layout)
    pid_file = layout.postgres / "postmaster.pid"
    if pid_file.exists():
        pid = int(re.match(r"\d*", pid_file.read_text()).group() or 0)  # type: ignore[union-attr]
        if is_postmaster_of(layout.postgres, pid):
            raise Refused(
                f"Another PostgreSQL (process {pid}) has {layout.postgres} open. Stop it and try again."
            )
        pid_file.unlink()
        say.line("  a stale postmaster.pid is taken away; PostgreSQL recovers by itself")
    for stale in (layout.postgres_socket, Path(f"{layout.postgres_socket}.lock")):
        stale.unlink(missing_ok=True)


def is_postmaster_of(data: Path, pid: int) -> bool:
    try:
        return leftovers.name_of(pid) == "postgres" and os.readlink(f"/proc/{pid}/cwd") == str(data)
    except OSError:
        return False


def wait(layout: Layout, running: subprocess.Popen[bytes]) -> None:
    """Return once the cluster takes connections. Raises: Refused with the end of its log."""
    deadline = time.monotonic() + START_SECONDS
    asking = [str(program_path(layout, "pg_isready")), "-q", "-h", str(layout.postgres_sockets)]
    while subprocess.run(asking, check=False, env=base_environment(layout.run)).returncode:
        if running.poll() is not None or time.monotonic() > deadline:
            raise Refused(f"PostgreSQL does not start:\n{tail(log_file(layout, 'postgres'))}")
        time.sleep(0.1)
