# SPDX-License-Identifier: Apache-2.0
"""One running face for all that ask it."""

from collections.abc import Iterator

import pytest

from tests.api.fuzz.face import Face, face


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    """One worker builds the face and asks it."""
    for item in items:
        if "/api/fuzz/" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("fuzz"))


@pytest.fixture(scope="session")
def standing() -> Iterator[Face]:
    found = face("short_fuzz")
    found.fill()
    with found.standing():
        yield found
