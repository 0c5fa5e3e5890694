# SPDX-License-Identifier: Apache-2.0
"""The tables that a batch writes, as their models name the columns, and the statements that write them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import AutoField, Field, Model

from registry.published.models import Change, Document, Version
from registry.published.write.values import NATIVE, SPELT, Written

Columns = Mapping[str, Any]
TYPES = {
    "CharField": "varchar",
    "TextField": "text",
    "BooleanField": "bool",
    "DateField": "date",
    "PositiveIntegerField": "int4",
    "BigIntegerField": "int8",
    "DateTimeField": "timestamptz",
    "BinaryField": "bytea",
    "JSONField": "jsonb",
    "GeometryField": "geometry",
}
PLACE = "%s"
"""Where a value stands in a statement that is not numbered yet."""
AS_BYTES = ("geometry", "varchar[]", "int4[]")
"""What is made into PostgreSQL's own bytes here."""


class Table:
    """One table, of which a row is found by `key`. Its statements are the same each time, so that they are planned once."""

    def __init__(self, model: type[Model], *key: str) -> None:
        fields = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
        self.name, self.key = model._meta.db_table, key
        self.types = {str(field.column): type_of(field) for field in fields}
        names, places = ", ".join(self.types), ", ".join([PLACE] * len(fields))
        self.copied = f"COPY {self.name} ({names}) FROM STDIN (FORMAT BINARY)"
        self.inserted = f"INSERT INTO {self.name} ({names}) VALUES ({places})"  # noqa: S608  # our own names
        self.natively = [(name, NATIVE.get(type_)) for name, type_ in self.types.items()]
        self.copied_types = ["bytea" if type_ in AS_BYTES else type_ for type_ in self.types.values()]

    def updated(self, names: Sequence[str]) -> str:
        to, at = ", ".join(map(placed, names)), " AND ".join(map(placed, self.key))
        return f"UPDATE {self.name} SET {to} WHERE {at}"  # noqa: S608  # our own names

    def written(self, row: Columns, names: Iterable[str]) -> list[Written]:
        """Return these columns of a row for a statement."""
        return [SPELT[self.types[name]](row[name]) for name in names]

    def native(self, row: Columns) -> list[Any]:
        """Return all columns of a row for a copy."""
        return [seen(row[name]) if seen else row[name] for name, seen in self.natively]


def placed(name: str) -> str:
    return f"{name} = {PLACE}"


@lru_cache(maxsize=256)
def numbered(*statements: str) -> str:
    """Return several statements that do not touch the same row as one, its values counted through.

    The last one must be without those before.
    """
    *before, last = statements
    parts = ", ".join(f"_{place} AS ({part})" for place, part in enumerate(before))
    pieces = (f"WITH {parts} {last}" if before else last).split(PLACE)
    return "".join(f"{piece}${place}" for place, piece in enumerate(pieces[:-1], 1)) + pieces[-1]


def type_of(field: "Field[Any, Any]") -> str:
    """Return how PostgreSQL names the type of a column."""
    if isinstance(field, ArrayField):
        return f"{type_of(field.base_field)}[]"
    return TYPES[field.get_internal_type()]


CHANGES, DOCUMENTS = Table(Change, "seq"), Table(Document, "code")
VERSIONS = Table(Version, "code", "number")
