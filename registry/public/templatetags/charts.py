# SPDX-License-Identifier: Apache-2.0
"""The lines of a chart's table for templates: {% load charts %}{% table_lines chart.table.lines %}."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from registry.public.charts.chart import Line
from registry.ui.wording.terms import apart

register = template.Library()
CELL = '<td class="number"><bdi dir="ltr">{}</bdi></td>'


@register.simple_tag
def table_lines(lines: Iterable[Line]) -> SafeString:
    """Return the lines as rows. A page has hundreds of cells, and a template takes several times as long for each."""
    return format_html_join("\n", "<tr>{}{}</tr>", ((heading(each), cells(each)) for each in lines))


def heading(line: Line) -> SafeString:
    name = apart(line.name)
    said = format_html('<a href="{}">{}</a>', line.address, name) if line.address else name
    if line.depth:
        return format_html('<th scope="row" class="inner">{}</th>', said)
    return format_html('<th scope="row">{}</th>', said)


def cells(line: Line) -> SafeString:
    return format_html_join("", CELL, ((each,) for each in line.cells))
