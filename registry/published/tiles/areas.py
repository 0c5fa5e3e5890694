# SPDX-License-Identifier: Apache-2.0
"""Incidents of which no place but areas is public: the area with how many are in it. Never a point.

Each counts in the first-level areas that it names, where their shapes are known, else in its countries.
"""

from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

import cachetools
import numpy as np
import polars as pl
import shapely
from django.db.models import Q

from registry.published.models import Area
from registry.published.snapshot.mercator import on_the_map
from registry.published.tiles.chosen import summed
from registry.published.tiles.counts import counted
from registry.published.tiles.encoding import layer
from registry.published.tiles.grid import Tile
from registry.published.tiles.held import Held
from registry.published.tiles.outlines import drawn

ASKED_AGAIN_SECONDS = 600


class Shown(NamedTuple):
    """`shape`: on the map. `name`: in English, else as it is called."""

    shape: shapely.Geometry
    name: str


_known: cachetools.TTLCache[str, Shown | None] = cachetools.TTLCache(10_000, ASKED_AGAIN_SECONDS)
_drawn: cachetools.TTLCache[tuple[Tile, str], bytes] = cachetools.TTLCache(20_000, ASKED_AGAIN_SECONDS)
_lock = Lock()


def areas(held: Held, tile: Tile) -> bytes:
    """Return the layer `areas`."""
    groups = held.placeless()
    groups = groups.filter(pl.col("incidents") > 0)
    named = [codes_of(held.sets(name), groups[name]) for name in ("areas1", "countries")]
    known = shown({code for sets in named for codes in sets for code in codes})
    chosen = [finest(*sets, known) for sets in zip(*named, strict=True)]
    codes = sorted({code for each in chosen for code in each})
    number = {code: place for place, code in enumerate(codes)}
    group = np.repeat(np.arange(len(chosen)), list(map(len, chosen)))
    by_area = summed(groups[group], np.array([number[code] for each in chosen for code in each], np.intp), len(codes))
    shapes = in_tile(tile, {code: known[code].shape for code in codes})
    here = [place for place, code in enumerate(codes) if shapes[code]]
    codes = [codes[place] for place in here]
    columns = {"code": codes, "name": [known[code].name for code in codes], **counted(by_area[here])}
    return layer("areas", [shapes[code] for code in codes], columns)


def codes_of(sets: pl.Series, numbers: pl.Series) -> list[list[str]]:
    """Return the codes of each set."""
    return [codes.split(",") for codes in sets.gather(numbers).str.strip_chars(",").to_list()]


def finest(first_level: list[str], countries: list[str], known: dict[str, Shown]) -> list[str]:
    return [code for code in first_level if code in known] or [code for code in countries if code in known]


def shown(codes: Iterable[str]) -> dict[str, Shown]:
    """Return the shape and name of each area that has a shape."""
    wanted = {code for code in codes if code}
    with _lock:
        missing = [code for code in wanted if code not in _known]
        if missing:
            _known.update(dict.fromkeys(missing) | read(missing))
        return {code: found for code in wanted if (found := _known[code])}


def read(codes: list[str]) -> dict[str, Shown]:
    rows = Area.objects.filter(Q(pcode__in=codes, level=1) | Q(country__in=codes, level=0, disputed=False))
    found = {}
    for row in rows:
        shape = shapely.transform(shapely.from_wkb(bytes(row.geom.wkb)), on_the_map)
        found[row.pcode if row.level else row.country] = Shown(
            shape, row.names.get("en") or next(iter(row.names.values()), "")
        )
    return found


def in_tile(tile: Tile, shapes: dict[str, shapely.Geometry]) -> dict[str, bytes]:
    """Return what each shape is in the tile."""
    with _lock:
        found = {code: before for code in shapes if (before := _drawn.get((tile, code))) is not None}
    missing = [code for code in shapes if code not in found]
    if missing:
        made = dict(zip(missing, drawn([shapes[code] for code in missing], tile), strict=True))
        found |= made
        with _lock:
            _drawn.update({(tile, code): shape for code, shape in made.items()})
    return found
