# SPDX-License-Identifier: Apache-2.0
"""What a person may set for one run, by variables of the environment: make bench ROWS=10000 ROUNDS=1 ONLY=P1,P4 KEEP=1."""

import os
from dataclasses import dataclass

SIZES = (10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Options:
    """`only`: targets to measure, all when empty. `keep`: the filled cluster stays in var/bench for the next run.

    `profile`: an address of the public face, whose answer is taken apart instead of anything being measured. `page`: write
    docs/reference/performance.md; a run of all sizes and targets does so anyway."""

    rows: tuple[int, ...]
    rounds: int
    seconds: float
    only: frozenset[str]
    keep: bool
    profile: str
    page: bool

    def wants(self, *targets: str) -> bool:
        return not self.only or bool(self.only & set(targets))


def read() -> Options:
    rows = tuple(int(number) for number in os.environ.get("ROWS", "").split(",") if number) or SIZES
    only = frozenset(filter(None, os.environ.get("ONLY", "").upper().split(",")))
    rounds, seconds = int(os.environ.get("ROUNDS") or 3), float(os.environ.get("SECONDS_EACH") or 3)
    page = bool(os.environ.get("PAGE")) or (rows == SIZES and not only)
    return Options(
        rows, rounds, seconds, only, bool(os.environ.get("KEEP")), os.environ.get("PROFILE", ""), page
    )
