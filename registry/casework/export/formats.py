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
    return safe("; ".join(value) if isinstance(value, list) else value)


def line(cells: Iterable[object]) -> str:
    text = StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def as_geojson(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a FeatureCollection with the notice; what has no point has no geometry."""
    yield f'{{"type":"FeatureCollection","notice":{json.dumps(NOTICE)},"features":['
    for number, row in enumerate(rows):
        yield ("," if number else "") + "\n" + dumped(feature(row))
    yield "\n]}\n"


def feature(row: Row) -> Row:
    properties = {name: value for name, value in row.items() if name not in ("lon", "lat")}
    spot = None if row["lon"] is None else {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {"type": "Feature", "id": row["reference"], "geometry": spot, "properties": properties}


def as_json_lines(rows: Iterable[Row]) -> Iterator[str]:
    yield dumped({"notice": NOTICE}) + "\n"
    for row in rows:
        yield dumped(row) + "\n"


def dumped(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
