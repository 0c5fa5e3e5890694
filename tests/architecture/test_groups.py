# SPDX-License-Identifier: Apache-2.0
"""Tests that share something costly are sent to one worker: a runner that forgets it fails no other test."""

import os


def test_a_group_given_while_collecting_reaches_the_runner(request):
    """tests/architecture/conftest.py gives it, as others do."""
    assert request.node.nodeid.endswith("@asked_for") == ("PYTEST_XDIST_WORKER" in os.environ)
