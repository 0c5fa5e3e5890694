# SPDX-License-Identifier: Apache-2.0
"""The Python processes: one table of what runs, and the environment that each is given."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from registry.embedded import external, osusers, say
from registry.embedded.addresses import environment_for
from registry.embedded.layout import Layout
from registry.embedded.osusers import OsUser
from registry.embedded.processes import Program, base_environment

BATCH_SECONDS = "5"  # how often publications leave where a person tries the registry out
ACCESS = "%(m)s %(U)s %(s)s %(M)s ms"  # neither the visitor's address nor what they searched for
WORKER_CLASS = "registry.config.web_worker.WebWorker"
LONGEST_LINE = "8190"  # bytes; the most that gunicorn takes
LOGGER = "registry.config.web_log.WebLog"  # nor what lets somebody in
MEMORY = "/dev/shm"  # noqa: S108 - gunicorn makes its own unguessable file there; a disk could stall its heartbeat
CELERY = ("celery", "--quiet", "-A", "registry.config.celery:app")
WORKER = ("--without-gossip", "--without-mingle", "--loglevel", "INFO")


@dataclass(frozen=True)
class Ports:
    """Where the two web faces listen, both on 127.0.0.1 only."""

    public: int
    desk: int

    @property
    def public_url(self) -> str:
        return f"http://localhost:{self.public}"

    @property
    def desk_url(self) -> str:
        return f"http://desk.localhost:{self.desk}"


def environment(layout: Layout, face: str, ports: Ports) -> dict[str, str]:
    """Everything that a process of this face is told; the shell hands on plain settings and no more."""
    own = external.replace(face, environment_for(face, layout.var))
    return {
        **base_environment(layout.scratch),
        "DJANGO_SETTINGS_MODULE": "registry.config.settings",
        "REGISTRY_ENV": "development",
        "REGISTRY_PUBLISH_EVERY": BATCH_SECONDS,
        "REGISTRY_PUBLIC_URL": os.environ.get("REGISTRY_PUBLIC_URL") or ports.public_url,
        "REGISTRY_DESK_URL": os.environ.get("REGISTRY_DESK_URL") or ports.desk_url,
        **external.passed_on(),
        **external.places(face),
        **own,
    }


def web(port: int) -> tuple[str, ...]:
    return (
        *(
            "gunicorn",
            "registry.config.wsgi:application",
            "--bind",
            f"127.0.0.1:{port}",
            "--no-control-socket",
        ),
        *("--worker-class", WORKER_CLASS, "--limit-request-line", LONGEST_LINE),
        *("--workers", "2", "--threads", "4", "--graceful-timeout", "15"),
        *("--worker-tmp-dir", MEMORY, "--access-logfile", "-", "--access-logformat", ACCESS),
        *("--log-level", "warning", "--logger-class", LOGGER),
    )


def programs(layout: Layout, ports: Ports, user: OsUser) -> list[Program]:
    """The processes of the registry, in the order they start."""
    schedule = str(layout.scratch / "schedule")
    table = (
        ("public", "public", web(ports.public)),
        ("desk", "desk", web(ports.desk)),
        ("worker", "worker", (*CELERY, "worker", "-Q", "desk", "-c", "1", "-n", "desk@registry", *WORKER)),
        (
            "publisher",
            "publisher",
            (*CELERY, "worker", "-Q", "publisher", "-c", "1", "-n", "publisher@registry", *WORKER),
        ),
        ("watch", "publisher", ("django", "keep_holds")),
        ("snapshot", "public", ("django", "keep_snapshot")),
        (
            "beat",
            "worker",
            (*CELERY, "beat", "--schedule", schedule, "--pidfile", "", "--loglevel", "WARNING"),
        ),
    )
    return [
        Program(
            name=name,
            argv=[str(layout.python), "-m", *words],
            env=environment(layout, face, ports),
            user=user,
            folder=layout.project,
        )
        for name, face, words in table
    ]


def python_user(layout: Layout) -> OsUser:
    """The unprivileged user where that one can load the project; else root, and it is said."""
    user = osusers.web()
    if user.switch and not can_load(layout.python, layout.project, user):
        say.line(f"  The web processes run as root: the user {user.name} cannot read {layout.project}.")
        user = osusers.me()
    user.own(layout.scratch, 0o700)
    user.own(layout.evidence, 0o700)
    user.own(layout.snapshots, 0o700)
    return user


def can_load(python: Path, project: Path, user: OsUser) -> bool:
    trying = [str(python), "-c", "import django, registry.config, sys; open('manage.py').close()"]
    try:
        done = subprocess.run(
            trying,
            cwd=project,
            env=base_environment(project),
            capture_output=True,
            check=False,
            **user.popen(),
        )
    except PermissionError:  # exec of the interpreter itself was refused
        return False
    return done.returncode == 0
