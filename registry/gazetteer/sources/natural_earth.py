# SPDX-License-Identifier: Apache-2.0
"""Countries and first-level areas of Natural Earth (public domain), with P-codes from crosswalks."""

import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection
from uuid_utils.compat import uuid7

from registry.gazetteer.sources import Say

NAME = "natural-earth"
CHOICES = ("areas",)
DATA = Path(__file__).parents[1] / "data"
SHAPES = DATA / "areas.geojsonl.gz"

STAGE = """
DROP TABLE IF EXISTS area_new;
CREATE TEMPORARY TABLE area_new (
  id uuid, level smallint, parent_key text, country text, pcode text, cod_version text, iso_3166_2 text,
  names jsonb, geojson text, disputed boolean, source_id text
) ON COMMIT DROP
"""
UPSERT = """
INSERT INTO gazetteer_adminarea AS kept
  (id, level, country, pcode, cod_version, iso_3166_2, names, geom, disputed, source, source_id)
SELECT id, level, country, pcode, cod_version, iso_3166_2, names,
  ST_SetSRID(ST_GeomFromGeoJSON(geojson), 4326), disputed, %(source)s, source_id FROM area_new
ON CONFLICT (source, source_id) DO UPDATE SET level = excluded.level, country = excluded.country,
  pcode = excluded.pcode, cod_version = excluded.cod_version, iso_3166_2 = excluded.iso_3166_2,
  names = excluded.names, geom = excluded.geom, disputed = excluded.disputed, valid_to = NULL
"""
PARENTS = """
UPDATE gazetteer_adminarea AS part SET parent_id = whole.id
FROM area_new AS new JOIN gazetteer_adminarea AS whole
  ON whole.source = %(source)s AND whole.source_id = new.parent_key
WHERE part.source = %(source)s AND part.source_id = new.source_id
"""
# Records may point at an area that a newer edition dropped, so that its row stays, closed.
CLOSE = """
UPDATE gazetteer_adminarea SET valid_to = current_date
WHERE source = %(source)s AND valid_to IS NULL AND source_id NOT IN (SELECT source_id FROM area_new)
"""


def crosswalks() -> dict[str, dict[str, Any]]:
    """Return P-code, edition and names by shape."""
    files = [tomllib.loads(path.read_text()) for path in sorted((DATA / "pcodes").glob("*.toml"))]
    return {
        row["shape"]: {**row, "cod_version": file["cod_version"]} for file in files for row in file["area"]
    }


def rows() -> Iterator[tuple[Any, ...]]:
    """Yield the staged columns of each area, countries before their parts."""
    coded = crosswalks()
    with gzip.open(SHAPES, "rt", encoding="utf-8") as lines:
        for feature in map(json.loads, lines):
            about, code = feature["properties"], coded.pop(feature["id"], {})
            names = json.dumps(about["names"] | code.get("names", {}))
            codes = [code.get(name, "") for name in ("pcode", "cod_version", "iso_3166_2")]
            shape = json.dumps(feature["geometry"])
            head = (uuid7(), about["level"], about["parent"], about["country"])
            yield (*head, *codes, names, shape, about["disputed"], feature["id"])
    if coded:
        raise LookupError(f"A crosswalk names shapes that are not in {SHAPES.name}: {', '.join(coded)}")


def stamp(extract: str) -> str:
    digest = hashlib.sha256()
    for path in [SHAPES, *sorted((DATA / "pcodes").glob("*.toml"))]:
        digest.update(path.read_bytes())
    return f"{extract} sha256 {digest.hexdigest()[:32]}"


def load(extract: str, say: Say) -> dict[str, int]:
    say("Reading countries and first-level areas")
    with connection.cursor() as cursor:
        cursor.execute(STAGE)
        with cursor.copy("COPY area_new FROM STDIN") as copy:
            for row in rows():
                copy.write_row(row)
        cursor.execute(UPSERT, {"source": NAME})
        areas = cursor.rowcount
        cursor.execute(PARENTS, {"source": NAME})
        cursor.execute(CLOSE, {"source": NAME})
    return {"areas": areas}
