# SPDX-License-Identifier: Apache-2.0
"""All charts of one selection, for the statistics page and for explore."""

from collections.abc import Callable
from functools import partial
from typing import Any

from registry.public.charts.by_code import answered
from registry.public.charts.by_people import by_people
from registry.public.charts.chart import Chart
from registry.public.charts.left_out import left_out
from registry.public.charts.over_time import histogram, trend
from registry.public.charts.questions import QUESTIONS
from registry.public.charts.sums import Counts, total

Make = Callable[[Counts], Chart]
CHARTS: dict[str, Make] = {
    "time": histogram,
    "killed": trend,
    "people-killed": partial(by_people, "killed"),
    "people-injured": partial(by_people, "injured"),
    **{key: partial(answered, question) for key, question in QUESTIONS.items()},
}
"""By their keys, in the order of the page."""


def statistics(counts: Counts) -> dict[str, Any]:
    """Return what `public/charts/_page.html` shows."""
    return {"charts": [make(counts) for make in CHARTS.values()], **totals(counts)}


def totals(counts: Counts) -> dict[str, Any]:
    """Return what `public/charts/_totals.html` shows."""
    found = counts.whole()
    return {
        "total": total(found),
        "left_out": left_out(found, counts.wanted),
        "invented": found.invented,
    }
