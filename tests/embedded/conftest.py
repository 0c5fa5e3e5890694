# SPDX-License-Identifier: Apache-2.0
import shutil
import tempfile
from pathlib import Path

import pytest

from registry.embedded.layout import PROJECT
from tests.embedded.installation import new_installation

LEFT_OUT = (".git", ".venv", "node_modules", "var", "tests", "__pycache__", ".mypy_cache", ".ruff_cache")


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    """One worker runs them all, and tests/faults: they share an installation, and stopping it is what they test."""
    for item in items:
        if "tests/embedded/" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("killed"))


def passable_folder():
    """A temporary folder that the services' own users can enter, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="registry-survival-"))
    folder.chmod(0o711)
    return folder


@pytest.fixture
def folder():
    found = passable_folder()
    yield found
    shutil.rmtree(found)


def odd_project(folder):
    """Return a copy of the project whose path has spaces, Arabic letters and a comma."""
    place = folder / "the harm, as سجل knows it, in a folder of many long words" / "project"
    shutil.copytree(PROJECT, place, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for shared in (".venv", "node_modules"):
        (place / shared).symlink_to(PROJECT / shared)
    return place


@pytest.fixture(scope="session")
def installation():
    """Set up once, where the path is odd; stopped or running when a test begins."""
    folder = passable_folder()
    project = odd_project(folder)
    found = new_installation(project / "var", project)
    try:
        found.up()
        yield found
    finally:
        found.verb("down")
        shutil.rmtree(folder)


@pytest.fixture
def running(installation):
    """The same, running. Starting what already runs does nothing."""
    installation.up()
    return installation


@pytest.fixture
def stopped(installation):
    installation.verb("down")
    return installation
