# SPDX-License-Identifier: Apache-2.0
"""Steps of a migration of one kind that Django works out together, not one by one.

After every step Django builds anew the classes of all models that the changed one leads to; here nearly all lead to
a record or a person, and a first start spent twelve of its fifteen seconds with it. Steps of one kind do not stand on
each other, so the classes before the first and after the last are enough for all.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db.migrations.operations import SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation


class InOneState(SeparateDatabaseAndState):
    """Operations that could be done in any order. On the way back each gets its own state, as Django does."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        super().__init__(database_operations=operations, state_operations=operations)

    def state_forwards(self, app_label: Any, state: Any) -> None:
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)

    def database_forwards(self, app_label: Any, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.database_operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)


def in_one_state(operations: Sequence[Operation]) -> list[Operation]:
    """Return the same operations in the same order, each run of one kind as one."""
    runs = (list(run) for _, run in groupby(operations, key=type))
    return [InOneState(run) if len(run) > 1 else run[0] for run in runs]
