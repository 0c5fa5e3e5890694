# SPDX-License-Identifier: Apache-2.0
"""What the page of a record sent, with closed rows opened up and the cells of the matrix read."""

from dataclasses import dataclass, field
from typing import Self

from django.http import QueryDict

from registry.desk.grid.cells import Problems, take
from registry.desk.grid.packing import unpack


@dataclass(frozen=True, slots=True)
class Received:
    """`typed`: every field of every row. `wrong`: cells that say no number, with the reason."""

    typed: QueryDict
    wrong: Problems = field(default_factory=dict)

    @classmethod
    def of(cls, sent: QueryDict) -> Self:
        """Raises: BadRequest for what no page of ours sends."""
        typed = sent.copy()
        unpack(typed)
        return cls(typed, take(typed))
