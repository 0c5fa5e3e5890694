# SPDX-License-Identifier: Apache-2.0
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.embedded.installation import new_installation


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


@pytest.fixture(scope="session")
def installation():
    """Set up once; stopped or running when a test begins."""
    folder = passable_folder()
    found = new_installation(folder / "var")
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
