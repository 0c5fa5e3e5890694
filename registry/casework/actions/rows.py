# SPDX-License-Identifier: Apache-2.0
"""The rows of one kind as a draft wants them: equal ones stay untouched, changed ones change, missing ones go."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models

from registry.audit.tracking import LEFT, event_of
from registry.domain.errors import InvalidInput

Values = dict[str, Any]
NOT_ITS_PART = "This row is not a part of this record. Take it away and add it anew."


class Rows:
    """The rows of one kind that a record has. What `take` does not name is gone."""

    def __init__(self, kind: type[models.Model], standing: Iterable[Any]) -> None:
        self.kind = kind
        self.left: dict[UUID, Any] = {row.pk: row for row in standing}
        self.new: list[Any] = []
        self.changed: dict[UUID, tuple[Any, set[str]]] = {}

    def take(self, wanted: Sequence[tuple[UUID | None, Values]], *, path: str, **among: UUID) -> list[Any]:
        """Return the rows for these ids and values, in order. `among`: what all of them share, as their record.

        A row without an id is the one that stands with equal values, or a new one.
        Raises: InvalidInput, naming the place, for an id of something else.
        """
        named = [
            self.named(key, values, among, f"{path}.{index}") if key else None
            for index, (key, values) in enumerate(wanted)
        ]
        rows = []
        for row, (_, values) in zip(named, wanted, strict=True):
            found = row or self.equal(values | among) or self.added(values | among)
            self.set(found, **values)
            rows.append(found)
        return rows

    def named(self, key: UUID, values: Values, among: Values, path: str) -> Any:
        """Return the row of this id: one that stands, or one that was taken away since and comes back.

        One that went to another record stays there; what comes back is another row with the same values.
        """
        if key in self.left:
            row = self.left.pop(key)
            if not has(row, among):
                raise InvalidInput(NOT_ITS_PART, field=f"{path}.id")
            return row
        how = self.gone_how(key, among["record_id"])
        if how not in ("delete", LEFT):
            raise InvalidInput(NOT_ITS_PART, field=f"{path}.id")
        return self.added(values | among | ({"id": key} if how == "delete" else {}))

    def gone_how(self, key: UUID, record: UUID) -> str | None:
        """Return the last that history knows of the row in this record."""
        told = event_of(self.kind).objects.filter(record_id=record, pgh_obj_id=key).order_by("-pgh_id")
        label: str | None = told.values_list("pgh_label", flat=True).first()
        return label

    def equal(self, values: Values) -> Any:
        found = next((row for row in self.left.values() if has(row, values)), None)
        return self.left.pop(found.pk) if found is not None else None

    def added(self, values: Values) -> Any:
        row = self.kind(**values)
        self.new.append(row)
        return row

    def set(self, row: Any, **values: Any) -> None:
        """Give the row these values and remember which were others."""
        for name, value in values.items():
            if not same(getattr(row, name), value):
                setattr(row, name, value)
                if not row._state.adding:
                    self.changed.setdefault(row.pk, (row, set()))[1].add(name)

    def number(self, rows: Sequence[Any]) -> None:
        """Keep the order: a row is numbered anew only where its number would not follow that of the one before it."""
        before = 0
        for row in rows:
            standing = 0 if row._state.adding else row.seq
            self.set(row, seq=standing if standing > before else before + 1)
            before = row.seq

    @property
    def gone(self) -> list[UUID]:
        return list(self.left)

    def delete(self) -> None:
        if self.left:
            self.kind._default_manager.filter(pk__in=self.gone).delete()

    def update(self) -> None:
        """Write the changed rows in one statement, so that two may change places under a unique constraint."""
        if self.changed:
            rows, names = zip(*self.changed.values(), strict=True)
            self.kind._default_manager.bulk_update(rows, sorted(set().union(*names)))

    def insert(self) -> None:
        if self.new:
            self.kind._default_manager.bulk_create(self.new)

    def __bool__(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.left or self.new or self.changed)


def has(row: Any, values: Mapping[str, Any]) -> bool:
    return all(same(getattr(row, name), value) for name, value in values.items())


def same(standing: Any, wanted: Any) -> bool:
    """Whether the two say the same: a browser sends every line break as two characters."""
    if isinstance(standing, str) and isinstance(wanted, str):
        return lines(standing) == lines(wanted)
    return bool(standing == wanted)


def lines(text: str) -> str:
    return text.replace("\r\n", "\n")
