# SPDX-License-Identifier: Apache-2.0
"""What somebody who has taken over a process can try with what lies in it. Runs inside that process's environment.

`databases` tries every role at every database with every password found, and without one; `sql ROLE DATABASE` runs
each statement of the standard input in a transaction of its own; `rows` answers one query of the standard input.
"""

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import product
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg

ROLES = (
    "registry_owner",
    "registry_desk",
    "registry_publisher",
    "registry_reader",
    "registry_inbox",
    "registry_admin",
    "postgres",
    "root",
    getpass.getuser(),
)
DATABASES = ("registry_desk_db", "registry_published_db", "postgres", "template1")
URLS = ("REGISTRY_DATABASE_URL", "REGISTRY_PUBLISHED_DATABASE_URL", "REGISTRY_INBOX_DATABASE_URL")


def sockets() -> str:
    url = next(os.environ[name] for name in URLS if os.environ.get(name))
    return parse_qs(urlsplit(url).query)["host"][0]


def passwords() -> Iterator[str]:
    """Yield no password, every setting's value, and every password inside an address."""
    yield ""
    for value in (value for name, value in os.environ.items() if name.startswith("REGISTRY_")):
        yield value
        if "://" in value and (found := urlsplit(value).password):
            yield unquote(found)


def connect(role: str, database: str, password: str) -> psycopg.Connection:
    """Without a password libpq is left to what the server offers: peer, trust."""
    given = {"password": password} if password else {}
    return psycopg.connect(
        host=sockets(),
        user=role,
        dbname=database,
        connect_timeout=10,
        autocommit=True,
        passfile="/dev/null",
        **given,
    )


def entered() -> list[list[str]]:
    found = set()
    for role, database, password in product(dict.fromkeys(ROLES), DATABASES, dict.fromkeys(passwords())):
        try:
            connect(role, database, password).close()
        except psycopg.OperationalError:
            continue
        found.add((role, database))
    return [list(pair) for pair in sorted(found)]


def own_connection(role: str, database: str) -> psycopg.Connection:
    told = [urlsplit(os.environ.get(name, "")) for name in URLS]
    url = next(each for each in told if (each.username, each.path) == (role, f"/{database}"))
    return connect(role, database, unquote(url.password or ""))


def block(connection: psycopg.Connection, statement: str) -> AbstractContextManager[object]:
    """Return a transaction that leaves nothing behind, or nothing for what PostgreSQL allows only outside of one."""
    return (
        nullcontext() if statement.startswith("ALTER SYSTEM") else connection.transaction(force_rollback=True)
    )


def answers(role: str, database: str, statements: list[str]) -> dict[str, str]:
    """Return what each statement came to: “done”, or the SQLSTATE of the refusal."""
    came_to = {}
    with own_connection(role, database) as connection:
        for statement in statements:
            try:
                with block(connection, statement):
                    connection.execute(statement)
                came_to[statement] = "done"
            except psycopg.Error as refusal:
                came_to[statement] = refusal.sqlstate or type(refusal).__name__
    return came_to


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["databases"]:
            json.dump(entered(), sys.stdout)
        case ["sql", role, database]:
            json.dump(answers(role, database, json.load(sys.stdin)), sys.stdout)
        case ["rows", role, database]:
            with own_connection(role, database) as session:
                json.dump(session.execute(sys.stdin.read()).fetchall(), sys.stdout, default=str)
        case _:
            raise SystemExit(__doc__)
