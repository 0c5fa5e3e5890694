# SPDX-License-Identifier: Apache-2.0
"""A whole registry of a test's own: real services, databases and processes, each with its own credentials."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import psycopg
import pytest
import redis

from registry.embedded import (
    addresses,
    commands,
    credentials,
    faces,
    frontend,
    lock,
    osusers,
    services,
    throwaway,
)
from registry.embedded.layout import PROJECT, Layout
from registry.embedded.osusers import OsUser
from registry.embedded.processes import Program, log_file
from registry.embedded.steps import STEPS
from registry.embedded.supervisor import Child, Supervisor, stop_one
from tests.embedded.installation import free_port

SET_UP = ("migrate", "migrate-published", "grants", "vocabularies")
RUN_SECONDS = 180.0


@contextmanager
def no_registry_settings() -> Iterator[None]:
    """Hide the addresses of the test run itself, which the registry would take for services run by somebody else."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("REGISTRY_")]:
            patch.delenv(name)
        yield


@dataclass
class House:
    """One installation in a temporary folder. Its processes are children of a real supervisor."""

    layout: Layout
    supervisor: Supervisor
    ports: faces.Ports
    user: OsUser
    more: dict[str, str] = field(default_factory=dict)
    keep: bool = False

    def environment(self, face: str) -> dict[str, str]:
        """What a process of this face is given by `make run`, with the settings of this test on top."""
        with no_registry_settings():
            return faces.environment(self.layout, face, self.ports) | self.more

    def program(self, name: str) -> Program:
        """A process exactly as `make run` has it, with the settings of this test on top."""
        with no_registry_settings():
            table = {program.name: program for program in faces.programs(self.layout, self.ports, self.user)}
        return replace(table[name], env=dict(table[name].env) | self.more)

    def start(self, program: Program) -> None:
        self.supervisor.start(program)

    def child(self, name: str) -> Child:
        return next(child for child in self.supervisor.children if child.program.name == name)

    def pid(self, name: str) -> int:
        return self.child(name).running.pid

    def stop(self, *names: str) -> None:
        for name in names:
            child = self.child(name)
            stop_one(child, lambda: False)
            self.supervisor.children.remove(child)

    def watch(self, until: Callable[[], bool], *, seconds: float, what: object) -> float:
        """Let the supervisor heal what dies until `until` holds, and return how many seconds that took.

        `what` is waited for; it is put into words only when it does not come.
        """
        began = time.monotonic()

        def settled() -> bool:
            if until():
                return True
            assert time.monotonic() - began < seconds, f"not within {seconds:.0f} s: {what}"
            return False

        self.supervisor.watch(until=settled)
        return time.monotonic() - began

    def popen(self, face: str, *words: str) -> subprocess.Popen[str]:
        """Start a Python program with the environment and the OS user of a face; its words go to a log."""
        with log_file(self.layout, f"{face}-script").open("a") as output:
            return subprocess.Popen(
                [str(self.layout.python), *words],
                cwd=PROJECT,
                env=self.environment(face),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
                **self.user.popen(),
            )

    def run(self, face: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a Python program to its end with the environment and the OS user of a face."""
        return subprocess.run(
            [str(self.layout.python), *words],
            cwd=PROJECT,
            env=self.environment(face),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
            check=False,
            **self.user.popen(),
        )

    def admin(self, database: str = "postgres") -> psycopg.Connection:
        """Connect as the cluster's superuser: to look and to reset, never as a part of what is tested."""
        return psycopg.connect(
            host=str(self.layout.postgres_sockets),
            user=credentials.ADMIN,
            password=credentials.read(self.layout, credentials.ADMIN),
            dbname=database,
            autocommit=True,
        )

    def redis(self, user: str = "admin") -> redis.Redis:
        return redis.Redis.from_url(addresses.cache_url(self.layout, user), socket_timeout=5)


@contextmanager
def house(*, fsync: bool, steps: tuple[str, ...] = SET_UP) -> Iterator[House]:
    """Build a registry of its own and take it away. Who sets `keep` gets its folder with all logs, which is named."""
    layout = throwaway.temporary()
    held = lock.take(layout)
    supervisor = Supervisor(layout, echo=False)
    found = House(layout, supervisor, faces.Ports(free_port(), free_port()), osusers.me())
    try:
        services.start(supervisor, layout, fsync=fsync)
        found.user = faces.python_user(layout)
        set_up(found, steps)
        yield found
    finally:
        supervisor.stop()
        os.close(held)
        throwaway.clear(layout, keep=found.keep)


def set_up(found: House, names: tuple[str, ...]) -> None:
    """Take the named steps of the set-up, as `make run` takes them."""
    if "static" in names and (PROJECT / "node_modules").is_dir():
        frontend.copy(found.layout)
    for step in STEPS:
        if step.name in names:
            commands.run(
                [found.layout.python, "manage.py", *step.command],
                log=log_file(found.layout, "setup"),
                folder=PROJECT,
                env=found.environment(step.face),
            )
