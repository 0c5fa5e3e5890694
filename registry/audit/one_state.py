# SPDX-License-Identifier: Apache-2.0
"""Steps of a migration of one kind that Django works out together, not one by one.

After every step Django builds anew the classes of all models that the changed one leads to; here nearly all lead to
a record or a person, and a first start spent half of its time with it. Steps of one kind that touch different things
do not stand on each other, so the classes before the first and after the last are enough for all.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db.migrations.operations import RunPython, RunSQL, SeparateDatabaseAndState
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

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.database_operations)


def in_one_state(operations: Sequence[Operation]) -> list[Operation]:
    """Return the same operations in the same order, each run of one kind as one; SQL and Python stay by themselves.

    Raises: ValueError where two of a run touch the same thing.
    """
    made: list[Operation] = []
    for kind, found in groupby(operations, key=type):
        run = list(found)
        if len(run) == 1 or issubclass(kind, RunSQL | RunPython | SeparateDatabaseAndState):
            made += run
        else:
            refuse_twice(run)
            made.append(InOneState(run))
    return made


def refuse_twice(run: Sequence[Operation]) -> None:
    touched = [thing(operation) for operation in run]
    if len(set(touched)) < len(touched):
        raise ValueError(f"two steps touch the same thing: {run[0].describe()} …")


def thing(operation: Any) -> tuple[str, str]:
    """Return the model that a step changes, and the part of it that it names."""
    words = operation.deconstruct()[2]
    part = words.get("constraint") or words.get("index") or words.get("trigger")
    return words.get("model_name", ""), getattr(part, "name", words.get("name", ""))
