# SPDX-License-Identifier: Apache-2.0
"""`with -- COMMAND`: the same services in a temporary folder for as long as one command runs."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from registry.embedded import (
    descendants,
    external,
    folders,
    frontend,
    lock,
    osusers,
    say,
    services,
    space,
    system,
)
from registry.embedded.errors import Refused
from registry.embedded.layout import PROJECT, SHORT_PLACE, Layout
from registry.embedded.processes import dies_with_us
from registry.embedded.supervisor import Stopped, Supervisor, signals_stop

PREFIX = "registry-test-"
ABANDONED = 120.0  # seconds without a lock
ANSWER_SECONDS = 20.0


def run_with(command: Sequence[str], *, fsync: bool, keep: bool) -> int:
    """Return the command's exit status, or 130 when stopped. Afterwards nothing runs and nothing is left."""
    if not command:
        raise Refused("Say what to run: with -- COMMAND")
    layout = temporary()
    lock.take(layout)
    supervisor = Supervisor(layout, echo=False)
    with signals_stop(lambda: None):
        try:
            space.require(layout.var, space.THROW_AWAY, "a throw-away database")
            system.ensure(layout, system.SERVICES)
            services.start(supervisor, layout, fsync=fsync)
            if (PROJECT / "node_modules").is_dir():
                frontend.copy(layout)
            return run(command, supervisor, layout)
        except Stopped:
            return 130
        finally:
            supervisor.stop()
            clear(layout, keep=keep)


def run(command: Sequence[str], supervisor: Supervisor, layout: Layout) -> int:
    """Run the command as the invoking user; whatever it leaves running is ended with it."""
    descendants.adopt()
    running = subprocess.Popen(
        command,
        env=environment(layout),
        preexec_fn=dies_with_us(signal.SIGTERM),  # noqa: PLW1509 - no threads here
    )
    try:
        supervisor.watch(until=lambda: running.poll() is not None)
    except Stopped:
        end(running)
        raise
    finally:
        services_of_ours = {child.running.pid for child in supervisor.children}
        descendants.end(spare=services_of_ours)
    return running.returncode if running.returncode >= 0 else 128 - running.returncode


def end(running: subprocess.Popen[bytes]) -> None:
    """Give the command time to tidy up: in a terminal it has had the same Ctrl-C as we."""
    running.terminate()
    try:
        running.wait(ANSWER_SECONDS)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


def environment(layout: Layout) -> dict[str, str]:
    """The person's own environment, without addresses of other services, and with the place of these."""
    other = (*external.DATABASES, *external.BROKERS, "REGISTRY_FACE", "REGISTRY_SECRET_KEY")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(other)}
    return kept | {"REGISTRY_VAR": str(layout.var), "REGISTRY_ENV": "test", "REGISTRY_TEST_CLUSTER": "1"}


def temporary() -> Layout:
    """A new folder that the services' users can reach. Folders that killed runs left are taken away."""
    place = Path(tempfile.gettempdir()).resolve()
    if osusers.as_root() and not folders.others_may_enter(place):
        place = SHORT_PLACE
    for old in place.glob(f"{PREFIX}*"):
        clear_abandoned(old)
    layout = Layout(PROJECT, Path(tempfile.mkdtemp(prefix=PREFIX, dir=place)))
    folders.make_outer(layout)
    return layout


def clear_abandoned(folder: Path) -> None:
    found = folder.lstat()
    layout = Layout(PROJECT, folder)
    if found.st_uid == os.geteuid() and time.time() - found.st_mtime > ABANDONED and not kept(layout):
        clear(layout, keep=False)


def kept(layout: Layout) -> bool:
    return lock.holder(layout) is not None or (layout.run / "keep").exists()


def clear(layout: Layout, *, keep: bool) -> None:
    if keep:
        (layout.run / "keep").touch()
        say.line(f"Kept: {layout.var}")
        return
    shutil.rmtree(layout.var, ignore_errors=True)
    folders.leave_short_place(layout)
