# SPDX-License-Identifier: Apache-2.0
"""How two versions differ, ready to be shown: in the words of the fields, no codes and no ids."""

from dataclasses import dataclass, field

from registry.casework.history.drawing import Drawing
from registry.domain.laid_over import How, Piece


@dataclass(frozen=True, slots=True)
class Change:
    """One field. A text has `pieces`, a geometry a `drawing`; everything else its words before and after."""

    label: str
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that came, went or changed. `inner`: the figures of a claim."""

    title: str
    how: How
    changes: tuple[Change, ...] = ()
    inner: tuple["RowChange", ...] = ()


@dataclass(frozen=True, slots=True)
class PartChange:
    label: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`own`: the record's own fields."""

    own: tuple[Change, ...] = ()
    parts: tuple[PartChange, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.own or self.parts)
