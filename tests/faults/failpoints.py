# SPDX-License-Identifier: Apache-2.0
"""The real publisher, run from here so that it dies by kill -9 at an exact place. The product has no such hooks.

The plan is a file with one JSON object a line, each place at most once. A process arms every line when it starts and
takes away the one that fires. Returns are counted on disk through the whole round, whichever process they happen in:
another blow that ends a process in between puts no failpoint out of reach.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import django

django.setup()

from celery.__main__ import main  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402

from registry.published import write  # noqa: E402
from registry.published.write import batch, versions  # noqa: E402
from registry.publishing import publisher  # noqa: E402
from tests.faults.ledger import Ledger  # noqa: E402

PLAN = Path(os.environ["FAULTS_PLAN"])


def fire(place: str, nth: int) -> None:
    """Note it, then end the Celery process and its pool child as nothing else can."""
    fallen = {"place": place, "nth": nth}
    rest = [line for line in PLAN.read_text().splitlines(keepends=True) if json.loads(line) != fallen]
    unfinished = PLAN.with_suffix(".new")
    unfinished.write_text("".join(rest))
    unfinished.replace(PLAN)
    Ledger(PLAN.with_suffix(".fired")).write("fired", **fallen)
    os.kill(os.getppid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def one_more(place: str) -> int:
    """Return how often this place has been passed in this round, this time included."""
    with PLAN.with_suffix(f".{place}").open("ab") as passed:
        passed.write(b".")
        passed.flush()
        return passed.tell()


def dying(real: Callable[..., Any], place: str, nth: int) -> Callable[..., Any]:
    """Return `real`, after whose nth return in this round the process is no more."""

    @wraps(real)
    def call(*args: Any, **kwargs: Any) -> Any:
        result = real(*args, **kwargs)
        if one_more(place) == nth:
            fire(place, nth)
        return result

    return call


def arm(place: str, nth: int) -> None:
    """Die after the nth publication inside the public transaction, public commit, acknowledgement, or statement."""
    if place == "in_transaction":
        batch.place = dying(batch.place, place, nth)
    elif place == "committed":
        write.carry = dying(write.carry, place, nth)
    elif place == "half_acknowledged":
        publisher.acknowledge = dying(publisher.acknowledge, place, nth)
    elif place == "statement":
        arm_statement(nth)
    else:
        raise SystemExit(f"no such place: {place}")


def arm_statement(nth: int) -> None:
    """Die after the nth SQL statement, in either database, counted from the first batch of each process on."""
    begun = False
    real_batch = publisher.carry_batch

    def batch(*args: Any, **kwargs: Any) -> int:
        nonlocal begun
        begun = True
        return int(real_batch(*args, **kwargs))

    publisher.carry_batch = batch
    statement = dying(lambda execute, *words: execute(*words), "statement", nth)

    def counted(execute: Callable[..., Any], *words: Any) -> Any:
        return statement(execute, *words) if begun else execute(*words)

    connection_created.connect(
        lambda connection, **_: connection.execute_wrappers.append(counted), weak=False
    )


def prepare() -> None:
    publisher.AT_ONCE = int(os.environ.get("FAULTS_AT_ONCE", publisher.AT_ONCE))
    if os.environ.get("FAULTS_FORGET"):  # the negative control: no memory of what has been carried
        batch.known_to = lambda board, items: {}
        versions.refuse_overtaken = lambda item, board: None
    for line in PLAN.read_text().splitlines():
        arm(**json.loads(line))


if __name__ == "__main__":
    prepare()
    sys.argv[0] = "celery"
    main()
