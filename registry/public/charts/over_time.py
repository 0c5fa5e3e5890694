# SPDX-License-Identifier: Apache-2.0
"""Charts along the time: incidents by month and weapon, and how many people were reported killed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from registry.public.charts.chart import MOST_LINES, Chart, Line, Table, of_the_last
from registry.public.charts.columns import Columns, Stack, columns
from registry.public.charts.paint import RANGE
from registry.public.charts.periods import every, name
from registry.public.charts.sums import Amount, Counts, Group
from registry.public.charts.weapon_colours import Coloured, coloured
from registry.ui.wording.numbers import whole

MOST_MONTHS = 240
"""Beyond them, years are drawn."""
FEWER_LINES = 24
"""Of the table where it stands beside a list and a map."""


def period(counts: Counts) -> tuple[str, list[Group]]:
    """Return month or year, whichever can be drawn, with the groups of all incidents by it."""
    by_month = counts.groups("month")
    if len(row_of(by_month)) <= MOST_MONTHS:
        return "month", by_month
    return "year", counts.groups("year")


def row_of(found: Sequence[Group]) -> list[str]:
    """Return the buckets from the first to the last that holds anything."""
    known = [each.code for each in found if each.code]
    return every(min(known), max(known)) if known else []


def histogram(counts: Counts, *, brush: bool = False) -> Chart:
    """Return the incidents by month, or year, in the colours of their weapons. `brush`: a span of it can be picked."""
    unit, whole_groups = period(counts)
    buckets = row_of(whole_groups)
    found = coloured(counts, unit, buckets)
    nowhere = sum(each.incidents for each in whole_groups if each.code is None)
    months = unit == "month"
    said = found.said(months=months)
    return Chart(
        key="time",
        by=found.by,
        title=said.title,
        definition=said.definition,
        rule=said.rule,
        table=by_bucket(unit, buckets, whole_groups, FEWER_LINES if brush else MOST_LINES, found),
        columns=columns(buckets, found.stacks, beside=nowhere) if buckets else None,
        notes=unplaced(unit, nowhere, anything_placed=bool(buckets)),
        brush=brush and months,
    )


def unplaced(unit: str, number: int, *, anything_placed: bool) -> list[str]:
    if not number:
        return []
    if not anything_placed:
        return [_("None of these incidents is known to the month or to the year.")]
    if unit == "month":
        words = _("%(number)s more are not known to the month. They stand beside the axis.")
    else:
        words = _("%(number)s more are not known to the year. They stand beside the axis.")
    return [words % {"number": whole(number)}]


def by_bucket(
    unit: str,
    buckets: Sequence[str],
    found: Sequence[Group],
    most: int,
    coloured: Coloured | None = None,
) -> Table:
    """Return one line for each of the newest buckets: incidents, people, and the incidents of each layer that has any."""
    shown, held = (coloured.in_the_table(), coloured.held) if coloured else ([], {})
    head = [_("Month") if unit == "month" else _("Year"), _("Incidents"), _("Killed"), _("Injured")]
    of_bucket = {each.code: each for each in found}
    lines = [
        line(of_bucket.get(bucket), name(bucket), [held.get((bucket, each.layer.code), 0) for each in shown])
        for bucket in buckets[-most:]
    ]
    if None in of_bucket:
        last = _("Not known to the month") if unit == "month" else _("Not known to the year")
        lines.append(line(of_bucket[None], last, [held.get((None, each.layer.code), 0) for each in shown]))
    return Table([*head, *(stack.name for stack in shown)], lines, of_the_last(len(buckets), most))


def line(group: Group | None, words: str, further: Sequence[int]) -> Line:
    people = [group.killed.cell, group.injured.cell] if group else ["–", "–"]
    return Line(words, [whole(group.incidents if group else 0), *people, *map(whole, further)])


def trend(counts: Counts) -> Chart:
    """Return the people reported killed by month, or year, each column as the range that sources give."""
    unit, found = period(counts)
    buckets = row_of(found)
    of_bucket = {each.code: each for each in found}
    amounts = [of_bucket[bucket].killed if bucket in of_bucket else None for bucket in buckets]
    nowhere = of_bucket.get(None)
    months = unit == "month"
    return Chart(
        key="killed",
        by=(unit,),
        title=_("People reported killed, by month") if months else _("People reported killed, by year"),
        definition=_(
            "The full part of a column is the smallest number that sources give, the striped part the largest. A "
            "triangle says that there may be more."
        ),
        rule=_("Smallest numbers are added to smallest, largest to largest."),
        table=by_bucket(unit, buckets, found, MOST_LINES),
        columns=ranges(buckets, amounts) if buckets else None,
        notes=unplaced_killed(unit, nowhere),
    )


def ranges(buckets: Sequence[str], amounts: Sequence[Amount | None]) -> Columns:
    ends = [
        (each.low or 0, max(each.low or 0, each.high or 0), each.open_above) if each else (0, 0, False)
        for each in amounts
    ]
    least, most = RANGE
    stacks = [
        Stack(least, _("Smallest number"), [low for low, _high, _open in ends]),
        Stack(most, _("Largest number"), [high - low for low, high, _open in ends]),
    ]
    return columns(buckets, stacks, opened=[is_open for _low, _high, is_open in ends])


def unplaced_killed(unit: str, group: Group | None) -> list[str]:
    if group is None or group.killed.low is None:
        return []
    words = (
        _("%(people)s more were reported killed in incidents that are not known to the month.")
        if unit == "month"
        else _("%(people)s more were reported killed in incidents that are not known to the year.")
    )
    return [words % {"people": group.killed.words}]
