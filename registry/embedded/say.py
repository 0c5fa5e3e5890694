# SPDX-License-Identifier: Apache-2.0
"""What the one command prints: one line as a step starts, one as it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

WORTH_SAYING = 0.5  # seconds


def line(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the screen is what this file is for


def problem(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


@contextmanager
def step(title: str) -> Iterator[None]:
    """Name a step before it begins and its seconds once it has ended well."""
    line(f"• {title} …")
    began = time.monotonic()
    yield
    seconds = time.monotonic() - began
    if seconds >= WORTH_SAYING:
        line(f"  {title}: done in {seconds:.1f} s")
