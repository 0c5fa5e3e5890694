# SPDX-License-Identifier: Apache-2.0
"""Outlines of areas inside a frame as paths of SVG, no finer than the drawing can show."""

from collections.abc import Iterator

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.geos import GeometryCollection, GEOSGeometry, Polygon
from django.db.models import F, Func, QuerySet, Value

from registry.public.projection import Frame
from registry.published.models import Area


def paths(frame: Frame, areas: QuerySet[Area]) -> list[str]:
    """Return the outlines of the areas; nothing for one that the frame does not show."""
    return [path for _, piece in pieces(frame, areas) if (path := frame.path(rings(piece)))]


def pieces(frame: Frame, areas: QuerySet[Area]) -> Iterator[tuple[Area, GEOSGeometry]]:
    """Yield each area, without its whole shape, with what of it lies inside the frame."""
    box = Polygon.from_bbox(frame.box)
    box.srid = 4326
    clipped = Func(
        F("geom"), Value(box.ewkt, GeometryField()), function="ST_ClipByBox2D", output_field=GeometryField()
    )
    simple = Func(clipped, Value(frame.unit), function="ST_Simplify", output_field=GeometryField())
    for area in areas.filter(geom__bboverlaps=box).annotate(piece=simple).defer("geom"):
        if area.piece and not area.piece.empty:
            yield area, area.piece


def rings(shape: GEOSGeometry) -> list[list[tuple[float, ...]]]:
    if isinstance(shape, Polygon):
        return [list(ring.coords) for ring in shape]
    if isinstance(shape, GeometryCollection):
        return [ring for part in shape for ring in rings(part)]
    return []
