# SPDX-License-Identifier: Apache-2.0
"""P13: how long after its commit a publication is in its item and in the list, over HTTP, while the snapshot is kept."""

import time
from collections.abc import Callable, Mapping

from registry.embedded.errors import Refused
from tests.bench.public.contestants import Contestant
from tests.bench.public.databases import Filled
from tests.bench.public.inside.run import inside

PATIENCE = 60.0
OK = 200


def measure(filled: Filled, us: Contestant) -> Mapping[str, float]:
    """Return seconds to the item and to the newest page of the list."""
    us.get("/api/v1/incidents?limit=1")
    told = inside("publish_one", filled, face="publisher")
    code, committed = str(told["code"]), float(told["at"])
    return {
        "item": until(committed, lambda: us.get(f"/api/v1/incidents/{code}")[0] == OK),
        "list": until(
            committed, lambda: code.encode() in us.get("/api/v1/incidents?limit=10&sort=-changed")[1]
        ),
    }


def until(began: float, holds: Callable[[], bool]) -> float:
    """Raises: Refused when it takes a minute."""
    while not holds():
        if time.time() - began > PATIENCE:
            raise Refused("What was published does not appear.")
        time.sleep(0.02)
    return time.time() - began
