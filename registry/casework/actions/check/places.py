# SPDX-License-Identifier: Apache-2.0
"""Where: a class of precision says whether there is a point, and which area has to be named."""

from django.contrib.gis.geos import GEOSGeometry

from registry.casework.actions.check.codes import check_codes
from registry.casework.draft import LocationDraft
from registry.casework.models import IncidentLocation
from registry.casework.models.location import WITHOUT_POINT
from registry.domain import location
from registry.domain.errors import InvalidPlace
from registry.gazetteer.countries import check_country

POINT_NEEDED = "This precision needs a point on the map. Without one, choose an area."
NO_POINT = "An area is named by its code; take the point away or choose a finer precision."
SHAPES = ("Point", "LineString", "Polygon")
MOST_CORNERS = 10_000
FREE_SHAPES = ("linear_or_fuzzy", "sea_or_air")


def check_location(place: LocationDraft) -> None:
    """Raises: UnknownCode; InvalidPlace, naming the field and the rule."""
    check_codes(place, IncidentLocation)
    check_country(place.country)
    location.uncertainty_m(place.precision, place.uncertainty_m)
    if place.geom is not None:
        check_shape(place.geom, place.precision)
    elif place.precision not in (*WITHOUT_POINT, *FREE_SHAPES):
        raise InvalidPlace(POINT_NEEDED, field="precision")
    check_area(place)


def check_shape(shape: GEOSGeometry, precision: str) -> None:
    if precision in WITHOUT_POINT:
        raise InvalidPlace(NO_POINT, field="geom")
    if shape.geom_type not in SHAPES or shape.empty or shape.hasz or shape.num_coords > MOST_CORNERS:
        raise InvalidPlace(
            "A place is one point, line or area on the ground, of at most %(most)s corners.",
            field="geom",
            most=f"{MOST_CORNERS:,}",
        )
    west, south, east, north = shape.extent
    location.check_point(west, south)
    location.check_point(east, north)
    if not shape.valid:
        raise InvalidPlace(
            "The shape is not sound: %(valid_reason)s.", field="geom", valid_reason=shape.valid_reason
        )


def check_area(place: LocationDraft) -> None:
    """Refuse an area class whose area is not named."""
    if place.precision == "country" and not place.country:
        raise InvalidPlace("Name the country.", field="country")
    if place.precision == "admin1" and not (place.admin1_pcode or place.admin1_name):
        raise InvalidPlace("Name the first-level area.", field="admin1_pcode")
    if place.precision in ("admin2", "admin3") and not (
        place.admin2_pcode or place.admin2_name or place.name
    ):
        raise InvalidPlace("Name the area.", field="admin2")
