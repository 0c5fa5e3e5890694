# SPDX-License-Identifier: Apache-2.0
"""How two states of a record differ: its own fields, and row by row of every part."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from registry.casework.draft import RecordDraft
from registry.casework.history.fields import Side, changes
from registry.casework.history.labels import Names, number, said, text_of
from registry.casework.history.shape import Difference, PartChange, RowChange
from registry.casework.models import (
    AggregateReport,
    Attribution,
    CasualtyFigure,
    Claim,
    DisplacementFigure,
    Incident,
    IncidentLocation,
    ObjectDamage,
    WeaponUse,
)
from registry.domain.laid_over import How

Titled = Callable[[Any, int, Names], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: its model and what a row of it is called."""

    model: type[models.Model]
    title: Titled


def coded(model: type[models.Model], name: str, value: Any) -> str:
    return said(model._meta.get_field(name), value, {})


KINDS = {
    "locations": Kind(
        IncidentLocation,
        lambda row, n, names: (
            f"{n}. {text_of(row.name) or coded(IncidentLocation, 'precision', row.precision)}"
        ),
    ),
    "claims": Kind(
        Claim, lambda row, n, names: f"{n}. {names.get(row.speaker) or names.get(row.source_item, '')}"
    ),
    "casualties": Kind(
        CasualtyFigure,
        lambda row, n, names: f"{coded(CasualtyFigure, 'harm', row.harm)}: {number(row.min, row.max)}",
    ),
    "displacements": Kind(
        DisplacementFigure,
        lambda row, n, names: _("People who had to leave: %(number)s") % {"number": number(row.min, row.max)},
    ),
    "weapons": Kind(WeaponUse, lambda row, n, names: f"{n}. {coded(WeaponUse, 'weapon', row.weapon)}"),
    "objects": Kind(
        ObjectDamage, lambda row, n, names: f"{n}. {coded(ObjectDamage, 'object_class', row.object_class)}"
    ),
    "attributions": Kind(Attribution, lambda row, n, names: f"{n}. {names.get(row.actor, '')}"),
}


@dataclass(frozen=True, slots=True)
class Both:
    """The rows of one kind in either draft, and the ids behind the positions that they point at."""

    before: Sequence[Any]
    after: Sequence[Any]
    was: tuple[Any, ...]
    now: tuple[Any, ...]

    def sides(self, before: Any, after: Any) -> tuple[Side, Side]:
        return Side(before, self.was), Side(after, self.now)


def difference(before: RecordDraft, after: RecordDraft, *, names: Names) -> Difference:
    """Return what differs. `names`: what the ids of documents, speakers, parties and waves stand for."""
    model = AggregateReport if after.kind == "aggregate_report" else Incident
    was, now = (tuple(claim.id for claim in draft.claims) for draft in (before, after))
    parts = (
        PartChange(
            label, tuple(rows(name, Both(getattr(before, name), getattr(after, name), was, now), names))
        )
        for name, label in part_labels().items()
    )
    return Difference(
        own=changes(model, Side(before), Side(after), names),
        parts=tuple(part for part in parts if part.rows),
    )


def part_labels() -> dict[str, str]:
    return {
        "locations": _("Places"),
        "claims": _("Claims"),
        "weapons": _("Weapons"),
        "objects": _("Objects hit"),
        "attributions": _("Attribution"),
    }


def rows(name: str, both: Both, names: Names) -> Iterator[RowChange]:
    """Yield the rows that came or changed, in the later order, then those that went."""
    kind, standing = KINDS[name], {row.id: row for row in both.before}
    for position, row in enumerate(both.after, 1):
        former = standing.pop(row.id, None)
        changed = changes(kind.model, *both.sides(former, row), names)
        within = tuple(inner(name, former, row, names))
        if former is None or changed or within:
            how = How.NEW if former is None else How.CHANGED
            yield RowChange(kind.title(row, position, names), how, changed, within)
    for position, row in enumerate(both.before, 1):
        if row.id in standing:
            gone = changes(kind.model, *both.sides(row, None), names)
            yield RowChange(
                kind.title(row, position, names), How.GONE, gone, tuple(inner(name, row, None, names))
            )


def inner(name: str, before: Any, after: Any, names: Names) -> Iterator[RowChange]:
    """Yield the changes of a claim's figures."""
    if name != "claims":
        return
    for kind in ("casualties", "displacements"):
        old, new = (getattr(row, kind) if row is not None else () for row in (before, after))
        both = Both(old, new, tuple(row.id for row in old), tuple(row.id for row in new))
        yield from rows(kind, both, names)
