# SPDX-License-Identifier: Apache-2.0
"""Desk and public face side by side as they really run, on databases of their own, with three people and two places."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.e2e import conftest as faces
from tests.fixtures.databases import PROJECT, clone, one_at_a_time, prepare_templates

PASSWORD = "correct horse battery staple"
PEOPLE = """
import django; django.setup()
from django.contrib.gis.geos import Point
from registry.accounts.models import RoleGrant, User
from registry.gazetteer.models import Place, PlaceName
from registry.gazetteer.normalise import normalise
for name, role in (("amal", "documenter"), ("basim", "reviewer"), ("dunya", "publisher")):
    person = User.objects.create_user(name, "correct horse battery staple", display_name=name.capitalize())
    RoleGrant.objects.create(user=person, role=role)
for english, arabic, lon, lat in (("Sarmin", "سرمين", 36.7269, 35.9039), ("Sarmada", "سرمدا", 36.7208, 36.1853)):
    place = Place.objects.create(name=english, country="SYR", point=Point(lon, lat, srid=4326), population=14000,
                                 feature="PPL", source="test", source_id=english)
    for name in (english, arabic):
        PlaceName.objects.create(place=place, name=name, normalised=normalise(name), script="Zyyy")
"""


@dataclass(frozen=True)
class Faces:
    """Where the two faces answer. `url` is the desk's: pages are watched against it."""

    url: str
    public: str

    def carry(self) -> None:
        """Run the publisher once, as its own process does on every tick."""
        run("publisher", "manage.py", "publish_due")


def of_desk(name: str) -> str:
    return f"{name}_desk_{faces.of_this_worker('e2e')}"


def environment(face: str) -> dict[str, str]:
    found = faces.environment(face)
    for name in faces.DATABASES:
        shared = f"/{faces.of_this_worker(name)}?"
        found = {key: value.replace(shared, f"/{of_desk(name)}?") for key, value in found.items()}
    return found | {"REGISTRY_PUBLISH_EVERY": "1"}


def run(face: str, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=PROJECT,
        env=environment(face),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


ONE_RECORD = """
import django; django.setup()
from registry.accounts.models import User
from tests.factories.records import logged
logged(User.objects.get(username="amal"))
"""


def prepare() -> None:
    from tests.settings import VAR

    with one_at_a_time(VAR):
        prepare_templates(VAR)
        for name in faces.DATABASES:
            clone(of_desk(name), name)
    run("owner", "-c", faces.LOAD_AREAS)
    run("owner", "-c", PEOPLE)
    run("desk", "-c", ONE_RECORD)


@contextmanager
def running(face: str) -> Iterator[str]:
    """Run one face under gunicorn until the block ends; gives its address."""
    from tests.settings import VAR

    port = faces.free_port()
    words = ("-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket")
    with (VAR / "log" / f"e2e-desk-{face}.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *words, "registry.config.wsgi:application"],
            cwd=PROJECT, env=environment(face), stdout=log, stderr=log,
        )  # fmt: skip
    try:
        faces.until_it_answers(f"http://localhost:{port}/healthz", process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def both() -> Iterator[Faces]:
    prepare()
    with ExitStack() as stack:
        yield Faces(stack.enter_context(running("desk")), stack.enter_context(running("public")))
