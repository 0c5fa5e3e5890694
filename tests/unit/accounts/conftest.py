# SPDX-License-Identifier: Apache-2.0
"""Accounts alone: nobody looks on, so that people can be counted."""

import pytest


@pytest.fixture
def onlooker() -> None:
    """Take the place of the onlooker of all other tests."""
