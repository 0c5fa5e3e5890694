# SPDX-License-Identifier: Apache-2.0
"""Incidents of which no place but areas is public: the area with how many are in it. Never a point.

Each counts in the first-level areas that it names, where their shapes are known, else in its countries.
"""

from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

import cachetools
import polars as pl
import shapely
from django.db.models import Q

from registry.published.models import Area
from registry.published.tiles.counts import added, counted, sums
from registry.published.tiles.encoding import layer
from registry.published.tiles.grid import Tile, on_the_map
from registry.published.tiles.held import Held
from registry.published.tiles.outlines import drawn

ASKED_AGAIN_SECONDS = 600


class Shown(NamedTuple):
    """`shape`: on the map. `name`: in English, else as it is called."""

    shape: shapely.Geometry
    name: str


NOT_ASKED = object()
_known: cachetools.TTLCache[str, Shown | None] = cachetools.TTLCache(10_000, ASKED_AGAIN_SECONDS)
_drawn: cachetools.TTLCache[tuple[Tile, str], bytes] = cachetools.TTLCache(20_000, ASKED_AGAIN_SECONDS)
_lock = Lock()


def areas(held: Held, tile: Tile) -> bytes:
    """Return the layer `areas`."""
    groups = without_place(held)
    named = list(zip(groups["areas1"].to_list(), groups["countries"].to_list(), strict=True))
    known = shown({code for sets in named for codes in sets for code in codes})
    chosen = pl.Series([finest(*sets, known) for sets in named], dtype=pl.List(pl.String))
    by_area = (
        groups.with_columns(area=chosen)
        .explode("area")
        .drop_nulls("area")
        .group_by("area")
        .agg(added())
        .sort("area")
    )
    shapes = {code: in_tile(tile, code, known[code].shape) for code in by_area["area"]}
    here = by_area.filter(pl.col("area").is_in([code for code, shape in shapes.items() if shape]))
    codes = here["area"].to_list()
    columns = {"code": codes, "name": [known[code].name for code in codes], **counted(here)}
    return layer("areas", [shapes[code] for code in codes], columns)


def without_place(held: Held) -> pl.DataFrame:
    """Return the sums of the incidents without public geometry, by the areas that they name."""
    found = held.matching("placeless").group_by("areas1", "countries").agg(sums()).collect()
    named = [
        held.sets(name).gather(found[name]).str.strip_chars(",").str.split(",").alias(name)
        for name in ("areas1", "countries")
    ]
    return found.with_columns(named)


def finest(first_level: list[str], countries: list[str], known: dict[str, Shown]) -> list[str]:
    return [code for code in first_level if code in known] or [code for code in countries if code in known]


def shown(codes: Iterable[str]) -> dict[str, Shown]:
    """Return the shape and name of each area that has a shape."""
    with _lock:  # each is looked up once: between two looks it may have run out
        known = {code: _known.get(code, NOT_ASKED) for code in codes if code}
        if missing := [code for code, found in known.items() if found is NOT_ASKED]:
            fresh = dict.fromkeys(missing) | read(missing)
            _known.update(fresh)
            known |= fresh
    return {code: found for code, found in known.items() if isinstance(found, Shown)}


def read(codes: list[str]) -> dict[str, Shown]:
    rows = Area.objects.filter(Q(pcode__in=codes, level=1) | Q(country__in=codes, level=0, disputed=False))
    found = {}
    for row in rows:
        shape = shapely.transform(shapely.from_wkb(bytes(row.geom.wkb)), on_the_map)
        found[row.pcode if row.level else row.country] = Shown(
            shape, row.names.get("en") or next(iter(row.names.values()), "")
        )
    return found


def in_tile(tile: Tile, code: str, shape: shapely.Geometry) -> bytes:
    with _lock:
        before = _drawn.get((tile, code))
    if before is None:
        before = drawn(shape, tile)
        with _lock:
            _drawn[tile, code] = before
    return before
