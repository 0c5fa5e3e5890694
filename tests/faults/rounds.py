# SPDX-License-Identifier: Apache-2.0
"""One round: fifty publications are asked for while processes die, then everything heals and is counted."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import psycopg

from registry.embedded import roles
from registry.embedded.addresses import DESK_DATABASE, PUBLISHED_DATABASE
from registry.embedded.processes import Program
from tests.faults import census
from tests.faults.house import House
from tests.faults.ledger import Ledger
from tests.faults.nemesis import ASKED, AT_ONCE, Fault, Nemesis

PAUSE = "0.05"  # seconds between two questions of the desk
LONGEST = 120.0  # seconds for asking, and again for the outbox to drain; a crowded machine needs patience


@dataclass(frozen=True)
class Outcome:
    """What a round came to. `healed`: seconds from the last blow to the last acknowledgement, asking included."""

    faults: list[Fault]
    breaches: list[str]
    healed: float
    batches: int
    verify: subprocess.CompletedProcess[str]

    def __str__(self) -> str:
        blows = ", ".join(f"{fault.victim}@{fault.after}+{fault.pause}" for fault in self.faults)
        state = "ok" if not self.breaches else f"{len(self.breaches)} breaches"
        return f"{blows}: healed in {self.healed:.1f} s, {self.batches} batches, {state}, verify {self.verify.returncode}"


def keep_prepared(house: House) -> None:
    """Keep the two databases as they are now, fifty records approved and none asked for, for every round."""
    with house.admin() as connection:
        for name in (DESK_DATABASE, PUBLISHED_DATABASE):
            connection.execute(f"CREATE DATABASE {name}_prepared TEMPLATE {name} OWNER registry_owner")


def begin_anew(house: House) -> Ledger:
    """Bring back the prepared databases, an empty Redis and an empty ledger."""
    with house.admin() as connection:
        for name in (DESK_DATABASE, PUBLISHED_DATABASE):
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {name}_prepared OWNER registry_owner")
    roles.establish(house.layout)
    with house.redis() as connection:
        connection.flushall()
    put_by(house)
    return Ledger(house.layout.scratch / "ledger")


def put_by(house: House) -> None:
    """Keep the ledgers of the round before under its number; after a failure they are what there is to read."""
    rounds = house.layout.scratch / "rounds"
    rounds.mkdir(exist_ok=True)
    kept = rounds / str(len(list(rounds.iterdir())) + 1)
    kept.mkdir()
    for pattern in ("ledger", "blows", "failpoints*"):
        for file in house.layout.scratch.glob(pattern):
            file.rename(kept / file.name)


def with_failpoints(house: House, **more: str) -> Program:
    """Return the publisher exactly as it runs for people, but for the failpoints and a batch of five."""
    real = house.program("publisher")
    words = [word if word != "celery" else "tests.faults.failpoints" for word in real.argv]
    plan = {"FAULTS_PLAN": str(house.layout.scratch / "failpoints"), "FAULTS_AT_ONCE": str(AT_ONCE)}
    return replace(real, argv=words, env=dict(real.env) | plan | more)


def named(program: Program, name: str) -> Program:
    """Return the same Celery process under another name."""
    words = [word.replace("publisher@", f"{name}@") for word in program.argv]
    return replace(program, name=name, argv=words)


@contextmanager
def running(house: House, *programs: Program) -> Iterator[None]:
    for program in programs:
        house.start(program)
    try:
        yield
    finally:
        house.stop(*(program.name for program in programs))


@contextmanager
def asking(house: House, ledger: Ledger) -> Iterator[subprocess.Popen[str]]:
    """The desk asks for all fifty, in a process of its own; it is ended when the round fails."""
    asker = house.popen("desk", "-m", "tests.faults.people", "ask", str(ledger.path), PAUSE)
    try:
        yield asker
    finally:
        if asker.poll() is None:
            asker.kill()
        asker.wait()


def drained(house: House) -> bool:
    try:
        return census.waiting(house) == 0
    except psycopg.OperationalError:  # it is just being healed
        return False


def as_prepared(house: House) -> None:
    """Most rounds change nothing before they begin."""


def play(
    house: House,
    faults: list[Fault],
    *,
    weaken: Callable[[House], None] = as_prepared,
    rival: bool = False,
    **more: str,
) -> Outcome:
    """Ask for fifty publications under these blows and return what came of it once the outbox has drained.

    `weaken` takes a guard out of the databases first; `rival` runs a second publisher beside the first.
    """
    ledger = begin_anew(house)
    weaken(house)
    nemesis = Nemesis(house, faults, Ledger(house.layout.scratch / "blows"))
    publisher = with_failpoints(house, **more)
    others = [house.program("worker"), house.program("beat"), *([named(publisher, "rival")] if rival else [])]
    with running(house, publisher, *others):
        with asking(house, ledger) as asker:

            def over() -> bool:
                nemesis.strike(len(ledger.lines("acked", "found")))
                return asker.poll() is not None and nemesis.done

            house.watch(over, seconds=LONGEST, what=nemesis)
            assert asker.returncode == 0, "the desk's process failed; see its log"
        house.watch(lambda: drained(house), seconds=LONGEST, what="the outbox drains")
        return counted(house, faults, ledger)


def counted(house: House, faults: list[Fault], ledger: Ledger) -> Outcome:
    found = census.count(house)
    verify = house.run("publisher", "manage.py", "verify")
    blows = [
        line["at"]
        for name in ("blows", "failpoints.fired")
        for line in Ledger(house.layout.scratch / name).lines()
    ]
    seconds = max(0.0, census.last_carried(house) - max(blows)) if blows else 0.0
    return Outcome(faults, census.breaches(found, ledger, expected=ASKED), seconds, found.dataset, verify)


def require_all_public_once(outcome: Outcome) -> None:
    """The one assertion of this suite; the negative controls meet it too."""
    assert outcome.breaches == []
    assert outcome.verify.returncode == 0, outcome.verify.stdout + outcome.verify.stderr
