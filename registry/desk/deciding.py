# SPDX-License-Identifier: Apache-2.0
"""What stands beside a decision: the items that apply, what the detector found, loaded words, records near by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import cos, radians
from typing import Any

from django.contrib.gis.geos import Polygon
from django.db.models import Q

from registry.accounts.models import User
from registry.casework.models import Record
from registry.domain.checklist import Item, applicable
from registry.domain.detect import Finding, Loaded, blockers, loaded_words
from registry.publishing.checks import present

NEAR_KM, NEAR_DAYS, MOST_NEAR = 5, 2, 5
KM_PER_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Deciding:
    """`near`: other records within 5 km and two days, which may tell the same event."""

    items: tuple[Item, ...]
    findings: list[Finding]
    loaded: list[Loaded]
    near: list[Record]


def deciding(record: Record, user: User, content: Mapping[str, Any]) -> Deciding:
    """Return it for this record. `content`: the public document that would be approved, as JSON values."""
    found = blockers(content)
    texts = [record.title, record.summary]
    loaded = dict.fromkeys(word for text in texts for word in loaded_words(text))
    return Deciding(applicable(present(record, found)), found, list(loaded), near(record, user))


def near(record: Record, user: User) -> list[Record]:
    """Return other records that this person may see, near in place and time."""
    boxes = [box(row.geom) for row in record.locations.all() if row.geom is not None]
    if not boxes:
        return []
    inside = Q()
    for each in boxes:
        inside |= Q(locations__geom__intersects=each)
    days = [day for day in (record.date_earliest, record.date_latest) if day]
    first, last = min(days) - timedelta(days=NEAR_DAYS), max(days) + timedelta(days=NEAR_DAYS)
    found = Record.objects.visible_to(user).exclude(pk=record.pk).filter(inside)
    during = found.filter(Q(date_latest__gte=first) | Q(date_latest=None)).filter(
        Q(date_earliest__lte=last) | Q(date_earliest=None)
    )
    return list(during.distinct().order_by("date_earliest")[:MOST_NEAR])


def box(geom: Any) -> Polygon:
    """Return the box around a geometry, wider by `NEAR_KM` on every side."""
    west, south, east, north = geom.extent
    up = NEAR_KM / KM_PER_DEGREE
    aside = up / max(0.05, cos(radians(max(abs(south), abs(north)))))
    made = Polygon.from_bbox((west - aside, south - up, east + aside, north + up))
    made.srid = 4326
    return made
