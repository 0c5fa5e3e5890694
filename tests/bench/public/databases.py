# SPDX-License-Identifier: Apache-2.0
"""One public database a size, made from the migrated one and filled once."""

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from registry.embedded import credentials, faces, say, stamps
from registry.embedded.addresses import PUBLISHED_DATABASE
from registry.embedded.layout import Layout
from tests.bench.public.rows import fill

PREPARE = (
    ("migrate", "--database", "default", "--verbosity", "0"),
    ("migrate", "published", "--database", "published", "--verbosity", "0"),
    ("apply_grants",),
    ("load_vocabularies",),
)
PORTS = faces.Ports(18_100, 18_101)
PEER = "bench_peer"
TABLES = ("registry/*/migrations/*.py", "registry/config/grants.toml")
MADE_BY = (
    "registry/published/migrations/*.py",
    "tests/bench/public/rows/*.py",
    "tests/bench/public/peers/items.py",
)
"""What decides the tables, and what decides the rows: a kept cluster that was made by others is made anew."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A public database with so many rows. `var`: the folder of what is derived from it, such as the snapshot."""

    layout: Layout
    rows: int

    @property
    def name(self) -> str:
        return f"{PUBLISHED_DATABASE}_{self.rows}"

    @property
    def var(self) -> Path:
        return self.layout.var / f"derived-{self.rows}"

    @property
    def snapshots(self) -> Path:
        return self.var / "snapshots"

    def url(self, role: str) -> str:
        password = quote(credentials.read(self.layout, role), safe="")
        return f"postgresql://{role}:{password}@/{self.name}?host={quote(str(self.layout.postgres_sockets), safe='')}"

    def environment(self, face: str, port: int = PORTS.public) -> dict[str, str]:
        """Return what a process of this face is told, with this database in the place of the public one."""
        role = "registry_reader" if face == "public" else f"registry_{face}"
        return {
            **faces.environment(self.layout, face, faces.Ports(port, PORTS.desk)),
            "REGISTRY_VAR": str(self.var),
            "REGISTRY_SNAPSHOTS": str(self.snapshots),
            "REGISTRY_PUBLISHED_DATABASE_URL": self.url(role),
            "PYTHONPATH": str(self.layout.project),
        }

    def admin(self) -> psycopg.Connection:
        return connect(self.layout, self.name)


def connect(layout: Layout, database: str) -> psycopg.Connection:
    """Connect as the cluster's superuser: to make and fill databases, never to measure."""
    password = credentials.read(layout, credentials.ADMIN)
    return psycopg.connect(
        host=str(layout.postgres_sockets),
        user=credentials.ADMIN,
        password=password,
        dbname=database,
        autocommit=True,
    )


def filled(layout: Layout, rows: int) -> Filled:
    """Return the database of this size; it is made where it is not complete yet."""
    found = Filled(layout, rows)
    done, key = layout.run / f"filled-{rows}", stamps.digest(layout.project, MADE_BY)
    found.var.mkdir(exist_ok=True)
    if stamps.is_done(done, key):
        return found
    migrate(layout)
    with connect(layout, "postgres") as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {found.name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {found.name} TEMPLATE {PUBLISHED_DATABASE} OWNER registry_owner")
        connection.execute(f"REVOKE ALL ON DATABASE {found.name} FROM PUBLIC")
        connection.execute(
            f"GRANT CONNECT ON DATABASE {found.name} TO registry_reader, registry_publisher, {PEER}"
        )
        connection.execute(f"GRANT TEMP ON DATABASE {found.name} TO {PEER}")
    with say.step(f"{rows:,} synthetic incidents"), found.admin() as connection:
        fill(connection, rows)
    stamps.mark(done, key)
    return found


def migrate(layout: Layout) -> None:
    done, key = layout.run / "migrated", stamps.digest(layout.project, TABLES)
    if stamps.is_done(done, key):
        return
    with say.step("tables"):
        for verb in PREPARE:
            subprocess.run(
                [sys.executable, "manage.py", *verb], env=owner(layout), cwd=layout.project, check=True
            )
    credential = layout.secrets / PEER
    if not credential.exists():
        credential.write_text(secrets.token_urlsafe(24))
        with connect(layout, "postgres") as connection:
            connection.execute(f"CREATE ROLE {PEER} LOGIN PASSWORD '{credential.read_text()}'")
    stamps.mark(done, key)


def owner(layout: Layout) -> dict[str, str]:
    return faces.environment(layout, "owner", PORTS) | {
        "PYTHONPATH": str(layout.project),
        "PATH": os.environ["PATH"],
    }
