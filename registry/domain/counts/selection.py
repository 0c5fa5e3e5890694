# SPDX-License-Identifier: Apache-2.0
"""Which statements count, and the public reason where one does not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from registry.domain.counts.statement import COMBATANT, NOT_COMBATANT, FigureStatement
from registry.domain.counts.tree import Tree, as_parts
from registry.domain.words import gettext_noop

Origin = tuple[str, str]


class Reason(StrEnum):
    """Why a statement counts or not; public codes. None of them tells a source's letters, which stay on the desk."""

    COUNTED = "counted"
    RETRACTED = "retracted"
    EXCLUDED = "excluded"
    DENIAL = "denial"
    NO_NUMBER = "no_number"
    SET_ASIDE = "set_aside"
    OLDER = "older_statement"
    RELAY = "relay"


SENTENCES = {
    Reason.COUNTED: gettext_noop("Counted."),
    Reason.RETRACTED: gettext_noop("Not counted: its source took the statement back."),
    Reason.EXCLUDED: gettext_noop("Not counted: a reviewer left it out and gave the reason."),
    Reason.DENIAL: gettext_noop("Not counted: a denial is shown and carries no figure."),
    Reason.NO_NUMBER: gettext_noop("Not counted: it states no number."),
    Reason.SET_ASIDE: gettext_noop(
        "Not counted: set aside when the registry assessed the source and the statement."
    ),
    Reason.OLDER: gettext_noop("Not counted: the same origin has made a newer statement."),
    Reason.RELAY: gettext_noop("Not counted: it repeats an origin whose own statement is held."),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A statement and the decision on it. `detail` is the reviewer's public reason where one was given."""

    statement: FigureStatement
    counted: bool
    reason: Reason
    sentence: str
    detail: str = ""


@dataclass(slots=True)
class _Origin:
    """What is held of one origin on one figure: whether its own statement, and the newest own and relayed day."""

    own_held: bool = False
    newest: dict[bool, date] = field(default_factory=dict)

    def take(self, statement: FigureStatement, reason: Reason) -> None:
        if statement.is_origin and (statement.min is not None or statement.position == "denies"):
            self.own_held = True
        if reason is Reason.COUNTED:
            known = self.newest.get(statement.is_origin, date.min)
            self.newest[statement.is_origin] = max(known, _day(statement))


def counted(statements: Iterable[FigureStatement]) -> list[Counted]:
    """Return one decision per statement, in the order given.

    Statuses are views of the same people: which statement is the newest does not depend on the status it
    gives, except that combatants, and totals that may hold combatants, are figures of their own. Combatants
    who are part of a number stand and fall with it.
    Source: docs/explanation/counting.md, rules C3 to C5.
    """
    held = list(statements)
    rows = as_parts(held)
    tree = Tree(rows)
    others = [(row, _in_itself(row)) for row in rows if row.status != COMBATANT]
    decided = _decide(others)
    combatants = [row for row in rows if row.status == COMBATANT]
    decided |= _decide([(row, _with_its_whole(row, tree, decided)) for row in combatants])
    return [_told(statement, decided[id(row)]) for statement, row in zip(held, rows, strict=True)]


def origin_of(statement: FigureStatement) -> Origin:
    if statement.origin_group:
        return "group", statement.origin_group
    return "claim", statement.claim_id


def _decide(judged: Sequence[tuple[FigureStatement, Reason]]) -> dict[int, Reason]:
    """Return the reason of each row, by its identity: alone, then beside what its origin says elsewhere."""
    origins: dict[tuple[object, ...], _Origin] = defaultdict(_Origin)
    for row, reason in judged:
        origins[_figure_of_origin(row)].take(row, reason)
    return {id(row): _beside(row, reason, origins[_figure_of_origin(row)]) for row, reason in judged}


def _figure_of_origin(statement: FigureStatement) -> tuple[object, ...]:
    people = "people" if statement.status in NOT_COMBATANT else statement.status
    return origin_of(statement), statement.harm, statement.unit, people, statement.group, statement.scope


def _beside(statement: FigureStatement, reason: Reason, origin: _Origin) -> Reason:
    if reason is Reason.COUNTED and not statement.is_origin and origin.own_held:
        return Reason.RELAY
    if reason is Reason.COUNTED and _day(statement) < origin.newest[statement.is_origin]:
        return Reason.OLDER
    return reason


def _with_its_whole(row: FigureStatement, tree: Tree, decided: Mapping[int, Reason]) -> Reason:
    """Judge combatants in themselves, then by the number of people that they are part of."""
    reason = _in_itself(row)
    whole = next((whole for whole in tree.wholes(row) if whole.status in NOT_COMBATANT), None)
    return decided[id(whole)] if whole and reason is Reason.COUNTED else reason


def _told(statement: FigureStatement, reason: Reason) -> Counted:
    detail = statement.excluded_reason if reason is Reason.EXCLUDED else ""
    return Counted(statement, reason is Reason.COUNTED, reason, SENTENCES[reason], detail)


def _day(statement: FigureStatement) -> date:
    """An undated statement is older than every dated one."""
    return statement.stated_at or date.min


def _in_itself(statement: FigureStatement) -> Reason:
    """Judge a statement without looking at the others. F and 6 mean "not judged", and count."""
    if statement.retracted:
        return Reason.RETRACTED
    if statement.excluded_reason:
        return Reason.EXCLUDED
    if statement.position == "denies":
        return Reason.DENIAL
    if statement.min is None:
        return Reason.NO_NUMBER
    if statement.reliability == "E" or statement.credibility == "5":
        return Reason.SET_ASIDE
    return Reason.OLDER if statement.superseded_by else Reason.COUNTED
