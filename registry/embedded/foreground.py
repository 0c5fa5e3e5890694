# SPDX-License-Identifier: Apache-2.0
"""`make run`: from a fresh clone to both addresses, and back to nothing on Ctrl-C."""

from __future__ import annotations

import http
import os
import time
import urllib.error
import urllib.request

from registry.embedded import (
    external,
    faces,
    folders,
    frontend,
    leftovers,
    lock,
    ports,
    say,
    services,
    space,
    steps,
    system,
    virtualenv,
)
from registry.embedded.errors import Refused
from registry.embedded.faces import Ports
from registry.embedded.layout import RESTORING, Layout
from registry.embedded.processes import log_file, tail
from registry.embedded.supervisor import Stopped, Supervisor, signals_stop

HEALTHY_SECONDS = 90.0
FAILURES = 4


def run(*, background: bool = False) -> int:
    """Set up, start, stay until told to stop. Returns 0 when stopped. Raises: Refused, Held."""
    began = time.monotonic()
    layout = folders.settle()
    lock.take(layout)
    supervisor = Supervisor(layout, echo=not background)
    with signals_stop(lambda: setattr(supervisor, "hurry", True)):
        try:
            serve(supervisor, layout, began)
        except Stopped:
            say.line("Stopping …")
        finally:
            supervisor.stop()
            layout.state.unlink(missing_ok=True)
            folders.leave_short_place(layout)
    say.line("Stopped.")
    return 0


def serve(supervisor: Supervisor, layout: Layout, began: float) -> None:
    refuse_half_restored(layout)
    leftovers.end(layout)  # before the ports are looked at: they may still hold them
    chosen = chosen_ports()
    tell(supervisor, layout, chosen, ready=False)
    prepare(layout)
    services.start(supervisor, layout, database=not external.databases(), queue=not external.broker())
    steps.take(layout, chosen)
    with say.step("web faces, worker, publisher, watch and beat"):
        user = faces.python_user(layout)
        for program in faces.programs(layout, chosen, user):
            supervisor.start(program)
        wait_until_healthy(supervisor, chosen)
    supervisor.changed = lambda: tell(supervisor, layout, chosen, ready=True)
    supervisor.changed()
    say.line(ready_line(layout, chosen, time.monotonic() - began))
    supervisor.watch(until=lambda: False)


def refuse_half_restored(layout: Layout) -> None:
    if (layout.var / RESTORING).exists():
        raise Refused(
            f"A restore into {layout.var} has begun and not ended, so part of the data is missing. "
            "Restore into a new folder (docs/howto/backup.md)."
        )


def prepare(layout: Layout) -> None:
    """Everything that can be done without a service running."""
    space.require_for_start(layout)
    system.ensure(layout, system.RUN)
    virtualenv.ensure(layout, virtualenv.RUNTIME)
    frontend.ensure(layout)


def chosen_ports() -> Ports:
    """Raises: Refused when a port is no number, taken, or both are the same."""
    public, desk = (_port(name, default) for name, default in (("PORT", "8000"), ("DESK_PORT", "8001")))
    if public == desk:
        raise Refused(f"PORT and DESK_PORT are both {public}: choose two.")
    ports.require_free(public, "PORT", "public")
    ports.require_free(desk, "DESK_PORT", "desk")
    return Ports(public, desk)


def _port(name: str, default: str) -> int:
    text = os.environ.get(name) or default
    if not text.isascii() or not text.isdigit():
        raise Refused(f"{name}={text} is no port number.")
    return int(text)


def wait_until_healthy(supervisor: Supervisor, chosen: Ports) -> None:
    """Raises: Refused with the end of the log of a face that does not answer."""
    deadline = time.monotonic() + HEALTHY_SECONDS

    def settled() -> bool:
        supervisor.refuse_if_failing(FAILURES)
        return healthy(chosen) or time.monotonic() > deadline

    supervisor.watch(until=settled)
    for name, port, host in (("public", chosen.public, "localhost"), ("desk", chosen.desk, "desk.localhost")):
        if not answers(port, host):
            log = log_file(supervisor.layout, name)
            raise Refused(
                f"The {name} face is not well after {HEALTHY_SECONDS:.0f} s:\n{tail(log)}\nAll of it: {log}"
            )


def healthy(chosen: Ports) -> bool:
    """Whether both faces answer /healthz with 200."""
    return answers(chosen.public, "localhost") and answers(chosen.desk, "desk.localhost")


def answers(port: int, host: str) -> bool:
    asking = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": f"{host}:{port}"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(asking, timeout=5) as answer:
            return bool(answer.status == http.HTTPStatus.OK)
    except (OSError, urllib.error.URLError):
        return False


def tell(supervisor: Supervisor, layout: Layout, chosen: Ports, *, ready: bool) -> None:
    """Leave for `status`, `up` and a second start what runs and where."""
    lock.write_state(
        layout,
        {
            "pid": os.getpid(),
            "ready": ready,
            "public_url": chosen.public_url,
            "desk_url": chosen.desk_url,
            "ports": [chosen.public, chosen.desk],
            "processes": {child.program.name: child.running.pid for child in supervisor.children},
        },
    )


def ready_line(layout: Layout, chosen: Ports, seconds: float) -> str:
    demo = layout.var / "demo-accounts.txt"
    accounts = f" · demonstration accounts: {demo}" if demo.exists() else ""
    return f"Ready in {seconds:.1f} s: {chosen.public_url} · desk {chosen.desk_url}{accounts}"
