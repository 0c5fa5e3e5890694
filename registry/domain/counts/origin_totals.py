# SPDX-License-Identifier: Apache-2.0
"""The totals of claims, as each origin states them: a number for all, or the groups that it names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from registry.domain.counts.claim_total import over_groups, over_statuses
from registry.domain.counts.grouping import Rows, claim_of, grouped
from registry.domain.counts.selection import Origin, origin_of
from registry.domain.counts.statement import FigureStatement
from registry.domain.counts.subsets import inside
from registry.domain.counts.tree import Tree


def claim_totals(rows: Rows, left_out: Rows, tree: Tree) -> list[FigureStatement]:
    """Return each claim's total, from its undivided rows or, where the claim gives none at all, from its groups.

    `rows`: the counted rows of one harm and unit. `left_out`: the rows of the same that do not count.
    Source: docs/explanation/counting.md, rules C6 and C7.
    """
    undivided = [row for row in (*rows, *left_out) if row.undivided]
    said = {row.claim_id for row in undivided}
    own = {_told(row) for row in undivided if row.is_origin}
    claims = grouped((row for row in rows if row.undivided), claim_of).values()
    stated = [total for claim_rows in claims if (total := over_statuses(claim_rows, tree))]
    only_groups = [row for row in rows if row.claim_id not in said]
    groups = [row for row in only_groups if row.is_origin or _told(row) not in own]
    return [*stated, *_of_groups(groups, left_out, {_told(each) for each in stated})]


def _told(row: FigureStatement) -> tuple[Origin, str]:
    return origin_of(row), row.scope


def _of_groups(rows: Rows, left_out: Rows, stated: set[tuple[Origin, str]]) -> Iterator[FigureStatement]:
    """Yield totals over groups. Beside a number of its origin for all, groups are no whole of their own."""
    reduced = {claim_of(row) for row in left_out}
    for claim, claim_rows in grouped(rows, claim_of).items():
        origin, scope = origin_of(claim_rows[0]), claim_rows[0].scope
        if scope == "whole" and (origin, "whole") in stated:
            continue
        total = over_groups(claim_rows)
        beside = [row for row in rows if origin_of(row) == origin and row.scope == scope]
        whole = claim not in reduced and (origin, "part") not in stated and _all_among(beside, claim_rows)
        if total:
            yield total if whole else replace(total, scope="part")


def _all_among(rows: Iterable[FigureStatement], groups: Rows) -> bool:
    """Whether the claim names every group that its origin names."""
    return all(any(inside(row, group) for group in groups) for row in rows)
