# SPDX-License-Identifier: Apache-2.0
"""Faces as they really run, for a browser: gunicorn, each with its own role, on databases of their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from registry.embedded.addresses import environment_for
from tests.fixtures.databases import PROJECT, clone, one_at_a_time, prepare_templates

DATABASES = ("registry_desk_db", "registry_published_db")
LOAD_AREAS = """
import django; django.setup()
from registry.gazetteer import sources
from registry.gazetteer.management.commands.load_gazetteer import bring_in
areas = sources.found()["natural-earth"]
bring_in(areas, extract=areas.CHOICES[0], again=False, say=lambda line: None)
"""


@dataclass(frozen=True)
class House:
    """Two databases of this worker and what runs on them. `name` keeps the houses of a worker apart."""

    name: str

    def database(self, template: str) -> str:
        from tests.settings import WORKER

        return f"{template}_{self.name}_{WORKER}"

    def build(self, *, areas: bool = True, like: "Furnished | None" = None) -> None:
        """Clone the databases anew: those that are furnished so, else with the areas, else bare."""
        from tests.settings import VAR

        like = like or (AREAS if areas else None)
        with one_at_a_time(VAR):
            prepare_templates(VAR)
            if like:
                like.furnish(VAR)
            for template in DATABASES:
                clone(self.database(template), like.database(template) if like else template)

    def environment(self, face: str) -> dict[str, str]:
        """Return what a process of this face is started with."""
        from tests.settings import VAR

        kept = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
        found = environment_for(face, VAR)
        for template in DATABASES:
            own = f"/{self.database(template)}?"
            found = {key: value.replace(f"/{template}?", own) for key, value in found.items()}
        return {
            **kept,
            **found,
            "REGISTRY_ENV": "development",
            "REGISTRY_PUBLISH_EVERY": "1",
            "REGISTRY_RATE_LIMIT": "0",  # tests wait by asking again and again
            "DJANGO_SETTINGS_MODULE": "registry.config.settings",
        }

    def run(self, face: str, *words: str) -> str:
        """Run a program of this face to its end and return what it printed."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=PROJECT,
            env=self.environment(face),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def collect_static(self) -> None:
        """Compile the languages and collect the static files as an installation does, once for all workers."""
        from tests.settings import VAR

        with one_at_a_time(VAR):
            if not (VAR / "static" / "staticfiles.json").exists():
                self.run("owner", "manage.py", "compile_messages")
                self.run("owner", "manage.py", "collectstatic", "--noinput", "--verbosity", "0")

    @contextmanager
    def serving(self, face: str, *, own_links: bool = False, **settings: str) -> Iterator[str]:
        """Run one face under gunicorn until the block ends; gives its address.

        `own_links`: links in answers lead to that address, for clients that follow them. `settings`: more of its
        environment.
        """
        from tests.settings import VAR

        port = free_port()
        links = {"REGISTRY_PUBLIC_URL": f"http://localhost:{port}"} if own_links else {}
        words = ("-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket")
        with (VAR / "log" / f"{self.name}-{face}.log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, *words, "registry.config.wsgi:application"],
                cwd=PROJECT, env=self.environment(face) | links | settings, stdout=log, stderr=log,
            )  # fmt: skip
        try:
            until_it_answers(f"http://localhost:{port}/healthz", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


@dataclass(frozen=True)
class Furnished(House):
    """Databases that many houses begin with. The owner's script fills them once for all workers; nobody serves them."""

    script: str = ""
    like: "Furnished | None" = None

    def database(self, template: str) -> str:
        return f"{template}_{self.name}"

    def furnish(self, var: Path) -> None:
        """Clone what it is like and run the script there, where that was not done yet."""
        done = var / f"{self.name}.ready"
        if done.exists():
            return
        if self.like:
            self.like.furnish(var)
        for template in DATABASES:
            clone(self.database(template), self.like.database(template) if self.like else template)
        self.run("owner", "-c", self.script)
        done.touch()


AREAS = Furnished("areas", LOAD_AREAS)


def until_it_answers(url: str, process: subprocess.Popen) -> None:
    for _ in range(200):
        assert process.poll() is None, "the face ended; see its log"
        try:
            with urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
