# SPDX-License-Identifier: Apache-2.0
"""The outlines of areas as the gazetteer has them, asked whether they hold a cell of the grid."""

from django.contrib.gis.geos import Polygon
from django.db.models import QuerySet

from registry.domain.disclosure import Area
from registry.domain.location import Cell
from registry.gazetteer.models import AdminArea


class Outlines:
    """Answers for `domain.disclosure.tell`; of an area without a known outline every answer is no."""

    def hold(self, area: Area, cell: Cell) -> bool:
        return known(area).filter(geom__covers=square(cell)).exists()

    def apart(self, area: Area, cell: Cell) -> bool:
        shapes = known(area)
        return shapes.exists() and not shapes.filter(geom__intersects=square(cell)).exists()


def known(area: Area) -> QuerySet[AdminArea]:
    if not area.pcode:
        return AdminArea.objects.none()
    return AdminArea.objects.filter(pcode=area.pcode, cod_version=area.version)


def square(cell: Cell) -> Polygon:
    return Polygon(cell.ring, srid=4326)
