# SPDX-License-Identifier: Apache-2.0
"""One location: a point, or an area without one."""

from typing import Any, ClassVar

from django import forms
from django.contrib.gis.geos import GEOSGeometry, Point
from django.contrib.gis.geos.error import GEOSException
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from registry.desk.forms.areas import Named, find_country, find_first_level
from registry.desk.forms.degrees import Degrees
from registry.desk.forms.fields import Choices, PartForm, concept, line, number, yes
from registry.desk.here import Here
from registry.desk.point import JUDGED, Doubt, Spot, doubts, row_of, state
from registry.desk.typed_point import understood
from registry.domain.errors import InvalidPlace
from registry.domain.location import PRECISIONS
from registry.domain.location.precision import Precision
from registry.ui.wording.places import distance
from registry.ui.wording.refusals import sentence
from registry.vocabularies import read

ASKED = _("Correct it, or tick “Yes, the point is meant”.")


def precisions() -> Choices:
    """Return every precision with its plain meaning; lines and loose shapes only where a record has one."""
    language = get_language() or "en"
    return [
        (code, f"{read.label('location_precision', code, language)}: {meaning(precision)}")
        for code, precision in PRECISIONS.items()
    ]


def meaning(precision: Precision) -> str:
    if precision.radius_m is not None:
        return gettext("anywhere within %(distance)s") % {"distance": distance(precision.radius_m)}
    if precision.shape == "area":
        return gettext("somewhere in the area, no point")
    return (
        gettext("no place is known")
        if precision.code == "unlocated"
        else gettext("a line or a loosely bounded shape")
    )


class LocationForm(PartForm):
    precision = forms.ChoiceField(
        label=_("How precisely is it known?"), choices=precisions, required=False, widget=forms.RadioSelect
    )
    name = line(_("Name of the place"))
    name_ar = line(_("Name in Arabic"))
    name_original = line(_("As the source spells it"))
    gazetteer_ref = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    country = line(_("Country"), widget=forms.TextInput(attrs={"list": "countries", "autocomplete": "off"}))
    admin1 = line(_("First-level area"), help_text=_("Its P-code, such as SY07, or its name."))
    admin2 = line(_("Second-level area"), help_text=_("Its name."))
    point = line(
        _("Coordinates in any notation"),
        max_length=120,
        help_text=_("35.9039, 36.7269 · 35°54'14\"N 36°43'37\"E · 37S BV 94865 75676 · 8G7RWP3G+HQ"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    lat = Degrees(_("Latitude"))
    lon = Degrees(_("Longitude"))
    role = concept("location_role", initial="impact", label=_("What this place is"))
    method = concept("location_method", initial="unknown", label=_("How it was found"))
    uncertainty_m = number(_("Radius, if another (metres)"), min_value=1, max_value=200_000)
    widely_published = yes(_("The exact place is already widely published"))
    restricted = yes(_("Publish no more than the area"))
    kept = forms.CharField(
        label=_("A line or an area"),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr", "spellcheck": "false"}),
        help_text=_("As WKT or GeoJSON, or drawn on the map; at most 10,000 corners."),
    )
    meant = forms.CharField(required=False, widget=forms.HiddenInput)
    keep_entry = forms.CharField(required=False, widget=forms.HiddenInput)
    doubted: tuple[Doubt, ...] = ()
    unread: ClassVar[dict[str, Any]] = {"area": Named(), "geom": None}

    @property
    def judged(self) -> str:
        """The names of the fields that say what lies at the point and whether it fits, with commas between them."""
        return ",".join(f"{self.prefix}-{name}" for name in (*JUDGED, "meant", "keep_entry"))

    def here(self) -> Here:
        """Return what the gazetteer says of the point, for showing it below the fields."""
        return Here.of(self.data, str(self.prefix))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors or not self.has_changed():
            return cleaned
        if not cleaned["precision"]:
            self.add_error("precision", _("Say how precisely the place is known."))
        if cleaned["point"]:
            self.add_error("point", understood(self.data, str(self.prefix))[1])
        if cleaned["lat"] is not None and cleaned["kept"]:
            self.add_error("kept", _("A place is a point or a shape: take one of the two away."))
        if (cleaned["lat"] is None) != (cleaned["lon"] is None):
            missing = "lat" if cleaned["lat"] is None else "lon"
            self.add_error(missing, _("A point needs both latitude and longitude."))
            return cleaned
        try:
            country = find_country(cleaned["country"])
        except InvalidPlace as refusal:
            self.add_error("country", sentence(refusal))
            return cleaned
        try:
            area = find_first_level(cleaned["admin1"], country=country)
        except InvalidPlace as refusal:
            self.add_error("admin1", sentence(refusal))
            area = Named()
        cleaned |= {"country": country or area.country, "area": area, "geom": self.geometry(cleaned)}
        return cleaned if self.errors else cleaned | self.asked_about(cleaned)

    def asked_about(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Ask about a point that does not fit, until a person says that it is meant.

        Returns what changes then: a point that was moved away from the gazetteer's entry lets go of it, unless
        the person keeps it.
        """
        row = row_of(self.data, str(self.prefix))
        try:
            spot = Spot.read(row)
        except InvalidPlace as refusal:
            self.add_error("lon" if refusal.field == "longitude" else "lat", sentence(refusal))
            return {}
        self.doubted = tuple(doubts(spot)) if spot else ()
        if self.doubted and cleaned["meant"] != state(row):
            for doubt in self.doubted:
                self.add_error(doubt.field, f"{doubt.words} {ASKED}")
        if not any(doubt.entry for doubt in self.doubted) or cleaned["keep_entry"] == state(row):
            return {}
        found = cleaned["method"] == "gazetteer_match"
        return {"gazetteer_ref": "", "method": "unknown" if found else cleaned["method"]}

    def geometry(self, cleaned: dict[str, Any]) -> GEOSGeometry | None:
        """Return the point typed, or the line or shape the record had, which this page does not draw."""
        if cleaned["lat"] is not None:
            return Point(cleaned["lon"], cleaned["lat"], srid=4326)
        if not cleaned["kept"]:
            return None
        try:
            return GEOSGeometry(cleaned["kept"], srid=4326)
        except (ValueError, KeyError, GEOSException):  # KeyError: a kind of shape that Django does not know
            self.add_error("kept", _("The shape of this location could not be read."))
            return None
