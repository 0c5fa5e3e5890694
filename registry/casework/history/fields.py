# SPDX-License-Identifier: Apache-2.0
"""How two drafts of one row differ, field by field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import fields as members
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.db import models
from django.utils.translation import gettext as _

from registry.casework.history.drawing import drawn
from registry.casework.history.labels import (
    NOTHING,
    NUMBERS,
    Names,
    column_of,
    in_language,
    label_of,
    number,
    said,
)
from registry.casework.history.shape import Change
from registry.domain.laid_over import laid_over

# Told apart: rows inside a row, and what says which row it is.
ASIDE = (
    "id",
    "kind",
    "casualties",
    "displacements",
    "locations",
    "weapons",
    "claims",
    "objects",
    "attributions",
)
# Members that name another row by its position, and what that row is called.
POINTERS: dict[str, Callable[[int], str]] = {
    "part_of": lambda n: _("figure %(n)s") % {"n": n},
    "supersedes": lambda n: _("claim %(n)s") % {"n": n},
    "claim": lambda n: _("claim %(n)s") % {"n": n},
}
# A short text is read at a glance; a longer one word by word.
WORDY = 60


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two drafts; None where the row is not there. `keys`: the ids behind the positions it points at."""

    draft: Any
    keys: tuple[Any, ...] = ()

    def value(self, name: str, absent: Any) -> Any:
        return absent if self.draft is None else getattr(self.draft, name)

    def pointed_at(self, name: str) -> tuple[Any, str]:
        """Return the id and the name of the row that is pointed at."""
        position = self.value(name, None)
        if position is None:
            return None, NOTHING
        return self.keys[position], POINTERS[name](position + 1)


def changes(model: type[models.Model], before: Side, after: Side, names: Names) -> tuple[Change, ...]:
    """Return what differs. Of a row that came or went, what it said beyond the least."""
    return tuple(found(model, before, after, names))


def found(model: type[models.Model], before: Side, after: Side, names: Names) -> Iterator[Change]:
    kind = type(before.draft if before.draft is not None else after.draft)
    told = {name for pair in NUMBERS for name in pair}
    for entry in members(kind):
        name = entry.name
        if name in ASIDE:
            continue
        pair = next((each for each in NUMBERS if each[0] == name), None)
        if pair and name in told:
            yield from ranged(pair, before, after)
        elif name in POINTERS:
            yield from pointed(model, name, before, after)
        elif name not in told:
            yield from valued(
                model, name, before.value(name, default(entry)), after.value(name, default(entry)), names
            )


def default(entry: Any) -> Any:
    """Return what a row says that says nothing of it."""
    return entry.default_factory() if callable(entry.default_factory) else plain(entry.default)


def plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | tuple) else None


def ranged(pair: tuple[str, str], before: Side, after: Side) -> Iterator[Change]:
    old, new = (tuple(side.value(name, None) for name in pair) for side in (before, after))
    if old != new:
        yield Change(str(NUMBERS[pair]), number(*old), number(*new))


def pointed(model: type[models.Model], name: str, before: Side, after: Side) -> Iterator[Change]:
    (old, was), (new, now) = before.pointed_at(name), after.pointed_at(name)
    if old != new:
        yield Change(label_of(model, name), was, now)


def valued(model: type[models.Model], name: str, old: Any, new: Any, names: Names) -> Iterator[Change]:
    if old == new:
        return
    column, label = column_of(model, name), label_of(model, name)
    if isinstance(column, models.JSONField):
        for code in sorted({*(old or {}), *(new or {})}):
            yield from worded(in_language(label, code), (old or {}).get(code, ""), (new or {}).get(code, ""))
    elif isinstance(column, GeometryField):
        yield Change(label, place(old), place(new), drawing=drawn(old, new))
    elif isinstance(column, models.TextField):
        yield from worded(label, old or "", new or "")
    else:
        was, now = said(column, old, names), said(column, new, names)
        if was != now:
            yield Change(label, was, now)


def worded(label: str, old: str, new: str) -> Iterator[Change]:
    if old == new:
        return
    long = max(len(old), len(new)) > WORDY or "\n" in old + new
    yield Change(label, old or NOTHING, new or NOTHING, laid_over(old, new) if long and old and new else ())


def place(geometry: Any) -> str:
    """Return latitude and longitude of a point; of another shape, what it is."""
    if geometry is None:
        return NOTHING
    if geometry.geom_type == "Point":
        return f"{geometry.y:.5f}, {geometry.x:.5f}"
    return _("a line") if geometry.geom_type == "LineString" else _("an area")
