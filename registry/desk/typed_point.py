# SPDX-License-Identifier: Apache-2.0
"""A point typed in any notation, and the two fields it fills."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.domain.errors import InvalidPlace
from registry.domain.location.coordinates import Read, read_point
from registry.domain.numerals import degrees
from registry.ui.wording.refusals import sentence

POINT = re.compile(r"(locations-\d{1,3})-point", re.ASCII)
NOTATIONS = {
    "decimal": gettext_lazy("decimal degrees"),
    "dms": gettext_lazy("degrees, minutes and seconds"),
    "mgrs": gettext_lazy("military grid reference"),
    "plus_code": gettext_lazy("plus code"),
}


def take_points(typed: QueryDict) -> None:
    """Write every point that can be read into latitude and longitude; one that cannot stays where it was typed."""
    for prefix in [
        found[1] for name in typed if (found := POINT.fullmatch(name)) and str(typed[name]).strip()
    ]:
        try:
            found_point = point_of(typed, prefix)
        except InvalidPlace:
            continue
        typed[f"{prefix}-lat"], typed[f"{prefix}-lon"] = shown(found_point.lat), shown(found_point.lon)
        typed[f"{prefix}-point"] = ""


def point_of(typed: Mapping[str, Any], prefix: str) -> Read:
    """Raises: InvalidPlace."""
    return read_point(str(typed.get(f"{prefix}-point", "")), near=near(typed, prefix))


def near(typed: Mapping[str, Any], prefix: str) -> tuple[float, float] | None:
    try:
        return degrees(str(typed[f"{prefix}-lon"])), degrees(str(typed[f"{prefix}-lat"]))
    except (InvalidPlace, KeyError):
        return None


def shown(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def understood(typed: Mapping[str, Any], prefix: str) -> tuple[str, str]:
    """Return how the point was read, in words, and what is wrong with it; both empty where nothing was typed."""
    if not str(typed.get(f"{prefix}-point", "")).strip():
        return "", ""
    try:
        found = point_of(typed, prefix)
    except InvalidPlace as refusal:
        return "", sentence(refusal)
    values = {"lat": shown(found.lat), "lon": shown(found.lon), "notation": str(NOTATIONS[found.notation])}
    return _("Read as latitude %(lat)s, longitude %(lon)s (%(notation)s).") % values, ""
