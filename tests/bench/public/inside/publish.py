# SPDX-License-Identifier: Apache-2.0
"""P10: publications a second, one by one and a thousand in one batch, beside bare commits of one row; every commit reaches the disk."""

import json
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from statistics import median

import django

django.setup()

import rfc8785
from django.db import connections

from registry.domain import reference
from registry.published import write
from registry.published.models import Change, Version
from registry.published.write import Carried
from tests.bench.public.inside.figures import tell
from tests.bench.public.rows.written import NAMING

ROUNDS = 4
ONE_BY_ONE, BATCH = 200, 1000
Outbox = Iterator[int]


def items(number: int, outbox: Outbox) -> list[Carried]:
    """Return publications of new records whose content is that of old ones, but for the nonce."""
    contents = [json.loads(bytes(row)) for row in Version.objects.values_list("content", flat=True)[:number] if row]
    made = []
    for at in range(number):
        raw = rfc8785.dumps({**contents[at % len(contents)], "nonce": sha256(str(next(outbox)).encode()).hexdigest()})
        digest = sha256(raw).hexdigest()
        made.append(Carried(next(outbox), "incident", "published", reference.mint("BEN"), 1, raw, digest, None))
    return made


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
    newest = Change.objects.order_by("-outbox_id").values_list("outbox_id", flat=True).first() or 0
    outbox = count(newest + 1)
    rates: dict[str, list[float]] = {"bare": [], "one": [], "batch": []}
    for turn in range(ROUNDS):
        one_by_one, batch = items(ONE_BY_ONE, outbox), items(BATCH, outbox)
        found = {"bare": bare_rate(1000), "one": rate([[item] for item in one_by_one]), "batch": rate([batch])}
        for name, value in found.items():
            rates[name] += [value] if turn else []
    tell({name: round(median(values), 1) for name, values in rates.items()})


main()
