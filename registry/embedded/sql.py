# SPDX-License-Identifier: Apache-2.0
"""SQL through psql, which is there before any Python driver is."""

from __future__ import annotations

import subprocess

from registry.embedded import cluster, credentials
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.processes import base_environment


def psql(layout: Layout, database: str, role: str) -> tuple[list[str], dict[str, str]]:
    """Return the command and the environment (with the role's password) of a session."""
    words = [
        cluster.program_path(layout, "psql"),
        "-X",
        "-h",
        layout.postgres_sockets,
        "-U",
        role,
        "-d",
        database,
    ]
    secret = {"PGPASSWORD": credentials.read(layout, role)}
    return [str(word) for word in words], base_environment(layout.run) | secret


def run(layout: Layout, text: str, *, database: str = "postgres", role: str = credentials.ADMIN) -> str:
    """Return what the statements answer, one row a line. Raises: Refused with the server's own words."""
    words, environment = psql(layout, database, role)
    done = subprocess.run(
        [*words, "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"],
        input=text,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"PostgreSQL refused a step of the set-up in {database}:\n{done.stderr.strip()}")
    return done.stdout.strip()
