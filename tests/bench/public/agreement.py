# SPDX-License-Identifier: Apache-2.0
"""Whether the contestants answer the same question: for some boxes, all have to count the same incidents."""

import json
from collections.abc import Sequence

from registry.embedded.errors import Refused
from tests.bench.public.contestants import Contestant
from tests.bench.public.slots import Slots

LOOKED_AT = 5
COUNTS = ("count", "numberMatched")
WORK = "page_bbox"


def refuse_different(contestants: Sequence[Contestant], slots: Slots) -> None:
    """Raises: Refused with what each has counted. Who tells no count is not asked."""
    for at in range(LOOKED_AT):
        found = {each.name: counted(each, slots.filled(each.works[WORK])[at]) for each in contestants}
        told = {name: count for name, count in found.items() if count is not None}
        if len(set(told.values())) > 1:
            raise Refused(f"The contestants count differently in the box {slots.boxes[at]}: {told}")


def counted(contestant: Contestant, address: str) -> int | None:
    answer = json.loads(contestant.get(address)[1])
    return next((int(answer[name]) for name in COUNTS if name in answer), None)
