# SPDX-License-Identifier: Apache-2.0
"""Where, as the world may read it: only what `domain.disclosure` allows, on the fixed grid, never a centroid."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.gis.geos import Point

from registry.casework.models import IncidentLocation, Record
from registry.domain import location
from registry.domain.disclosure import Area, Asked, Disclosure, Spot, Told, tell, withholds
from registry.domain.location import Box, PublicPlace, public_place
from registry.published.document import AreaRef, Place, Term
from registry.publishing.freeze.history import earlier_places
from registry.publishing.freeze.outlines import Outlines
from registry.publishing.freeze.setting import Setting
from registry.publishing.freeze.terms import term


def told_of(record: Record, *, today: date) -> list[Told]:
    """Return what may be told of each location of the record, in order."""
    setting = Setting.of(record, today=today)
    return tell(
        [asked(row, setting) for row in record.locations.all()],
        earlier_places(record, today=today),
        Outlines(),
    )


def places(record: Record, told: Iterable[Told]) -> tuple[Place, ...]:
    return tuple(place(row, found) for row, found in zip(record.locations.all(), told, strict=True))


def names_may_be_told(told: Iterable[Told]) -> bool:
    """Whether the name of a settlement may stand elsewhere in the record: none of its places is hidden from its name."""
    return all(found.names_its_settlement for found in told)


def asked(row: IncidentLocation, setting: Setting) -> Asked:
    admin1 = Area(row.admin1_pcode, row.cod_version)
    return Asked(
        spot=Spot(Box(*row.geom.extent) if row.geom is not None else None, row.country, admin1),
        situation=setting.of_place(row),
        point=point_of(row),
        areas=(admin1, Area(row.admin2_pcode, row.cod_version)),
    )


def place(row: IncidentLocation, found: Told) -> Place:
    told = found.disclosure
    lon, lat = point_of(row) or (None, None)
    uncertainty = row.uncertainty_m or location.uncertainty_m(row.precision)
    shown = public_place(lon, lat, level=told.level, uncertainty_m=uncertainty)
    return Place(
        role=term("location_role", row.role),
        name=row.name if told.shows_name else {},
        country=row.country if found.depth >= 0 else "",
        admin1=area(row.admin1_pcode, row.cod_version, row.admin1_name) if found.depth >= 1 else None,
        admin2=area(row.admin2_pcode, row.cod_version, row.admin2_name) if found.depth >= 2 else None,
        geometry=geojson(shown),
        precision=term("location_precision", told.precision),
        uncertainty_m=shown.uncertainty_m,
        withheld=withheld(told),
    )


def withheld(told: Disclosure) -> Term | None:
    """Return the reason when less is told than is known; knowing no more is no reason to give."""
    return Term(told.reason, told.sentence) if withholds(told.reason) else None


def point_of(row: IncidentLocation) -> tuple[float, float] | None:
    """Return (lon, lat); lines and polygons are told by their areas."""
    return (row.geom.x, row.geom.y) if isinstance(row.geom, Point) else None


def geojson(shown: PublicPlace) -> dict[str, Any] | None:
    if shown.point:
        return {"type": "Point", "coordinates": list(shown.point)}
    if shown.cell:
        return {"type": "Polygon", "coordinates": [[list(corner) for corner in shown.cell.ring]]}
    return None


def area(pcode: str, cod_version: str, name: dict[str, str]) -> AreaRef | None:
    return AreaRef(pcode, cod_version, name) if pcode or name else None
