# SPDX-License-Identifier: Apache-2.0
"""A chart taken away from its page: the numbers as CSV, or a drawing that says what it is and where it is from."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as dated
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from registry.public.charts.bars import Bar
from registry.public.charts.chart import Chart
from registry.public.charts.page import CHARTS
from registry.public.charts.sums import Counts
from registry.published.filters import Filter
from registry.published.sources import Source
from registry.published.statistics.shown import as_table
from registry.ui.canonical import spelled
from registry.ui.wording.called import registry_name

COLUMNS_HEIGHT, BAR_HEIGHT, LINE, LEGEND_LINE = 204, 44, 18, 22
"""Pixels."""
LETTERS = 96
"""Of small print on a line."""


class Text(NamedTuple):
    """A line of words, `y` pixels from the top."""

    y: int
    words: str


class Placed(NamedTuple):
    y: int
    bar: Bar


def csv_of(key: str, wanted: Filter, now: Source) -> bytes:
    """Return what `/api/v1/statistics` gives as CSV for the same question."""
    counts = Counts(wanted, now)
    by = CHARTS[key](counts).by
    return as_table(counts.by(*by), by, lang=get_language() or "en")


def svg_of(key: str, wanted: Filter, now: Source) -> bytes:
    """Return the chart as a file that needs nothing else: no style sheet, no script, no font."""
    chart = CHARTS[key](Counts(wanted, now))
    return render_to_string("public/charts/alone.svg", laid_out(chart, wanted, now)).strip().encode()


def laid_out(chart: Chart, wanted: Filter, now: Source) -> dict[str, Any]:
    """Return the parts of the drawing, each with its distance from the top."""
    said = list(below(60, [chart.definition]))
    top = said[-1].y + LINE
    bars = [Placed(top + at * BAR_HEIGHT, bar) for at, bar in enumerate(chart.bars)]
    legend_top = top + (COLUMNS_HEIGHT + LEGEND_LINE if chart.columns else len(bars) * BAR_HEIGHT + LINE)
    layers = chart.columns.legend if chart.columns else ()
    small_top = legend_top + len(layers) * LEGEND_LINE + LINE
    small = list(below(small_top, [*chart.notes, chart.rule, *source(chart, wanted, now)]))
    return {
        "chart": chart,
        "alone": True,
        "rtl": get_language_bidi(),
        "said": said,
        "top": top,
        "bars": bars,
        "legend": [(legend_top + at * LEGEND_LINE, each) for at, each in enumerate(layers)],
        "small": small,
        "height": small[-1].y + LINE,
    }


def below(top: int, sentences: Iterable[str]) -> Iterator[Text]:
    """Yield the sentences in lines, one below the other."""
    for sentence in sentences:
        for words in wrap(sentence, LETTERS):
            yield Text(top, words)
            top += LINE


def source(chart: Chart, wanted: Filter, now: Source) -> list[str]:
    """Return where the drawing is from: the registry, its day and state, its licence and the address of the page."""
    query = spelled(wanted.selection())
    page = f"{settings.REGISTRY_PUBLIC_URL}/{get_language()}/statistics{f'?{query}' if query else ''}#{chart.key}"
    day = dated(now.published_at, "j M Y") if now.published_at else ""
    said = _("Source: %(registry)s, as published on %(day)s (state %(number)s). Licence: %(licence)s.") % {
        "registry": registry_name(),
        "day": day,
        "number": now.version,
        "licence": settings.REGISTRY_LICENCE,
    }
    return [said, page]
