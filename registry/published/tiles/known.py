# SPDX-License-Identifier: Apache-2.0
"""The areas that have a shape, as this process read them: asked for again every ten minutes."""

import time
from dataclasses import dataclass
from itertools import count
from threading import Lock

import cachetools
import numpy as np
import shapely
from django.contrib.gis.db.models.functions import AsWKB
from django.db.models import Q

from registry.published.models import Area
from registry.published.snapshot.mercator import on_the_map
from registry.published.tiles.chosen import Numbers

ASKED_AGAIN_SECONDS = 600
KEPT = 4
"""Sets of areas, one for each of the snapshots that are read."""


@dataclass(frozen=True, slots=True)
class Known:
    """Areas in the order of their codes. `names`: in English, else as they are called. `shapes`, `boxes`: on the map."""

    number: int
    codes: list[str]
    names: list[str]
    shapes: Numbers
    boxes: Numbers


_numbers = count()
_known: cachetools.TTLCache[frozenset[str], Known] = cachetools.TTLCache(
    KEPT, ASKED_AGAIN_SECONDS, time.monotonic
)
_lock = Lock()


def known(codes: frozenset[str]) -> Known:
    """Return those of the areas that have a shape."""
    with _lock:
        if (found := _known.get(codes)) is None:
            found = _known[codes] = read(codes)
        return found


def read(codes: frozenset[str]) -> Known:
    wanted = Q(pcode__in=codes, level=1) | Q(country__in=codes, level=0, disputed=False)
    rows = (
        Area.objects.filter(wanted)
        .annotate(wkb=AsWKB("geom"))
        .values_list("level", "pcode", "country", "names", "wkb")
    )
    found = {}
    for level, pcode, country, names, wkb in rows:
        found[pcode if level else country] = (names.get("en") or next(iter(names.values()), ""), bytes(wkb))
    in_order = sorted(found)
    shapes = shapely.transform(
        shapely.from_wkb(np.array([found[code][1] for code in in_order], object)), on_the_map
    )
    names = [found[code][0] for code in in_order]
    return Known(next(_numbers), in_order, names, shapes, shapely.bounds(shapes).reshape(-1, 4))
