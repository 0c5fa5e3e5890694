# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL's own programs, run as this face: the password goes in the environment, never in the words."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import BinaryIO

from django.conf import settings

from registry.embedded.cluster import binaries

AT_ONCE = 1 << 20


class Failed(Exception):
    """A program of PostgreSQL ended badly; the words are its own."""


def path_of(name: str) -> str:
    """Return where the program is. Raises: Failed."""
    folder = binaries()
    found = str(folder / name) if folder else shutil.which(name)
    if not found:
        raise Failed(f"{name} is not on this machine; install PostgreSQL's client programs.")
    return found


def environment(alias: str) -> dict[str, str]:
    database = settings.DATABASES[alias]
    named = {
        "NAME": "PGDATABASE",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "HOST": "PGHOST",
        "PORT": "PGPORT",
    }
    given = {variable: str(database[key]) for key, variable in named.items() if database.get(key)}
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    return kept | given | {"PGCONNECT_TIMEOUT": "10", "PGOPTIONS": database["OPTIONS"].get("options", "")}


def dump(alias: str, snapshot: str, to: BinaryIO, *, row_security: bool) -> None:
    """Write the dump of one database as it stood at the snapshot. Raises: Failed."""
    words = [
        path_of("pg_dump"),
        "--format=custom",
        "--schema=public",
        "--no-owner",
        "--no-acl",
        "--no-password",
    ]
    words += ["--exclude-table=public.spatial_ref_sys"]  # the extension brings its own
    words += [f"--snapshot={snapshot}", *(["--enable-row-security"] if row_security else [])]
    finish(subprocess.Popen(words, env=environment(alias), stdout=to, stderr=subprocess.PIPE), words)


def restore(alias: str, dumped: BinaryIO) -> None:
    """Bring a dump into an empty database, all of it or nothing. Raises: Failed."""
    words = [path_of("pg_restore"), "--single-transaction", "--exit-on-error", "--schema=public"]
    words += ["--no-owner", "--no-acl", "--no-password", f"--dbname={settings.DATABASES[alias]['NAME']}"]
    running = subprocess.Popen(
        words,
        env=environment(alias),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    if running.stdin is None:
        raise Failed("pg_restore takes nothing")
    try:
        # A program that ended says itself why.
        with suppress(BrokenPipeError):
            shutil.copyfileobj(dumped, running.stdin, AT_ONCE)
    except BaseException:
        running.kill()
        running.wait()
        raise
    with suppress(BrokenPipeError):
        running.stdin.close()
    running.stdin = None
    finish(running, words)


def finish(running: "subprocess.Popen[bytes]", words: Sequence[str]) -> None:
    said = running.communicate()[1].decode(errors="replace").strip()
    if running.returncode:
        raise Failed(f"{os.path.basename(words[0])} ended with status {running.returncode}: {said[-500:]}")
