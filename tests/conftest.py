# SPDX-License-Identifier: Apache-2.0
"""Every test runs on a throw-away PostGIS cluster, as the service roles and never as superuser.

The cluster is started by `python -m registry.embedded with` (see the Makefile). The first worker migrates the two
databases; each worker clones them. A session logs in as `registry_tester`, which owns nothing and may only SET ROLE.
"""

import gc
from pathlib import Path

import pytest

from tests.factories.ged import SAMPLES
from tests.fixtures.order import longest_first

LONGEST_BYTES, LONGEST_WORDS = 16, 160  # in the name of a test

pytest_plugins = [
    "tests.fixtures.databases",
    "tests.fixtures.cast",
    "tests.fixtures.languages",
    "tests.fixtures.files",
    "tests.fixtures.persons",
    "tests.fixtures.inbox",
]


@pytest.fixture
def sample():
    """Return a function that gives the path of a real sample file, or skips where it is absent."""

    def path_of(name: str) -> Path:
        found = SAMPLES / name
        if not found.exists():
            pytest.skip(f"the sample file {name} is not here; see CONTRIBUTING.md")
        return found

    return path_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every test that uses a database reach both, unless it says otherwise itself. What takes long begins first."""
    for item in items:
        if "db" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=["default", "published"]))
    items.sort(key=lambda item: longest_first(item.nodeid))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a long value by its length: bytes made at collection may hold the time, and all workers must agree on names."""
    if isinstance(val, bytes) and len(val) > LONGEST_BYTES:
        return f"{len(val)} bytes"
    if isinstance(val, str) and len(val) > LONGEST_WORDS:
        return f"{val[:20]}… {len(val)} characters"
    return None


def pytest_collection_finish() -> None:
    """Keep what was collected, half a million objects, out of the rounds of the garbage collector: a seventh of all work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
