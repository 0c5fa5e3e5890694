# SPDX-License-Identifier: Apache-2.0
"""The places of a selection for the desk's map, in the shape that the map of the site reads. Private geometry."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q

from registry.casework.querysets import RecordQuerySet

MOST = 20_000
"""Records drawn at most; the page says how many there are."""


def features(chosen: RecordQuerySet) -> dict[str, Any]:
    located = chosen.filter(standing__shape__isnull=False)
    rows = located.values_list("reference", "title", "standing__shape")[:MOST]
    return {"type": "FeatureCollection", "features": [feature(*row) for row in rows], "next": None}


def feature(reference: str, title: dict[str, str], shape: Any) -> dict[str, Any]:
    """Return one record. Lines and surfaces are not drawn: their middle is no place where something happened."""
    spots = [
        {"geometry": {"type": "Point", "coordinates": spot}, "uncertainty_m": None} for spot in points(shape)
    ]
    return {
        "type": "Feature",
        "id": reference,
        "geometry": None,
        "properties": {"title": title, "locations": spots},
    }


def points(shape: Any) -> Iterator[tuple[float, float]]:
    """Yield the points among the places of a record: the standing holds them as one collection."""
    for part in shape:
        if part.geom_type == "Point":
            yield part.coords


def counted(chosen: RecordQuerySet) -> dict[str, int]:
    """Return how many have a geometry and how many have none."""
    without = Q(standing__shape=None)
    return chosen.order_by().aggregate(
        located=Count("pk", filter=~without), without=Count("pk", filter=without)
    )
