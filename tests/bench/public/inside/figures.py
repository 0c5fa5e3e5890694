# SPDX-License-Identifier: Apache-2.0
"""Times of many calls in one process, and how a module of this package hands them over."""

import json
import resource
import time
from collections.abc import Callable, Iterable
from typing import Any

TURNS = 3


def timed(call: Callable[[], object]) -> float:
    """Return the milliseconds of one call."""
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def spread(times: Iterable[float]) -> dict[str, float]:
    """Return how many, the median, the 99th of a hundred and the slowest, in milliseconds."""
    found = sorted(times)
    at = {"p50": 0.5, "p99": 0.99}
    return {
        "calls": len(found),
        **{name: round(found[min(int(part * len(found)), len(found) - 1)], 2) for name, part in at.items()},
        "max": round(found[-1], 2),
    }


def tell(figures: dict[str, Any]) -> None:
    """Print the figures, and the memory that this process had to itself at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({**figures, "peak_mb": peak}))
