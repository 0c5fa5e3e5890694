# SPDX-License-Identifier: Apache-2.0
"""`make up`, `make down`, `make status`: the same supervisor without a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from registry.embedded import folders, leftovers, lock, say, system
from registry.embedded.errors import Refused
from registry.embedded.faces import Ports
from registry.embedded.foreground import healthy, ready_line
from registry.embedded.layout import PROJECT, Layout, layout_for
from registry.embedded.logs import Follower
from registry.embedded.processes import log_file, tail

LONGEST_SETUP = 1800.0  # seconds; a first start on a slow line
LONGEST_STOP = 120.0
SOMEBODY_ELSE = 75  # exit status of a supervisor that found the lock taken
NOT_RUNNING = 3  # as service scripts answer, LSB 5.0


def up() -> int:
    """Start in the background and return 0 once both faces answer. Several at once start one registry."""
    began = time.monotonic()
    layout = folders.settle()
    if lock.holder(layout) is None:
        system.ensure(layout, system.RUN)  # may have to ask, which needs this terminal
    words = Follower()
    words.follow(log_file(layout, "registry"))
    child: subprocess.Popen[bytes] | None = None
    while time.monotonic() - began < LONGEST_SETUP:
        words.show()
        if lock.holder(layout) is not None:
            if (chosen := ready_ports(layout)) and healthy(chosen):
                say.line(ready_line(layout, chosen, time.monotonic() - began))
                return 0
        elif child is None or child.poll() == SOMEBODY_ELSE:
            child = spawn(layout)
        elif child.poll() is not None:
            raise Refused(f"The registry did not start:\n{tail(log_file(layout, 'registry'))}")
        time.sleep(0.2)
    raise Refused(f"The registry is not ready after {LONGEST_SETUP:.0f} s. `make down` stops it.")


def spawn(layout: Layout) -> subprocess.Popen[bytes]:
    with log_file(layout, "registry").open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "registry.embedded", "run", "--background"],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def ready_ports(layout: Layout) -> Ports | None:
    state = lock.read_state(layout)
    return Ports(*state["ports"]) if state.get("ready") else None


def down() -> int:
    """Stop everything. 0 also when nothing ran."""
    layout = layout_for()
    if not layout.run.exists():
        say.line("Nothing is installed here.")
        return 0
    supervisor = lock.holder(layout)
    if supervisor is None:
        leftovers.end(layout)
        say.line("The registry does not run.")
        return 0
    os.kill(supervisor, signal.SIGTERM)
    deadline = time.monotonic() + LONGEST_STOP
    while lock.holder(layout) == supervisor:
        if time.monotonic() > deadline:
            raise Refused(f"Process {supervisor} has not stopped after {LONGEST_STOP:.0f} s.")
        time.sleep(0.1)
    say.line("Stopped.")
    return 0


def status() -> int:
    """Say what runs. 0 when both faces answer, 3 when nothing runs, 1 in between."""
    layout = layout_for()
    supervisor = lock.holder(layout)
    if supervisor is None:
        say.line("The registry does not run. `make run` or `make up` starts it.")
        return NOT_RUNNING
    state = lock.read_state(layout)
    chosen = ready_ports(layout)
    well = chosen is not None and healthy(chosen)
    say.line(
        f"{'running' if well else 'starting' if chosen is None else 'not answering'}, process {supervisor}"
    )
    for name in ("public_url", "desk_url"):
        say.line(f"  {name[:-4]:<10} {state.get(name, '')}")
    for name, pid in state.get("processes", {}).items():
        alive = bool(leftovers.name_of(pid))
        say.line(f"  {name:<10} process {pid}{'' if alive else ' (ended)'}")
    say.line(f"  logs       {layout.log}")
    return 0 if well else 1
