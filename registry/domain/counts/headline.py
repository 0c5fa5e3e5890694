# SPDX-License-Identifier: Apache-2.0
"""The figures of one incident: a total for each harm and unit, and the rows beside it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from registry.domain.counts.claim_total import over_groups, over_statuses
from registry.domain.counts.reconciliation import reconcile
from registry.domain.counts.selection import counted
from registry.domain.counts.statement import COMBATANT, NOT_COMBATANT, Figure, FigureStatement

Rows = list[FigureStatement]
Key = TypeVar("Key", bound=tuple[str, ...])

# Harm that is contained in another: shown as "of which", never added to it.
OF_WHICH = {"died_later": "killed"}


@dataclass(frozen=True, slots=True)
class Headline:
    """One harm in one unit. `total` counts people not reported as combatants; every other row is part of it.

    `combatants` stands beside the total and is in no sum.
    """

    total: Figure
    by_status: tuple[Figure, ...] = ()
    by_sex_age: tuple[Figure, ...] = ()
    by_role: tuple[Figure, ...] = ()
    of_which: tuple[Figure, ...] = ()
    combatants: Figure | None = None

    @property
    def breakdown(self) -> tuple[Figure, ...]:
        return self.by_status + self.by_sex_age + self.by_role


def totals(statements: Iterable[FigureStatement]) -> dict[tuple[str, str], Headline]:
    """Return the headline of every (harm, unit) that a counted statement supports.

    Harms and units are never added to one another: `killed_or_injured` stays apart from killed and from
    injured, families from persons.
    Source: docs/explanation/counting.md, rules C3 to C11.
    """
    held = list(statements)
    kept = [decision.statement for decision in counted(held) if decision.counted]
    stated = {
        (row.claim_id, row.harm, row.unit) for row in held if row.undivided and row.status in NOT_COMBATANT
    }
    by_harm = _grouped(kept, lambda row: (row.harm, row.unit))
    found: dict[tuple[str, str], Headline] = {}
    for harm, unit in sorted({(OF_WHICH.get(harm, harm), unit) for harm, unit in by_harm}):
        rows = by_harm.get((harm, unit), [])
        contained = {part: by_harm.get((part, unit), []) for part, whole in OF_WHICH.items() if whole == harm}
        headline = _headline(harm, rows, contained, stated)
        if headline:
            found[harm, unit] = headline
    return found


def _headline(
    harm: str, rows: Rows, contained: Mapping[str, Rows], stated: set[tuple[str, str, str]]
) -> Headline | None:
    inner = {part: list(_claim_totals(part_rows, stated)) for part, part_rows in contained.items()}
    floors = [
        replace(total, harm=harm, scope="part")
        for part_totals in inner.values()
        for total in part_totals
        if (total.claim_id, harm, total.unit) not in stated
    ]
    whole = [*_claim_totals(rows, stated), *floors]
    if not whole:
        return None
    combatants = [row for row in rows if row.undivided and row.status == COMBATANT]
    groups = [
        _group_figure(group)
        for group in _grouped(rows, lambda row: row.group).values()
        if not group[0].undivided
    ]
    divided = sorted((figure for figure in groups if figure), key=lambda figure: figure.group)
    return Headline(
        total=reconcile(whole),
        by_status=tuple(_by_status(rows, stated)),
        by_sex_age=tuple(figure for figure in divided if not figure.role),
        by_role=tuple(figure for figure in divided if figure.role),
        of_which=tuple(reconcile(part_totals) for part_totals in inner.values() if part_totals),
        combatants=reconcile(combatants) if combatants else None,
    )


def _claim_totals(rows: Rows, stated: set[tuple[str, str, str]]) -> Iterator[FigureStatement]:
    """Yield each claim's total, from its undivided rows or, where the claim gives none at all, from its
    groups.
    """
    for (claim_id, _scope), claim_rows in _grouped(rows, lambda row: (row.claim_id, row.scope)).items():
        first = claim_rows[0]
        if (claim_id, first.harm, first.unit) in stated:
            total = over_statuses([row for row in claim_rows if row.undivided])
        else:
            total = over_groups([row for row in claim_rows if not row.undivided])
        if total:
            yield total


def _by_status(rows: Rows, stated: set[tuple[str, str, str]]) -> Iterator[Figure]:
    """Yield a figure per status. A row that is itself split by status is a whole and no row of the split."""
    wholes = {(row.claim_id, row.of_which) for row in rows if row.undivided and row.of_which}
    split = [row for row in rows if (row.claim_id, row.row_id) not in wholes]
    for status in NOT_COMBATANT:
        claim_totals = list(_claim_totals([row for row in split if row.status == status], stated))
        if claim_totals:
            yield replace(reconcile(claim_totals), status=status)


def _group_figure(rows: Rows) -> Figure | None:
    sex, age, role = rows[0].group
    claims = _grouped(rows, lambda row: (row.claim_id, row.scope)).values()
    totals_of_group = [total for claim_rows in claims if (total := over_statuses(claim_rows))]
    if not totals_of_group:
        return None
    return replace(reconcile(totals_of_group), sex=sex, age=age, role=role)


def _grouped(rows: Iterable[FigureStatement], key: Callable[[FigureStatement], Key]) -> dict[Key, Rows]:
    groups: dict[Key, Rows] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
