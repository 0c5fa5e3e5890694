# SPDX-License-Identifier: Apache-2.0
import json
import subprocess

import pytest

from registry.embedded.foreground import answers
from registry.embedded.layout import PROJECT
from tests.faults.house import SET_UP, House
from tests.faults.house import house as build

FACES = ("public", "desk", "worker", "publisher")


def environ_of(process: int) -> dict[str, str]:
    """Return the environment that a process was really started with."""
    with open(f"/proc/{process}/environ", "rb") as file:
        words = [word.decode() for word in file.read().split(b"\0") if word]
    return dict(word.split("=", 1) for word in words)


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    """One worker builds the registry that these tests look at, and runs them all."""
    for item in items:
        if "standing" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("standing"))


@pytest.fixture(scope="session")
def standing(request):
    """A registry of its own with three public records, its faces running as `make run` starts them."""
    with build(fsync=False, steps=("static", *SET_UP)) as house:
        house.keep = True
        house.more["REGISTRY_PUBLISH_EVERY"] = "1"
        publish_three(house)
        for face in FACES:
            house.start(house.program(face))
        house.watch(
            lambda: answers(house.ports.public, "localhost"), seconds=60, what="the public face answers"
        )
        yield house
        house.keep = request.session.testsfailed > 0


def publish_three(house: House) -> None:
    ledger = str(house.layout.scratch / "ledger")
    for face, words in (
        ("desk", ("-m", "tests.faults.people", "prepare", "3")),
        ("desk", ("-m", "tests.faults.people", "ask", ledger, "0")),
        ("publisher", ("manage.py", "publish_due", "--wait")),
    ):
        done = house.run(face, *words)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def real_environ(standing):
    """Return a function that gives the environment of the running process of a face."""
    return lambda face: environ_of(standing.pid(face))


@pytest.fixture(scope="session")
def run_inside(standing):
    """Return a function that runs a module with the environment and the OS user of a face's process.

    It gives what the module prints, which is JSON.
    """

    def run(face, module, *words, given=None):
        done = subprocess.run(
            [str(standing.layout.python), "-m", module, *words],
            cwd=PROJECT,
            env=environ_of(standing.pid(face)),
            input=given if isinstance(given, str) else json.dumps(given),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **standing.user.popen(),
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
