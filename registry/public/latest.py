# SPDX-License-Identifier: Apache-2.0
"""The first few incidents of a selection, as their documents stand."""

import json
from typing import Any

from registry.published.documents import frozen
from registry.published.filters import Filter
from registry.published.selection import selection_of
from registry.published.sources import Source


def latest(wanted: Filter, now: Source, number: int) -> list[dict[str, Any]]:
    """Return at most so many documents in the order that the filter asks for."""
    found = now.page(selection_of("incident", wanted), None, forward=True, limit=number)
    return [json.loads(each.body) for each in frozen(found)]
