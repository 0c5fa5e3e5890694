# SPDX-License-Identifier: Apache-2.0
"""P10: publications a second, one by one and a thousand in one batch, beside bare commits of one row; every commit reaches the disk."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median

import django

django.setup()

from django.db import connections

from registry.published import write
from registry.published.write import Carried
from tests.bench.public.inside.figures import tell
from tests.bench.public.inside.made import items, outbox
from tests.bench.public.rows.written import NAMING

ROUNDS = 4
ONE_BY_ONE, BATCH = 200, 1000


def rate(batches: Sequence[Sequence[Carried]]) -> float:
    began = time.perf_counter()
    for batch in batches:
        write.carry(batch, at=datetime.now(UTC), naming=NAMING)
    return sum(map(len, batches)) / (time.perf_counter() - began)


def bare_rate(number: int) -> float:
    """Return commits a second of one small row each."""
    with connections["published"].cursor() as cursor:
        began = time.perf_counter()
        for at in range(number):
            cursor.execute("INSERT INTO bench_commits VALUES (%s)", [at])
        return number / (time.perf_counter() - began)


def main() -> None:
    ids = outbox()
    rates: dict[str, list[float]] = {"bare": [], "one": [], "batch": []}
    for turn in range(ROUNDS):
        one_by_one, batch = items(ONE_BY_ONE, ids), items(BATCH, ids)
        found = {
            "bare": bare_rate(1000),
            "one": rate([[item] for item in one_by_one]),
            "batch": rate([batch]),
        }
        for name, value in found.items():
            rates[name] += [value] if turn else []
    tell({name: round(median(values), 1) for name, values in rates.items()})


main()
