# SPDX-License-Identifier: Apache-2.0
"""Tests that share something costly are sent to one worker: a runner that forgets it fails no other test."""

import os

import pytest


@pytest.mark.xdist_group("asked_for")
def test_a_group_reaches_the_runner(request):
    assert request.node.nodeid.endswith("@asked_for") == ("PYTEST_XDIST_WORKER" in os.environ)
