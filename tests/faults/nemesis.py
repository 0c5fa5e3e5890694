# SPDX-License-Identifier: Apache-2.0
"""Who is killed when: a seeded plan, and the hands that carry it out."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from random import Random

import psycopg
import redis

from registry.embedded import broker, descendants
from tests.faults.house import House
from tests.faults.ledger import Ledger

PLACES = {"in_transaction": (2, 40), "committed": (1, 8), "half_acknowledged": (3, 38), "statement": (2, 350)}
"""Failpoints of the publisher, with the lowest and highest number of returns after which it dies.

Every round passes each of them more often than the highest: fifty publications, at most five in a batch.
"""
AT_ONCE = 5
ASKED = 50
JITTER = 0.9  # seconds, almost a whole tick of the batch clock


@dataclass(frozen=True)
class Fault:
    """One blow. `after`: publications that must have been asked for, or returns at a failpoint; `pause` in seconds."""

    victim: str
    after: int
    pause: float = 0.0

    @property
    def at_failpoint(self) -> bool:
        return self.victim in PLACES


def end(pid: int) -> None:
    """Kill -9 a process we started, and everything below it."""
    for process in [pid, *descendants.below(pid, set())]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def end_pool_child(house: House, name: str) -> None:
    for process in descendants.below(house.pid(name), set())[:1]:
        os.kill(process, signal.SIGKILL)


def end_one_backend(house: House) -> None:
    """Kill -9 one session's process: PostgreSQL then ends all others and recovers by itself."""
    backends = "SELECT pid FROM pg_stat_activity WHERE usename IN ('registry_publisher', 'registry_desk')"
    with house.admin() as connection:
        for (process,) in connection.execute(f"{backends} LIMIT 1").fetchall():
            os.kill(process, signal.SIGKILL)


def flush(house: House) -> None:
    """Empty Redis under everybody's hands; waits for it when it is just coming back."""
    deadline = time.monotonic() + 20
    while not broker.answers(house.layout):
        assert time.monotonic() < deadline, "Redis is not back"
        time.sleep(0.1)
    with house.redis() as connection:
        assert connection.flushall()


BLOWS: dict[str, Callable[[House], None]] = {
    "publisher": lambda house: end(house.pid("publisher")),
    "publisher_child": lambda house: end_pool_child(house, "publisher"),
    "worker": lambda house: end(house.pid("worker")),
    "beat": lambda house: end(house.pid("beat")),
    "redis": lambda house: end(house.pid("redis")),
    "flushall": flush,
    "postgres": lambda house: end(house.pid("postgres")),
    "backend": end_one_backend,
}
KINDS = (*PLACES, *BLOWS)


def moment(victim: str, chance: Random) -> Fault:
    """Return this kind of blow at a seeded moment."""
    if victim == "half_acknowledged":  # the third of five: the middle of every full batch
        low, high = PLACES[victim]
        return Fault(victim, chance.randrange(low, high, AT_ONCE))
    if victim in PLACES:
        return Fault(victim, chance.randint(*PLACES[victim]))
    return Fault(victim, chance.randint(2, ASKED - 4), round(chance.uniform(0, JITTER), 3))


class Nemesis:
    """Carries out the blows of one round while the supervisor heals. Blows at failpoints are left to the publisher."""

    def __init__(self, house: House, faults: list[Fault], ledger: Ledger) -> None:
        self.house = house
        self.ledger = ledger
        self.waiting = sorted(
            (fault for fault in faults if not fault.at_failpoint), key=lambda fault: fault.after
        )
        places = [fault.victim for fault in faults if fault.at_failpoint]
        assert len(places) == len(set(places)), f"each place at most once: {places}"
        self.plan = house.layout.scratch / "failpoints"
        lines = [
            json.dumps({"place": fault.victim, "nth": fault.after}) for fault in faults if fault.at_failpoint
        ]
        self.plan.write_text("".join(f"{line}\n" for line in lines))

    def strike(self, asked: int) -> None:
        """Carry out the next blow once its moment has come."""
        if not self.waiting or self.waiting[0].after > asked:
            return
        fault = self.waiting[0]
        time.sleep(fault.pause)
        try:
            BLOWS[fault.victim](self.house)
        except (psycopg.OperationalError, redis.ConnectionError):
            return  # the victim is still down from the last blow: wait for it
        self.waiting.pop(0)
        self.ledger.write("struck", **asdict(fault))

    def __str__(self) -> str:
        return f"all asked for and all blows fallen; still to fall: {self.waiting} {self.plan.read_text()}"

    @property
    def done(self) -> bool:
        """Whether every blow has fallen, those at failpoints too."""
        return not self.waiting and not self.plan.read_text()
