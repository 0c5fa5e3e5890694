# SPDX-License-Identifier: Apache-2.0
"""What a batch knows of the public database and changes in it: read once, worked out in memory, written once."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from registry.published.derive import content_columns, ewkb, standing
from registry.published.envelope import Envelope, Naming, Notice, as_bytes, head, joined
from registry.published.facets import words


@dataclass(slots=True)
class Entry:
    """One row of a table, as it will stand. `altered`: the columns that are no longer as they were read."""

    columns: dict[str, Any]
    new: bool = False
    altered: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> Any:
        return self.columns[name]

    def put(self, columns: Mapping[str, Any]) -> None:
        self.columns.update(columns)
        if not self.new:
            self.altered.update(columns)


@dataclass(frozen=True, slots=True)
class Said:
    """What follows from a content alone. `written`: as it stands in the answer; `columns`: of the document."""

    content: dict[str, Any]
    written: bytes
    words: str
    columns: dict[str, Any]

    def body(self, around: Envelope, naming: Naming) -> bytes:
        """Return the whole answer."""
        return joined(head(self.content, around, naming), self.content, self.written)

    def document(self, around: Envelope, naming: Naming) -> dict[str, Any]:
        """Return the columns of a document that answers with this."""
        return standing(self.content["kind"], self.body(around, naming), around) | self.columns


@dataclass(slots=True)
class Board:
    """The rows that a batch reads or writes, by the code of their record; versions by number too.

    `at`, `naming` and `dataset_version` are the batch's. `told`: notices as the database gives them back, by the
    outbox row that brings them and their own. `last_seq`: number of the last line of the feed.
    """

    at: datetime
    naming: Naming
    dataset_version: int
    last_seq: int
    documents: dict[str, Entry] = field(default_factory=dict)
    lines: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    versions: dict[str, dict[int, Entry]] = field(default_factory=lambda: defaultdict(dict))
    by_outbox: dict[int, Entry] = field(default_factory=dict)
    told: dict[tuple[int, int], Notice] = field(default_factory=dict)

    def status(self, code: str) -> str | None:
        """Return how the record stands, None where nothing of it ever was public."""
        standing = self.documents.get(code)
        return None if standing is None else str(standing["status"])

    def put_document(self, code: str, columns: Mapping[str, Any]) -> None:
        if standing := self.documents.get(code):
            standing.put(columns)
        else:
            self.documents[code] = Entry({"code": code, "merged_into": "", **columns}, new=True)

    def add_line(self, columns: dict[str, Any]) -> None:
        line = Entry(columns, new=True)
        self.lines[columns["code"]].append(line)
        self.by_outbox[columns["outbox_id"]] = line

    def add_version(self, columns: dict[str, Any]) -> None:
        self.versions[columns["code"]][columns["number"]] = Entry(columns, new=True)


def read_out(content: bytes) -> Said:
    said = json.loads(content)
    return Said(said, as_bytes(said), words(said), content_columns(said, geom=ewkb))


def envelope(version: Entry, notices: tuple[Notice, ...], status: str = "published") -> Envelope:
    """Return what surrounds the content of a version in its answer. `notices`: of the record, oldest first."""
    return Envelope(
        version["code"],
        version["number"],
        version["content_sha256"],
        version["dataset_version"],
        version["published_at"],
        notices,
        status,
        tuple(version["related"]),
    )
