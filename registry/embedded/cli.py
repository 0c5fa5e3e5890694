# SPDX-License-Identifier: Apache-2.0
"""The verbs and their options; each calls one function."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from registry.embedded import (
    background,
    beside,
    folders,
    foreground,
    frontend,
    say,
    sql,
    system,
    throwaway,
    virtualenv,
)
from registry.embedded.addresses import DESK_DATABASE, PUBLISHED_DATABASE
from registry.embedded.errors import Held, Refused
from registry.embedded.layout import layout_for

SHORT_NAMES = {"desk": (DESK_DATABASE, "registry_desk"), "published": (PUBLISHED_DATABASE, "registry_reader")}


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m registry.embedded", description=__doc__)
    verbs = top.add_subparsers(dest="verb", required=True)
    run = verbs.add_parser("run", help="install what is missing, start everything, stay in the foreground")
    run.add_argument("--background", action="store_true", help=argparse.SUPPRESS)
    verbs.add_parser("up", help="the same in the background; returns when both faces answer")
    verbs.add_parser("down", help="stop everything")
    verbs.add_parser("status", help="say what runs; exit status 3 when nothing does")
    install = verbs.add_parser("install", help="install packages only")
    install.add_argument("--tests", action="store_true", help="also what tests and checks need")
    psql = verbs.add_parser("psql", help="a database session")
    psql.add_argument("database", nargs="?", default="desk", help="desk (default), published, or a full name")
    psql.add_argument("--role", help="default: the role that reads there")
    within = verbs.add_parser("with", help="run a command beside throw-away services")
    within.add_argument("--no-fsync", action="store_true", help="faster; for data nobody will miss")
    within.add_argument("--keep", action="store_true", help="keep the folder for a look afterwards")
    verbs.add_parser("services", help="run a command beside this installation's database and queue alone")
    top.epilog = (
        "with, services (-- COMMAND) and psql (-- OPTIONS) take what stands after the two dashes as it is."
    )
    return top


def main(arguments: Sequence[str]) -> int:
    own, after = split(arguments)
    given = parser().parse_args(own)
    try:
        return perform(given, after)
    except Held as reason:
        say.problem(str(reason))
        return background.SOMEBODY_ELSE if getattr(given, "background", False) else 1
    except Refused as reason:
        say.problem(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as reason:
        say.problem(in_words(reason))
        return 1


def in_words(reason: OSError) -> str:
    """Raises: the error itself when it is none that a person can do something about."""
    if isinstance(reason, PermissionError):
        return f"{reason.filename} belongs to another user: run this as the one who set the registry up."
    if reason.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full ({reason.filename}): free some space and try again."
    raise reason


def split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what stands before and after the first two dashes."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:cut], arguments[cut + 1 :]


def perform(given: argparse.Namespace, after: Sequence[str]) -> int:
    verbs: dict[str, Callable[[], int]] = {
        "run": lambda: foreground.run(background=given.background),
        "up": background.up,
        "down": background.down,
        "status": background.status,
        "install": lambda: install(tests=given.tests),
        "with": lambda: throwaway.run_with(after, fsync=not given.no_fsync, keep=given.keep),
        "services": lambda: beside.run_beside(after),
        "psql": lambda: open_psql(given.database, given.role, after),
    }
    return verbs[given.verb]()


def install(*, tests: bool) -> int:
    layout = folders.settle()
    system.ensure(layout, system.TESTS if tests else system.RUN)
    virtualenv.ensure(layout, virtualenv.TESTS if tests else virtualenv.RUNTIME)
    frontend.ensure(layout)
    return 0


def open_psql(database: str, role: str | None, words: Sequence[str]) -> NoReturn:
    """Become psql. Roles: the service roles, or registry_admin."""
    name, reader = SHORT_NAMES.get(database, (database, "registry_admin"))
    command, environment = sql.psql(layout_for(), name, role or reader)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    sys.stdout.flush()
    kept["PGPASSWORD"] = environment["PGPASSWORD"]
    os.execve(command[0], [*command, *words], kept)  # noqa: S606 - psql takes our place, no shell is wanted
