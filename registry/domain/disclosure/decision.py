# SPDX-License-Identifier: Apache-2.0
"""The decision what of one location is public. Taken once per record, when it is frozen."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from registry.domain.disclosure.rules import FINE_TO_COARSE, PUBLISHABLE, RULES, Fineness, Publish, Rule
from registry.domain.disclosure.situation import Situation
from registry.domain.location import PRECISIONS, Level, cell_precision, coarser, precision_class
from registry.domain.words import gettext_noop

Row = TypeVar("Row", bound=Hashable)

# Rows about these harms never leave the desk.
WITHHELD_HARMS = frozenset({"sexual_violence"})

FINEST_PRECISION = next(iter(PRECISIONS))
_AREA_PRECISION = {Publish.AREA2: "admin2", Publish.AREA1: "admin1", Publish.COUNTRY: "country"}
_KEPT_COARSE = gettext_noop(
    "An earlier version was published coarser; the place does not become finer again."
)
_KEPT_WIDE = gettext_noop(
    "Beside what is or was told of it, anything finer would show the place more closely."
)

_KNOWN_TO = frozenset(rule.reason for rule in RULES if not rule.protects)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is public: `level` of the grid for a point or a cell, `precision` code that readers see, and why."""

    publish: Publish
    level: Level | None
    precision: str
    reason: str
    sentence: str

    @property
    def fineness(self) -> Fineness:
        return self.publish, self.level

    @property
    def shows_name(self) -> bool:
        """Whether the name of the settlement may stand beside it; coarser than that, a name would give the place."""
        return self.publish is Publish.POINT or self.level is Level.CELL_1KM


def disclose(situation: Situation) -> Disclosure:
    """Return the coarsest disclosure that any rule asks for.

    Raises: UnknownCode for a precision that is in no vocabulary.
    """
    own = precision_class(situation.precision).code
    return _coarsest([rule for rule in RULES if rule.applies(situation)], own)


def protection(situation: Situation) -> Disclosure | None:
    """Return what the protecting rules alone would allow, however little is known; None where none applies."""
    protecting = [rule for rule in RULES if rule.protects and rule.applies(situation)]
    return _coarsest(protecting, FINEST_PRECISION) if protecting else None


def no_finer_than(previous: Disclosure, wanted: Disclosure) -> Disclosure:
    """Return `wanted`, made as coarse as what was ever published of a place that did not move.

    Source: docs/explanation/places.md, rule P8.
    """
    precision = coarser(previous.precision, wanted.precision)
    if _rank(previous.fineness) <= _rank(wanted.fineness):
        return replace(wanted, precision=precision)
    return Disclosure(previous.publish, previous.level, precision, "published_coarser", _KEPT_COARSE)


def kept_wide(found: Disclosure, publish: Publish, level: Level | None = None) -> Disclosure:
    """Return the disclosure made coarser, because what is told elsewhere would narrow it.

    Source: docs/explanation/places.md, rule P9.
    """
    precision = _public_precision(found.precision, publish, level)
    return Disclosure(publish, level, precision, "kept_wide", _KEPT_WIDE)


def withholds(reason: str) -> bool:
    """Whether the reason means that less is told than is known."""
    return reason not in _KNOWN_TO


def may_publish(sensitivity: str) -> bool:
    """Whether a record of this sensitivity may leave the desk; a new record (restricted) may not until it is cleared."""
    return sensitivity in PUBLISHABLE


def withheld_harms(harms: Iterable[str]) -> frozenset[str]:
    """Return the harms whose figures are withheld as a whole: no row, no total, no count of rows."""
    return WITHHELD_HARMS.intersection(harms)


def withheld_rows(harms: Mapping[Row, str], wholes: Mapping[Row, Row | None]) -> frozenset[Row]:
    """Return the rows that are withheld: those of withheld harms, and every part of them, however deep.

    `wholes`: the row each is a part of, None for none. A part without its whole would still tell of it.
    """
    withheld: set[Row] = {row for row, harm in harms.items() if harm in WITHHELD_HARMS}
    while parts := {row for row, whole in wholes.items() if whole in withheld} - withheld:
        withheld |= parts
    return frozenset(withheld)


def _coarsest(rules: Sequence[Rule], own: str) -> Disclosure:
    rule = max(rules, key=lambda rule: _rank(rule.allows))
    publish, level = rule.allows
    return Disclosure(publish, level, _public_precision(own, publish, level), rule.reason, rule.sentence)


def _public_precision(own: str, publish: Publish, level: Level | None) -> str:
    if publish is Publish.NOTHING:
        return "unlocated"
    if level is not None:
        return coarser(own, cell_precision(level))
    return coarser(own, _AREA_PRECISION.get(publish, own))


def _rank(fineness: Fineness) -> int:
    return FINE_TO_COARSE.index(fineness)
