# SPDX-License-Identifier: Apache-2.0
"""History of a table: every change of a row leaves an event that names person, reason and transaction.

An event is a row of a table of its own, made by a trigger; see docs/explanation/history.md.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.contrib.gis.db.models import GeometryField
from django.db import models

Tracked = TypeVar("Tracked", bound=type[models.Model])
OWN_KEY = ("id", "record_ptr")
LEFT = "left"
"""The event of a row that goes to another record: what it was, told to the one that it leaves."""
MOVES = pgtrigger.Q(old__record__df=pgtrigger.F("new__record"))


def tracked(
    *, fields: Sequence[str] | None = None, exclude: Sequence[str] = (), record: str = ""
) -> Callable[[Tracked], Tracked]:
    """Keep the history of the model. Columns marked `auto_now` are left out, and what `exclude` names.

    `record`: the column that leads to the record, by which events are found; “pgh_obj” where the row is one.
    """

    def decorate(model: Tracked) -> Tracked:
        own = {field.name: field for field in model._meta.local_fields}
        kept = [name for name in fields or own if name not in (*OWN_KEY, *exclude) and not timed(own[name])]
        attrs: dict[str, Any] = {name: column(own[name]) for name in kept}
        attrs["pgh_id"] = models.BigAutoField(primary_key=True)
        if record == "pgh_obj":
            attrs["record_id"] = models.GeneratedField(
                expression=models.F("pgh_obj"),  # type: ignore[arg-type]
                output_field=models.UUIDField(),
                db_persist=True,
            )
        name = model.__name__.lower()
        key = "record_id" if record == "pgh_obj" else record or "pgh_obj"
        pghistory.create_event_model(
            model,
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(**compared(own.values())),
            pghistory.DeleteEvent(),
            *(
                [pghistory.UpdateEvent(LEFT, row=pghistory.Old, condition=MOVES)]
                if record == "record" and not fields
                else []
            ),
            fields=[],
            model_name=f"{model.__name__}Event",
            obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+", db_index=False),
            context_field=pghistory.ContextJSONField(null=False),
            context_id_field=pghistory.ContextUUIDField(null=False),
            append_only=True,
            abstract=False,
            attrs=attrs,
            meta={"indexes": [models.Index(fields=[key, "pgh_id"], name=f"{name[:20]}_history")]},
        )
        return model

    return decorate


def compared(fields: Iterable[Any]) -> dict[str, Any]:
    """Return when an update is a change. Rows with a shape are compared whole.

    A comparison of shapes alone names an operator, which a restored dump does not find: it restores without a search path.
    """
    if any(isinstance(field, GeometryField) for field in fields):
        return {"condition": pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*")}
    return {}


def timed(field: Any) -> bool:
    return bool(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))


def column(field: Any) -> Any:
    """Return a column for the same values without index, key or guard: what was refused never became an event."""
    if isinstance(field, models.ForeignKey):
        return models.ForeignKey(
            field.remote_field.model,
            models.DO_NOTHING,
            null=field.null,
            related_name="+",
            db_constraint=False,
            db_index=False,
            verbose_name=field.verbose_name,
        )
    if isinstance(field, GeometryField):
        return GeometryField(srid=field.srid, null=field.null, spatial_index=False)
    if isinstance(field, models.CharField):
        return models.CharField(max_length=field.max_length, null=field.null)
    copied = field.clone()
    copied._unique = copied.db_index = False
    return copied


def event_of(model: type[models.Model]) -> Any:
    """Return the model of the events that tell of this one."""
    return apps.get_model(model._meta.app_label, f"{model.__name__}Event")


def event_models() -> list[Any]:
    """Return every table of history."""
    return [model for model in apps.get_models() if getattr(model, "pgh_tracked_model", None)]
