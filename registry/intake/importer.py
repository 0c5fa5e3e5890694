# SPDX-License-Identifier: Apache-2.0
"""What an import source offers, and what it makes of one row. It knows neither files nor the database."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from registry.casework.draft import RecordDraft
from registry.intake.row import Row

TO_BE_FILED = UUID(int=0)
"""Stands in a draft where the id of the document or of an actor goes; filled in when the row is written."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The source that every row is a claim of. `published_edtf`: when this edition came out."""

    name: str
    publisher: str
    licence: str
    citation: str
    url: str
    published_edtf: str
    origin_group: str


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as the dataset names it. `code` is made from the dataset's own number."""

    code: str
    name: str
    actor_class: str


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source the dataset names for a row. Titles can hold names of people: never public."""

    office: str
    day: str
    title: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What one row says. The draft has one claim; its attributions stand in the order of `actors`.

    `flags`: codes of `report.FLAGS` that a reviewer should look at.
    """

    external_id: str
    document_title: str
    draft: RecordDraft
    actors: tuple[NamedActor, ...] = ()
    listed_sources: tuple[ListedSource, ...] = ()
    flags: tuple[str, ...] = ()


class Importer(Protocol):
    """One source of rows; its module in `importers` is found by being there."""

    NAME: str
    DATASET: Dataset
    COLUMNS: tuple[str, ...]
    """Without these the file is refused; others may be there."""

    def external_id(self, row: Row) -> str:
        """Return the dataset's own identifier. Raises: RowRefused."""

    def read(self, row: Row) -> Imported:
        """Return what the row says. Raises: RowRefused, `out_of_scope` among its reasons."""
