# SPDX-License-Identifier: Apache-2.0
"""What a migration does beside the tables of history: guard them, and write down what stands when history begins."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.operations.base import Operation
from uuid_utils.compat import uuid7

from registry.audit.never_ignored import NEVER_IGNORED

STOOD = """
INSERT INTO {event} ({columns}, pgh_id, pgh_obj_id, pgh_created_at, pgh_label, pgh_context_id, pgh_context)
SELECT {columns}, nextval('registry_history_order'), {key}, now(), 'insert', %s,
       '{{"actor": "", "reason": "It stood when the history began."}}'
  FROM {table} ORDER BY {key}
"""


def begin(app_label: str, names: Sequence[str]) -> list[Operation]:
    """Return the operations for the models of these names, in lower case; their tables of history stand already."""
    guards = "".join(
        f"CREATE TRIGGER registry_history_kept BEFORE INSERT ON {app_label}_{name}event "
        "FOR EACH ROW EXECUTE FUNCTION registry_history_kept();\n"
        for name in names
    )
    loosen = "".join(f"DROP TRIGGER registry_history_kept ON {app_label}_{name}event;\n" for name in names)
    return [
        RunPython(stood(app_label, names), RunPython.noop),
        RunSQL(guards, loosen),
        RunSQL(NEVER_IGNORED, RunSQL.noop),
    ]


def stood(app_label: str, names: Sequence[str]) -> Callable[[Any, Any], None]:
    """Return the step that gives every row its first event; nobody is named as its author."""

    def write(apps: Any, schema_editor: Any) -> None:
        context = uuid7()
        for name in names:
            model, event = apps.get_model(app_label, name), apps.get_model(app_label, f"{name}event")
            statement = STOOD.format(
                event=event._meta.db_table,
                table=model._meta.db_table,
                key=model._meta.pk.column,
                columns=", ".join(f'"{column}"' for column in copied(event)),
            )
            schema_editor.execute(statement, [str(context)])

    return write


def copied(event: Any) -> list[str]:
    """Return the columns that an event takes from the row it tells of."""
    return [
        field.column
        for field in event._meta.local_concrete_fields
        if not field.name.startswith("pgh_") and not isinstance(field, models.GeneratedField)
    ]
