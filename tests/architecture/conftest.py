# SPDX-License-Identifier: Apache-2.0
import pytest


@pytest.hookimpl(tryfirst=True)  # before the runner reads the groups
def pytest_collection_modifyitems(items):
    for item in items:
        if "test_groups.py" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("asked_for"))
