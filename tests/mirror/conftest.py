# SPDX-License-Identifier: Apache-2.0
"""A registry for others to follow: gunicorn as the reader's role, and publishers with connections of their own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connections

from api.mirror.follow import Follower
from api.mirror.source import Source
from api.mirror.store import Store, opened
from tests.e2e.house import House
from tests.fixtures.databases import PROJECT


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    for item in items:
        if "/mirror/" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("mirror"))


@dataclass(frozen=True)
class SnapshotHouse(House):
    """A house whose lists are served from snapshots, once somebody keeps them. `units`: a minute for one reader."""

    snapshots: Path
    units: int = 0

    def environment(self, face: str) -> dict[str, str]:
        more = {"REGISTRY_SNAPSHOTS": str(self.snapshots), "REGISTRY_RATE_LIMIT": str(self.units)}
        return super().environment(face) | more


@dataclass(frozen=True)
class Registry:
    """A running public face over a database of its own."""

    url: str
    house: SnapshotHouse

    @contextmanager
    def keeping_snapshots(self) -> Iterator[None]:
        """Let a process keep the snapshot, as in an installation; lists are then a little behind."""
        words = ("manage.py", "keep_snapshot", "--every", "0.3")
        process = subprocess.Popen(
            [sys.executable, *words], cwd=PROJECT, env=self.house.environment("public")
        )
        try:
            yield
            assert process.poll() is None
        finally:
            process.terminate()
            process.wait()

    def write(self, *works: Callable[[], object]) -> list[object]:
        """Do each of the works in a thread of its own, as the publisher; all begin together."""
        with ThreadPoolExecutor(len(works)) as threads:
            return [each.result() for each in [threads.submit(as_publisher, work) for work in works]]

    def mirror(self, *words: str) -> subprocess.Popen[str]:
        """Start the command as people do: a public face with a database that does not exist."""
        kept = self.house.environment("public")
        nowhere = {"REGISTRY_PUBLISHED_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
        return subprocess.Popen(
            [sys.executable, "manage.py", "mirror", self.url, *words],
            cwd=PROJECT, env=kept | nowhere, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    @contextmanager
    def follower(self, folder: Path) -> Iterator[Follower]:
        with opened(folder, self.url) as store:
            yield Follower(Source(self.url), store)


def as_publisher(work: Callable[[], object]) -> object:
    try:
        with connections["published"].cursor() as cursor:
            cursor.execute("SET ROLE registry_publisher")
        return work()
    finally:
        connections["published"].close()


@contextmanager
def running(name: str, snapshots: Path) -> Iterator[Registry]:
    """An empty registry that runs until the block ends."""
    house = SnapshotHouse(name, snapshots)
    house.build(areas=False)
    with house.serving("public") as url:
        yield Registry(url, house)


@pytest.fixture
def registry(django_db_setup, django_db_blocker, monkeypatch, tmp_path_factory) -> Iterator[Registry]:
    """An empty registry. Threads of the test that write reach its database, not the worker's."""
    with running("mirror", tmp_path_factory.mktemp("snapshots")) as found:
        monkeypatch.setitem(
            connections.settings["published"], "NAME", found.house.database("registry_published_db")
        )
        with django_db_blocker.unblock():
            yield found


@pytest.fixture(scope="module")
def quiet(django_db_setup, tmp_path_factory) -> Iterator[Registry]:
    """An empty registry for all tests of a module that write nothing into it."""
    with running("mirror_quiet", tmp_path_factory.mktemp("snapshots")) as found:
        yield found


def state_of(store: Store) -> tuple[dict, dict]:
    """Return what the mirror holds, in the form of `tests.mirror.desk.public_state`."""
    records = {code: store.record(code) for code in store.codes()}
    documents = {
        code: (each.kind, each.status, each.merged_into, each.body) for code, each in records.items()
    }
    versions = {
        (code, number): version.body
        for code, each in records.items()
        for number, version in each.versions.items()
    }
    return documents, versions
