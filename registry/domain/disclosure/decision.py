# SPDX-License-Identifier: Apache-2.0
"""The decision what of one location is public. Taken once per record, when it is frozen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from registry.domain.disclosure.rules import FINE_TO_COARSE, PUBLISHABLE, RULES, Fineness, Publish
from registry.domain.disclosure.situation import Situation
from registry.domain.location import Level, cell_precision, coarser, precision_class
from registry.domain.words import gettext_noop

# Rows about these harms never leave the desk.
WITHHELD_HARMS = frozenset({"sexual_violence"})

_AREA_PRECISION = {Publish.AREA2: "admin2", Publish.AREA1: "admin1", Publish.COUNTRY: "country"}
_KEPT_COARSE = gettext_noop(
    "An earlier version was published coarser; the place does not become finer again."
)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is public: `level` of the grid for a point or a cell, `precision` code that readers see, and
    why.
    """

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
        """Whether the name of the settlement may stand beside it; coarser than that, a name would give the
        place.
        """
        return self.publish is Publish.POINT or self.level is Level.CELL_1KM


def disclose(situation: Situation) -> Disclosure:
    """Return the coarsest disclosure that any rule asks for.

    Raises: UnknownCode for a precision that is in no vocabulary.
    """
    own = precision_class(situation.precision).code
    rule = max((rule for rule in RULES if rule.applies(situation)), key=lambda rule: _rank(rule.allows))
    publish, level = rule.allows
    return Disclosure(publish, level, _public_precision(own, publish, level), rule.reason, rule.sentence)


def no_finer_than(previous: Disclosure, wanted: Disclosure) -> Disclosure:
    """Return `wanted`, made as coarse as what was ever published of a place that did not move.

    Source: docs/explanation/places.md, rule P8.
    """
    precision = coarser(previous.precision, wanted.precision)
    if _rank(previous.fineness) <= _rank(wanted.fineness):
        return replace(wanted, precision=precision)
    return Disclosure(previous.publish, previous.level, precision, "published_coarser", _KEPT_COARSE)


def may_publish(sensitivity: str) -> bool:
    """Whether a record of this sensitivity may leave the desk; a new record (restricted) may not until it is
    cleared.
    """
    return sensitivity in PUBLISHABLE


def withheld_harms(harms: Iterable[str]) -> frozenset[str]:
    """Return the harms whose figures are withheld as a whole: no row, no total, no count of rows."""
    return WITHHELD_HARMS.intersection(harms)


def _public_precision(own: str, publish: Publish, level: Level | None) -> str:
    if publish is Publish.NOTHING:
        return "unlocated"
    if level is not None:
        return coarser(own, cell_precision(level))
    return coarser(own, _AREA_PRECISION.get(publish, own))


def _rank(fineness: Fineness) -> int:
    return FINE_TO_COARSE.index(fineness)
