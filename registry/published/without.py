# SPDX-License-Identifier: Apache-2.0
"""A filter that leaves one of its parts, by the name of the parameter that asks for it."""

from dataclasses import replace
from typing import Any

from registry.published.filters import CODED, Filter

FIELDS: dict[str, tuple[str, ...]] = {
    **{name: (field,) for name, (field, _) in CODED.items()},
    **{name: (name,) for name in ("killed", "injured", "located", "q", "changed_since")},
    "bbox": ("box",),
    "date": ("first", "last"),
}
EMPTY = Filter()


def without(wanted: Filter, parameter: str) -> Filter:
    """Return the filter as if this parameter had not been given."""
    emptied: dict[str, Any] = {field: getattr(EMPTY, field) for field in FIELDS[parameter]}
    return replace(wanted, **emptied)
