# SPDX-License-Identifier: Apache-2.0
"""The figures of one incident: a total for each harm and unit, and the rows beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.domain.counts.book import Book, book_of
from registry.domain.counts.by_status import by_status
from registry.domain.counts.claim_total import over_statuses
from registry.domain.counts.grouping import claim_of, grouped
from registry.domain.counts.reconciliation import reconcile
from registry.domain.counts.statement import COMBATANT, NOT_COMBATANT, Figure, FigureStatement

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
    book = book_of(statements)
    named = {(OF_WHICH.get(row.harm, row.harm), row.unit) for row in book.counted}
    found = {figure: _headline(book, *figure) for figure in sorted(named)}
    return {figure: headline for figure, headline in found.items() if headline}


def _headline(book: Book, harm: str, unit: str) -> Headline | None:
    people = book.of(harm, unit, NOT_COMBATANT)
    contained = [
        book.of(part, unit, NOT_COMBATANT).totals for part, whole in OF_WHICH.items() if whole == harm
    ]
    floors = [
        replace(total, harm=harm, scope="part")
        for part_totals in contained
        for total in part_totals
        if total.claim_id not in people.said
    ]
    whole = [*people.totals, *floors]
    if not whole:
        return None
    combatants = book.of(harm, unit, (COMBATANT,)).totals
    divided = sorted(_group_figures(people), key=lambda figure: figure.group)
    return Headline(
        total=reconcile(whole),
        by_status=tuple(by_status(people)),
        by_sex_age=tuple(figure for figure in divided if not figure.role),
        by_role=tuple(figure for figure in divided if figure.role),
        of_which=tuple(reconcile(part_totals) for part_totals in contained if part_totals),
        combatants=replace(reconcile(combatants), status=COMBATANT) if combatants else None,
    )


def _group_figures(people: Book) -> Iterator[Figure]:
    """Yield a figure for each group of sex, age and role that a counted row names."""
    named = (row for row in people.counted if not row.undivided)
    for (sex, age, role), rows in grouped(named, lambda row: row.group).items():
        claims = grouped(rows, claim_of).values()
        stated = [total for claim_rows in claims if (total := over_statuses(claim_rows, people.tree))]
        yield replace(reconcile(stated), sex=sex, age=age, role=role)
