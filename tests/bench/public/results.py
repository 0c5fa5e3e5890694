# SPDX-License-Identifier: Apache-2.0
"""The figures of a run as the JSON of var/bench/latest.json: every work with its peers, then every target."""

from collections.abc import Mapping
from typing import Any

from tests.bench.public.figures import Figures
from tests.bench.public.targets import PEERS, TARGETS, Run

LIMIT = "empty_view"


def as_json(machine: Mapping[str, str], run: Run) -> dict[str, Any]:
    results = [each for rows in sorted(run) for each in works(run[rows])]
    figures = {str(rows): found.plain() for rows, found in sorted(run.items())}
    return {"machine": dict(machine), "results": [*results, *targets(run)], "figures": figures}


def works(found: Figures) -> list[dict[str, Any]]:
    """Return one entry a work and form of ours: page_100, page_100_again, page_100_gzip …"""
    return [
        {
            "work": work if name == "ours" else f"{work}_{name}",
            "rows": found.rows,
            "ours": round(rate, 2),
            "unit": "answers/s",
            "peers": {peer: round(rates[peer], 2) for peer in PEERS if peer in rates},
            "limit": {LIMIT: round(rates[LIMIT], 2)} if LIMIT in rates else {},
            "target": None,
            "met": None,
        }
        for work, rates in found.rates.items()
        for name, rate in rates.items()
        if name not in (*PEERS, LIMIT)
    ]


def targets(run: Run) -> list[dict[str, Any]]:
    return [
        {
            "work": f"{target.code} {target.words}",
            "rows": max(run),
            "ours": value if (value := target.value(run)) is None else round(value, 3),
            "unit": target.unit,
            "peers": {},
            "limit": {},
            "target": target.wanted,
            "met": target.met(run),
        }
        for target in TARGETS
    ]
