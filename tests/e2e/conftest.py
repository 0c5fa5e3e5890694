# SPDX-License-Identifier: Apache-2.0
"""A public face as it really runs: gunicorn, the reader's role, hashed static files; and the system's Chromium."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from registry.embedded.addresses import environment_for
from tests.fixtures.databases import PROJECT, clone, one_at_a_time, prepare_templates

CHROMIUM = "/usr/bin/chromium"
SOFTWARE_GL = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
DATABASES = ("registry_desk_db", "registry_published_db")


@dataclass(frozen=True)
class Site:
    """A running public face and the codes of a few of its records."""

    url: str
    codes: dict[str, str]


def environment(face: str) -> dict[str, str]:
    """Return what a process of this face is started with, on databases of this worker's browser tests."""
    from tests.settings import VAR

    kept = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    found = environment_for(face, VAR)
    for name in DATABASES:
        found = {key: value.replace(f"/{name}?", f"/{of_this_worker(name)}?") for key, value in found.items()}
    return {
        **kept,
        **found,
        "REGISTRY_ENV": "development",
        "DJANGO_SETTINGS_MODULE": "registry.config.settings",
    }


def of_this_worker(name: str) -> str:
    from tests.settings import WORKER

    return f"{name}_e2e_{WORKER}"


def run(face: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=PROJECT,
        env=environment(face),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def static_files() -> None:
    """Compile the languages and collect the static files as an installation does, once for all workers."""
    from tests.settings import VAR

    with one_at_a_time(VAR):
        if not (VAR / "static" / "staticfiles.json").exists():
            assert (VAR / "frontend").is_dir(), (
                "front-end packages are missing; run make test, which installs them"
            )
            run("owner", "manage.py", "compile_messages")
            run("owner", "manage.py", "collectstatic", "--noinput", "--verbosity", "0")


@pytest.fixture(scope="session")
def site(static_files) -> Iterator[Site]:
    """Start a public face on a database with about sixty records."""
    from tests.settings import VAR

    with one_at_a_time(VAR):
        prepare_templates(VAR)
        for name in DATABASES:
            clone(of_this_worker(name), name)
    run("owner", "-c", LOAD_AREAS)
    codes = json.loads(run("publisher", "-m", "tests.e2e.public_records").splitlines()[-1])
    port = free_port()
    gunicorn = ("-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket")
    with (VAR / "log" / "e2e-public.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *gunicorn, "registry.config.wsgi:application"],
            cwd=PROJECT, env=environment("public"), stdout=log, stderr=log,
        )  # fmt: skip
    try:
        url = f"http://localhost:{port}"
        until_it_answers(f"{url}/healthz", process)
        yield Site(url, codes)
    finally:
        process.terminate()
        process.wait(timeout=30)


LOAD_AREAS = """
import django; django.setup()
from registry.gazetteer import sources
from registry.gazetteer.management.commands.load_gazetteer import bring_in
areas = sources.found()["natural-earth"]
bring_in(areas, extract=areas.CHOICES[0], again=False, say=lambda line: None)
"""


def until_it_answers(url: str, process: subprocess.Popen) -> None:
    for _ in range(200):
        assert process.poll() is None, "the public face ended; see e2e-public.log"
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SOFTWARE_GL))
        yield browser
        browser.close()


class Watched:
    """A page that notes what it must never do: ask another origin, break the policy, fail in a script."""

    def __init__(self, browser: Browser, site: Site, **options) -> None:
        self.site = site
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self.note_request)
        self.page.on("console", self.note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective))"
        )

    def note_request(self, request) -> None:
        if not request.url.startswith((self.site.url, "data:")):
            self.foreign.append(request.url)

    def note_message(self, message) -> None:
        # The browser also reports that the page itself was answered with 404 or 410, which is what it should be.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.complaints.append(message.text)

    def open(self, path: str):
        return self.page.goto(self.site.url + path)

    def clean(self) -> bool:
        """Whether nothing foreign was asked for, nothing was complained of and no cookie was set."""
        assert (self.foreign, self.complaints, self.context.cookies()) == ([], [], [])
        return True


@pytest.fixture
def visit(chromium, site):
    """Return a function that opens a path in a fresh context and gives the watched page."""
    made: list[Watched] = []

    def fresh(path: str, *, width: int = 1280, height: int = 900, **options) -> Watched:
        watched = Watched(chromium, site, viewport={"width": width, "height": height}, **options)
        made.append(watched)
        watched.open(path)
        return watched

    yield fresh
    for watched in made:
        watched.context.close()
