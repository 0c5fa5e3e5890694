# SPDX-License-Identifier: Apache-2.0
"""A report for reading: the counts first, then the rows somebody has to look at."""

import textwrap
from collections.abc import Iterable, Iterator

from registry.intake.report import FLAGS, OUT_OF_SCOPE, REFUSALS, RefusedRow, Report

WIDTH = 100


def lines(report: Report) -> Iterator[str]:
    dry = ", dry run: nothing was written" if report.dry_run else ""
    yield f"{report.filename} ({report.importer}), as {report.by}{dry}"
    yield count("rows read", report.read)
    incidents, aggregates = report.created["incident"], report.created["aggregate_report"]
    made = f"{incidents:,} incidents, {aggregates:,} aggregate reports"
    yield count("created", incidents + aggregates, made)
    yield count("updated", report.updated)
    yield count("unchanged", report.unchanged)
    yield count("refused", sum(map(len, report.refused.values())))
    for reason, rows in report.refused.items():
        yield count(f"  {reason}", len(rows), REFUSALS[reason])
        yield from numbers(row.number for row in rows)
        if reason != OUT_OF_SCOPE:
            yield from map(detail, rows)
    yield count(
        "flagged", len({number for rows in report.flagged.values() for number in rows}), "distinct rows"
    )
    for name, found in report.flagged.items():
        yield count(f"  {name}", len(found), FLAGS[name])
        yield from numbers(found)
    yield f"Row numbers count the header as row 1. {report.seconds:.1f} s"


def count(label: str, number: int, note: str = "") -> str:
    return f"{label:<24}{number:>8,}   {note}".rstrip()


def detail(row: RefusedRow) -> str:
    stood = f" It reads “{row.value}”." if row.value else ""
    return f"      row {row.number}: {row.sentence}{stood}"


def numbers(rows: Iterable[int]) -> Iterator[str]:
    """Yield row numbers, neighbours joined: 3, 5–9."""
    text = "rows " + ", ".join(
        str(first) if first == last else f"{first}–{last}" for first, last in stretches(sorted(rows))
    )
    yield from textwrap.wrap(text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 11)


def stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for row in rows:
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            yield first, last
            first = last = row
    if first is not None and last is not None:
        yield first, last
