# SPDX-License-Identifier: Apache-2.0
import os
import secrets

import pytest

from tests.faults.house import house as build
from tests.faults.nemesis import ASKED
from tests.faults.rounds import keep_prepared

SHORT = os.environ.get("SHORT", "1") not in ("", "0")
SEED = int(os.environ.get("SEED") or (20_241_127 if SHORT else secrets.randbelow(10**9)))


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    """One worker plays all rounds, after tests/embedded: they share an installation, and killing it is what they test."""
    for item in items:
        if "tests/faults/" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("killed"))


def pytest_report_header():
    return f"faults: {'short' if SHORT else 'full'}, SEED={SEED}"


@pytest.fixture(scope="session")
def prepared(request):
    """A registry that writes to disk for sure, with fifty approved records that nobody has asked to publish yet."""
    with build(fsync=True) as house:
        house.keep = True
        house.more["REGISTRY_PUBLISH_EVERY"] = "1"
        done = house.run("desk", "-m", "tests.faults.people", "prepare", str(ASKED))
        assert done.returncode == 0, done.stdout + done.stderr
        keep_prepared(house)
        yield house
        house.keep = request.session.testsfailed > 0
