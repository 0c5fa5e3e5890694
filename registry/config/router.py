# SPDX-License-Identifier: Apache-2.0
"""Which database a model lives in: the room `published` in the public one, every other room in the desk's."""

from typing import Any

from django.db.models import Model


class TwoDatabases:
    """No row of one database ever points at a row of the other."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return "published" if model._meta.app_label == "published" else "default"

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return (one._meta.app_label == "published") == (other._meta.app_label == "published")

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db != "inbox" and (db == "published") == (app_label == "published")
