# SPDX-License-Identifier: Apache-2.0
"""From a public answer to everything else the world reads of it: its geometry, the columns that filters use, the tombstone.

Pure: the writer writes what these functions return, and `manage.py verify` compares the rows with it.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import shapely
from django.contrib.gis.geos import GEOSGeometry

from registry.published.envelope import Envelope, Notice, as_bytes, geometry, stamp
from registry.published.facets import facets

SRID = 4326
NOTHING: dict[str, Any] = {
    "incident_type": None,
    "harm_grade": None,
    "search": {"weapons": [], "areas": []},
    "casualties": {},
    **dict.fromkeys(("locations", "attributions", "objects", "weapons", "claims"), ()),
}
"""A content that says nothing, so that nothing finds it."""


Shape = dict[str, Any]


def ewkb(shape: Shape) -> bytes:
    """Return a GeoJSON geometry as PostGIS takes it."""
    found = shapely.set_srid(shapely.from_geojson(json.dumps(shape)), SRID)
    return bytes(shapely.to_wkb(found, include_srid=True))


def geos(shape: Shape) -> GEOSGeometry:
    return GEOSGeometry(memoryview(ewkb(shape)))


def published(document: dict[str, Any], envelope: Envelope) -> dict[str, Any]:
    """Return every column of a document that answers with this, all taken from the answer itself."""
    return standing(document["kind"], as_bytes(document), envelope) | content_columns(document)


def standing(kind: str, body: bytes, envelope: Envelope) -> dict[str, Any]:
    """Return the columns of a document that its envelope gives. `body`: the whole answer."""
    return {
        "kind": kind,
        "status": "published",
        "version": envelope.version,
        "dataset_version": envelope.dataset_version,
        "published_at": envelope.published_at,
        "body": body,
    }


def content_columns(content: Mapping[str, Any], *, geom: Callable[[Shape], object] = geos) -> dict[str, Any]:
    """Return the columns that no envelope changes. `geom`: in what form its geometry is wanted."""
    shape = geometry(content)
    return {
        "geometry": as_bytes(shape) if shape else None,
        "demonstration": content["demonstration"],
        **columns(content),
        "geom": geom(shape) if shape else None,
    }


def geometry_of(document: dict[str, Any]) -> bytes | None:
    shape = geometry(document)
    return as_bytes(shape) if shape else None


def columns(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that filters use but its geometry, all taken from the frozen content itself."""
    earliest, latest = day(content["date"]["earliest"]), day(content["date"]["latest"])
    return {
        "date_earliest": earliest,
        "date_latest": latest,
        "sort_date": earliest or latest,
        **facets(content),
    }


def withdrawn(code: str, *, at: datetime, dataset_version: int, notice: Notice) -> dict[str, Any]:
    """Return every column of a withdrawn document: a tombstone with code, date and notice, and nothing to find it by."""
    tombstone = {
        "code": code,
        "status": "withdrawn",
        "withdrawn_at": stamp(at),
        "dataset_version": dataset_version,
        "notices": [notice],
    }
    return {"status": "withdrawn", **bare(tombstone, at=at, dataset_version=dataset_version)}


def suspended(code: str, *, at: datetime, dataset_version: int) -> dict[str, Any]:
    """Return every column of a document that is held for safety: that it is, and nothing else."""
    said = {"code": code, "status": "suspended"}
    columns = bare(said, at=at, dataset_version=dataset_version)
    return {"status": "suspended", "merged_into": "", **columns}


def merged(code: str, into: str, *, at: datetime, dataset_version: int) -> dict[str, Any]:
    """Return every column of a document that was merged, but for where it leads: that changes with its survivor."""
    said = {"code": code, "status": "merged"}
    columns = bare(said, at=at, dataset_version=dataset_version)
    return {"status": "merged", "merged_into": into, **columns}


def bare(said: dict[str, Any], *, at: datetime, dataset_version: int) -> dict[str, Any]:
    """Return the columns of a document that holds nothing but what is said here."""
    return {
        "dataset_version": dataset_version,
        "published_at": at,
        "body": as_bytes(said),
        "geometry": None,
        "date_earliest": None,
        "date_latest": None,
        "sort_date": at.date(),
        **facets(NOTHING),
        "geom": None,
    }


def silenced(notice: Notice) -> Notice:
    """Return the notice without its words."""
    return {**notice, "text": {}}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
