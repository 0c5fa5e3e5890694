# SPDX-License-Identifier: Apache-2.0
"""What the outbox hands over to the public database."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from registry.published.envelope import Notice


class HasKey(Protocol):
    """A row of the outbox, of which no more is known here than its key."""

    @property
    def pk(self) -> int: ...


Row = TypeVar("Row", bound=HasKey)


@dataclass(frozen=True, slots=True)
class Restored:
    """What comes back with a reinstatement: contents by number of version, notices by id of their outbox row.

    `withdrawn_by`: the outbox row that withdrew it as an error, where it comes back as that. `leads_here`: codes of
    records that lead to it again.
    """

    contents: dict[int, bytes]
    notices: dict[int, Notice]
    withdrawn_by: int | None = None
    leads_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """One publication as the outbox hands it over. `content` is null where no version is brought.

    `takes_down`: numbers of earlier versions whose content goes, because they tell more than is safe.
    """

    outbox_id: int
    record_kind: str
    kind: str
    code: str
    version: int
    content: bytes | None
    content_sha256: str
    notice: dict[str, Any] | None
    takes_down: tuple[int, ...] = ()
    merged_into: str = ""
    related: tuple[str, ...] = ()
    restores: Restored | None = None
