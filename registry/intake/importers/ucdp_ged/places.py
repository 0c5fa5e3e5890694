# SPDX-License-Identifier: Apache-2.0
"""Where: `where_prec` says whether the coordinates are a place or only the middle of an area."""

from dataclasses import dataclass

from django.contrib.gis.geos import Point

from registry.casework.draft import LocationDraft
from registry.domain.errors import InvalidPlace
from registry.domain.location import check_point
from registry.intake.errors import RowRefused
from registry.intake.importers.ucdp_ged.countries import Country, country_of
from registry.intake.row import Row

COUNTRY_ONLY = "country"
PRECISIONS = {
    1: "town",
    2: "near_place",
    3: "admin2",
    4: "admin1",
    5: "linear_or_fuzzy",
    6: COUNTRY_ONLY,
    7: "unlocated",
}
"""where_prec 7 is international waters or airspace: no area of ours, and the point is but its middle."""
WITH_POINT = ("town", "near_place")


@dataclass(frozen=True, slots=True)
class Where:
    """The place of one row; `point` only where the dataset means a place by it."""

    precision: str
    name: str
    admin1: str
    admin2: str
    country: Country
    point: tuple[float, float] | None

    @classmethod
    def of(cls, row: Row) -> "Where":
        """Raises: RowRefused (bad_number, bad_coordinates, unknown_country, no_place)."""
        precision = PRECISIONS[row.whole("where_prec", least=1, most=7)]
        name, point = row.text("where_coordinates"), point_of(row)
        if not name:
            raise RowRefused("no_place", "where_coordinates names no place.", column="where_coordinates")
        return cls(
            precision=precision,
            name=name,
            admin1=row.text("adm_1") or (name if precision == "admin1" else ""),
            admin2=row.text("adm_2") or (name if precision == "admin2" else ""),
            country=country_of(row),
            point=point if precision in WITH_POINT else None,
        )

    @property
    def flags(self) -> tuple[str, ...]:
        return () if self.country.iso3 else ("country_left_open",)

    @property
    def words(self) -> str:
        """The place in a few words, for a title."""
        name = self.name
        if self.precision == COUNTRY_ONLY:
            return self.country.name or name
        if self.precision == "near_place":
            name = f"near {name.removesuffix('(near)').rstrip()}"
        broader = self.country.name or self.admin1
        return name if broader in ("", name) else f"{name}, {broader}"

    def location(self) -> LocationDraft:
        return LocationDraft(
            precision=self.precision,
            name={"en": self.name},
            country=self.country.iso3,
            admin1_name={"en": self.admin1} if self.admin1 else {},
            admin2_name={"en": self.admin2} if self.admin2 else {},
            geom=Point(*self.point, srid=4326) if self.point else None,
            method="third_party_dataset",
        )


def point_of(row: Row) -> tuple[float, float]:
    """Return (lon, lat). Checked also where only the area is taken: a wrong number means a damaged row."""
    lon, lat = row.degrees("longitude", limit=180), row.degrees("latitude", limit=90)
    try:
        check_point(lon, lat)
    except InvalidPlace as refusal:
        raise RowRefused(
            "bad_coordinates", refusal.message, column="longitude", value=row.text("longitude")
        ) from refusal
    if lon == lat == 0:
        sentence = "0, 0 stands for “no coordinates” in many exports. Find the place, or leave the row out."
        raise RowRefused("bad_coordinates", sentence, column="latitude", value=row.text("latitude"))
    return lon, lat
