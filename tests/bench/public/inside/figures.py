# SPDX-License-Identifier: Apache-2.0
"""Times of many calls in one process, and how a module of this package hands them over."""

import json
import resource
import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any, NamedTuple


class Time(NamedTuple):
    """Milliseconds by the clock, and those that this process was at work, all its threads together."""

    clock: float
    work: float


def timed(call: Callable[[], object]) -> Time:
    began, busy = time.perf_counter(), time.process_time()
    call()
    return Time((time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000)


def spread(times: Iterable[Time]) -> dict[str, float]:
    """Return how many, the median, the 95th and 99th of a hundred and the slowest, in milliseconds; and the median of the work."""
    both = list(times)
    found = sorted(each.clock for each in both)
    at = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    return {
        "calls": len(found),
        **{name: round(found[min(int(part * len(found)), len(found) - 1)], 2) for name, part in at.items()},
        "max": round(found[-1], 2),
        "work": round(median(each.work for each in both), 2),
    }


def tell(figures: dict[str, Any]) -> None:
    """Print the figures, and the memory that this process had to itself at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({**figures, "peak_mb": peak}))
