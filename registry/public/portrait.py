# SPDX-License-Identifier: Apache-2.0
"""What the page of an area and that of a weapon have in common: the numbers of a selection, its course and its latest."""

from typing import Any

from registry.public.charts.over_time import histogram, trend
from registry.public.charts.page import totals
from registry.public.charts.sums import Counts
from registry.public.latest import latest
from registry.public.standing import any_invented
from registry.published.filters import Filter
from registry.published.sources import Source
from registry.ui.canonical import spelled

RECORDS = 5


def portrait(wanted: Filter, now: Source) -> dict[str, Any]:
    """Return what `public/_portrait.html` shows. `anything`: whether there is a record at all."""
    counts = Counts(wanted, now)
    told = totals(counts)
    anything = bool(told["total"].incidents or told["left_out"].grades or told["left_out"].reports)
    return {
        **told,
        "anything": anything,
        "charts": [histogram(counts), trend(counts)] if told["total"].incidents else [],
        "latest": latest(wanted, now, RECORDS),
        "selection": spelled(wanted.selection()),
        "demonstration": any_invented(now),
    }
