# SPDX-License-Identifier: Apache-2.0
"""Where, as the world may read it: only what `domain.disclosure` allows, on the fixed grid, never a centroid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.gis.geos import Point, Polygon

from registry.casework.models import Incident, IncidentLocation, Record
from registry.domain import location
from registry.domain.disclosure import Disclosure, Publish, Situation, disclose, no_finer_than
from registry.domain.location import PublicPlace, public_place
from registry.gazetteer.models import AdminArea
from registry.published.document import AreaRef, Place, Term
from registry.publishing.freeze.history import NEAR_AN_AREA, Earlier, near, stays_as_coarse
from registry.publishing.freeze.terms import term

AS_KNOWN = "as_known"
LEVELS_SHOWN = {Publish.AREA1: 1, Publish.COUNTRY: 0, Publish.NOTHING: -1}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of the record says that bears on how precisely its places may be told."""

    sensitivity: str
    incident_types: frozenset[str]
    object_classes: frozenset[str]
    not_functioning: frozenset[str]
    weapons: frozenset[str]
    today: date

    @classmethod
    def of(cls, record: Record, *, today: date) -> "Setting":
        hit = list(record.objects_hit.all())
        incident_type = record.incident_type if isinstance(record, Incident) else ""
        return cls(
            sensitivity=record.sensitivity,
            incident_types=frozenset(filter(None, [incident_type])),
            object_classes=frozenset(row.object_class for row in hit),
            not_functioning=frozenset(row.object_class for row in hit if row.functional == "no"),
            weapons=frozenset(use.weapon for use in record.weapons.all()),
            today=today,
        )


def places(record: Record, *, today: date, earlier: Iterable[Earlier]) -> tuple[Place, ...]:
    """Return the record's locations in order. `earlier`: the places of every version that was ever released."""
    setting, before, rows = Setting.of(record, today=today), list(earlier), list(record.locations.all())
    return tuple(place(row, setting, before, restricted=restricted(row, rows)) for row in rows)


def restricted(row: IncidentLocation, rows: Iterable[IncidentLocation]) -> bool:
    """Whether this place is restricted, or so near one that is that telling it would tell the other."""
    own = point_of(row)
    hidden = [point_of(other) for other in rows if other.restricted]
    return row.restricted or any(own and other and near(own, other, NEAR_AN_AREA) for other in hidden)


def place(row: IncidentLocation, setting: Setting, earlier: list[Earlier], *, restricted: bool) -> Place:
    told = disclosure_of(row, setting, restricted=restricted)
    for former in stays_as_coarse(row, earlier):
        told = no_finer_than(former, told)
    lon, lat = point_of(row) or (None, None)
    uncertainty = row.uncertainty_m or location.uncertainty_m(row.precision)
    shown = public_place(lon, lat, level=told.level, uncertainty_m=uncertainty)
    deepest = deepest_area(row, told, shown)
    return Place(
        role=term("location_role", row.role),
        name=row.name if told.shows_name else {},
        country=row.country if deepest >= 0 else "",
        admin1=area(row.admin1_pcode, row.cod_version, row.admin1_name) if deepest >= 1 else None,
        admin2=area(row.admin2_pcode, row.cod_version, row.admin2_name) if deepest >= 2 else None,
        geometry=geojson(shown),
        precision=term("location_precision", told.precision),
        uncertainty_m=shown.uncertainty_m,
        withheld=withheld(told),
    )


def deepest_area(row: IncidentLocation, told: Disclosure, shown: PublicPlace) -> int:
    """Return the administrative level down to which areas are told; -1 for none.

    Beside a cell, an area is told only where it holds the whole cell: the part of a cell that lies in a smaller area
    would narrow the place again.
    """
    if shown.cell is None:
        return LEVELS_SHOWN.get(told.publish, 2)
    whole_cell = Polygon(shown.cell.ring, srid=4326)
    holding = AdminArea.objects.filter(
        pcode=row.admin1_pcode, cod_version=row.cod_version, geom__covers=whole_cell
    )
    return 1 if row.admin1_pcode and holding.exists() else 0


def disclosure_of(row: IncidentLocation, setting: Setting, *, restricted: bool) -> Disclosure:
    return disclose(
        Situation(
            precision=row.precision,
            today=setting.today,
            sensitivity=setting.sensitivity,
            restricted=restricted,
            incident_types=setting.incident_types,
            object_classes=setting.object_classes,
            not_functioning=setting.not_functioning,
            weapons=setting.weapons,
            widely_published=row.widely_published,
            reviewer_agrees=row.widely_published,
        )
    )


def withheld(told: Disclosure) -> Term | None:
    """Return the reason when less is told than is known; knowing no more is no reason to give."""
    if told.reason == AS_KNOWN or told.reason.startswith(("known_to", "not_located")):
        return None
    return Term(told.reason, told.sentence)


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
