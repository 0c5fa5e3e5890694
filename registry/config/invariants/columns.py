# SPDX-License-Identifier: Apache-2.0
"""A row against what it should hold."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def differing(row: Model, due: Mapping[str, Any]) -> list[str]:
    """Return the names of the columns that hold something else than is due, bytes for bytes."""
    return [name for name, value in due.items() if held(row, name) != value]


def held(row: Model, name: str) -> Any:
    value = getattr(row, name)
    return bytes(value) if isinstance(value, memoryview) else value
