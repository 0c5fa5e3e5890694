# SPDX-License-Identifier: Apache-2.0
"""Holds all processes as children of one: starts them, starts again what dies, stops them in order."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import FrameType

from registry.embedded import say
from registry.embedded.errors import Refused
from registry.embedded.layout import Layout
from registry.embedded.logs import Follower, trim
from registry.embedded.processes import Program, log_file, start, tail

TICK = 0.2  # seconds
TRIM = 60.0
LONGEST_PAUSE = 30.0
STEADY = 60.0  # a process that lived this long has recovered
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody pressed Ctrl-C or sent a signal. Not an error, and not to be caught as one."""


@dataclass
class Child:
    """A program with its present process and its record of failures."""

    program: Program
    running: subprocess.Popen[bytes]
    started: float
    failures: int = 0
    again_at: float | None = None
    had_socket: bool = False

    def lost_its_socket(self) -> bool:
        """Whether the socket was there and is not any more: cleaners of /tmp take such files away."""
        there = self.program.socket is not None and self.program.socket.exists()
        lost, self.had_socket = self.had_socket and not there, there
        return lost


@dataclass
class Supervisor:
    """The children in the order they were started. `changed` is told of every new process number."""

    layout: Layout
    echo: bool = True
    changed: Callable[[], None] = lambda: None
    children: list[Child] = field(default_factory=list)
    follower: Follower = field(default_factory=Follower)
    hurry: bool = False

    def start(self, program: Program) -> subprocess.Popen[bytes]:
        if not program.socket:  # PostgreSQL and Redis say little that a person needs; their log files keep it
            self.follower.follow(log_file(self.layout, program.name))
        child = Child(program, start(self.layout, program), time.monotonic())
        self.children.append(child)
        return child.running

    def watch(self, until: Callable[[], bool]) -> None:
        """Keep the children alive and their logs short until the condition holds."""
        trimmed = 0.0
        while not until():
            if time.monotonic() - trimmed > TRIM:
                trim(self.layout.log)
                trimmed = time.monotonic()
            for child in self.children:
                self._look_after(child)
            self._show()
            time.sleep(TICK)

    def refuse_if_failing(self, times: int) -> None:
        """Raises: Refused with the log of a child that failed so often that waiting longer is no use."""
        for child in self.children:
            if child.failures >= times:
                log = log_file(self.layout, child.program.name)
                raise Refused(f"{child.program.name} does not stay up:\n{tail(log)}\nAll of it: {log}")

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.again_at is not None:
            if now >= child.again_at:
                self._revive(child)
        elif (status := child.running.poll()) is not None:
            self._schedule(child, f"ended by itself ({in_words(status)})")
        elif child.lost_its_socket():
            stop_one(child, lambda: self.hurry)
            self._schedule(child, "lost its socket file")
        elif child.failures and now - child.started > STEADY:
            child.failures = 0

    def _schedule(self, child: Child, why: str) -> None:
        kill_group(child.running.pid)
        pause = min(LONGEST_PAUSE, 0.5 * 2**child.failures)
        child.failures += 1
        child.again_at = time.monotonic() + pause
        say.line(f"! {child.program.name} {why}; it starts again in {pause:.1f} s")

    def _revive(self, child: Child) -> None:
        child.running = start(self.layout, child.program)
        child.started, child.again_at, child.had_socket = time.monotonic(), None, False
        self.changed()

    def _show(self) -> None:
        if self.echo:
            self.follower.show()

    def stop(self) -> None:
        """Stop the Python processes together, then Redis, then PostgreSQL, each after the last."""
        services = [child for child in self.children if child.program.socket]
        others = [child for child in self.children if not child.program.socket]
        for child in others:
            if child.running.poll() is None:
                child.running.send_signal(child.program.stop_signal)
        for child in [*others, *reversed(services)]:
            stop_one(child, lambda: self.hurry and not child.program.socket)  # noqa: B023 - called before the next turn
        self._show()
        self.children.clear()


def stop_one(child: Child, hurried: Callable[[], bool]) -> None:
    """Ask, wait for the grace time, insist."""
    for sign, grace in ((child.program.stop_signal, child.program.grace), (child.program.last_signal, 10.0)):
        if child.running.poll() is None:
            child.running.send_signal(sign)
        deadline = time.monotonic() + grace
        while child.running.poll() is None and time.monotonic() < deadline and not hurried():
            time.sleep(0.02)
    if child.running.poll() is None:
        child.running.kill()
    child.running.wait()
    kill_group(child.running.pid)


def kill_group(leader: int) -> None:
    """End what a dead leader left of its group, such as the pool of a killed Celery worker."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def in_words(status: int) -> str:
    return f"status {status}" if status >= 0 else signal.Signals(-status).name


@contextlib.contextmanager
def signals_stop(hasten: Callable[[], None]) -> Iterator[None]:
    """Turn the first signal into Stopped, raised wherever the set-up is; later ones only hasten the stop."""

    def first(number: int, frame: FrameType | None) -> None:
        for sign in SIGNALS:
            signal.signal(sign, later)
        raise Stopped

    def later(number: int, frame: FrameType | None) -> None:
        hasten()

    before = {sign: signal.signal(sign, first) for sign in SIGNALS}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
