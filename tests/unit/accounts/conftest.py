# SPDX-License-Identifier: Apache-2.0
"""A clock that can be moved, and accounts alone: nobody looks on, so that people can be counted."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def later(monkeypatch):
    """Return a function that moves the clock on by so many seconds."""
    real, real_time, moved = timezone.now, time.time, [0.0]
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(seconds=moved[0]))
    monkeypatch.setattr(time, "time", lambda: real_time() + moved[0])

    def move(seconds: float) -> None:
        moved[0] += seconds

    return move


@pytest.fixture
def onlooker() -> None:
    """Take the place of the onlooker of all other tests."""
