# SPDX-License-Identifier: Apache-2.0
"""Rows as the lines of a file: CSV, GeoJSON, JSON Lines. Each says first that it is restricted."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO

from registry.casework.export.rows import Row
from registry.domain.cells import safe

NOTICE = "Restricted: working records, not for the public. Do not pass on."


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the notice, the header and one line a record. Texts that look like formulas are marked with a quote."""
    yield line([NOTICE])
    for number, row in enumerate(rows):
        if number == 0:
            yield line(row)
        yield line(cell(value) for value in row.values())


def cell(value: object) -> object:
    """Return what stands in one cell. Entries of a list are set apart by semicolons; an empty one keeps its position."""
    if not isinstance(value, list):
        return safe(value)
    text = "; ".join("" if each is None else str(each) for each in value)
    return text if all(isinstance(each, float | None) for each in value) else safe(text)


def line(cells: Iterable[object]) -> str:
    text = StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def as_geojson(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a FeatureCollection with the notice; several points are one geometry, what has no point has none."""
    yield f'{{"type":"FeatureCollection","notice":{json.dumps(NOTICE)},"features":['
    for number, row in enumerate(rows):
        yield ("," if number else "") + "\n" + dumped(feature(row))
    yield "\n]}\n"


def feature(row: Row) -> Row:
    properties = {name: value for name, value in row.items() if name not in ("lon", "lat")}
    points = [[lon, lat] for lon, lat in zip(row["lon"], row["lat"], strict=True) if lon is not None]
    return {"type": "Feature", "id": row["reference"], "geometry": geometry(points), "properties": properties}


def geometry(points: list[list[float]]) -> Row | None:
    if len(points) > 1:
        return {"type": "MultiPoint", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None


def as_json_lines(rows: Iterable[Row]) -> Iterator[str]:
    yield dumped({"notice": NOTICE}) + "\n"
    for row in rows:
        yield dumped(row) + "\n"


def dumped(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
