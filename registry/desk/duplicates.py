# SPDX-License-Identifier: Apache-2.0
"""Possible duplicates of what is being typed, or of what stands, with the reasons in words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.contrib.gis.geos import MultiPoint, Point
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.accounts.models import User
from registry.casework.finding.duplicates import Glimpse, likely, of_record
from registry.casework.models import Record
from registry.desk.window import window
from registry.desk.words import STATES
from registry.domain.errors import InvalidPlace
from registry.domain.likeness import Reason, Why
from registry.domain.location import check_point
from registry.domain.numerals import degrees
from registry.domain.workflow import State

Typed = Mapping[str, str]
LATITUDE = re.compile(r"(locations-\d{1,3})-lat")
AREA = re.compile(r"locations-\d{1,3}-admin1(?:_pcode)?")
ADDRESS = re.compile(r"claims-\d{1,3}-(?:url|archive_url)")
SAME_PLACE_KM = 0.05  # below it, one decimal would say 0.0
PCODE = re.compile(r"[A-Z]{2}[A-Z0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One record and why it may be the same event."""

    record: Record
    state: str
    why: tuple[str, ...]


def suggestions(by: User, typed: Typed | None = None, record: Record | None = None) -> list[Suggestion]:
    """Return what may be the same event, among what this person may see; what is typed goes before what stands."""
    glimpse = of_record(record) if record else Glimpse()
    if typed is not None:
        glimpse = laid_over(glimpse, typed)
    return [
        Suggestion(
            each.record, str(STATES[State(each.record.standing.state)]), tuple(map(in_words, each.reasons))
        )
        for each in likely(glimpse, Record.objects.visible_to(by))
    ]


def laid_over(glimpse: Glimpse, typed: Typed) -> Glimpse:
    """Return the glimpse with what is typed in the place of what stood; what the page does not send stays."""
    title = " ".join(typed.get(f"title_{language}", "")[:200] for language in ("ar", "en")).strip()
    meant = window(typed.get("date_edtf", ""), typed.get("date_margin_days", ""))
    points = list(points_of(typed))
    areas = frozenset(code for name, code in typed.items() if AREA.fullmatch(name) and PCODE.fullmatch(code))
    urls = frozenset(url[:2000] for name, url in typed.items() if ADDRESS.fullmatch(name) and url)
    return replace(
        glimpse,
        title=title or glimpse.title,
        first=meant.earliest if meant else glimpse.first,
        last=meant.latest if meant else glimpse.last,
        shape=MultiPoint(points, srid=4326) if points else glimpse.shape,
        areas=areas or glimpse.areas,
        urls=urls | glimpse.urls,
    )


def points_of(typed: Typed) -> Iterator[Point]:
    """Yield every point that can be read; one that is still being typed says nothing."""
    for name in list(typed):
        row = LATITUDE.fullmatch(name)
        if row and typed[name].strip() and typed.get(f"{row[1]}-lon", "").strip():
            try:
                lon, lat = degrees(typed[f"{row[1]}-lon"]), degrees(typed[name])
                check_point(lon, lat)
            except InvalidPlace:
                continue
            yield Point(lon, lat, srid=4326)


def in_words(reason: Reason) -> str:
    if reason.why is Why.SAME_DOCUMENT:
        return _("the same document")
    if reason.why is Why.NEAR and reason.amount < SAME_PLACE_KM:
        return _("at the same place")
    if reason.why is Why.NEAR:
        return _("%(km)s km away") % {"km": f"{reason.amount:.1f}"}
    if reason.why is Why.SAME_AREA:
        return _("in the same area")
    if reason.why is Why.TITLE:
        return _("a similar title")
    days = int(reason.amount)
    return (
        ngettext("%(days)s day apart", "%(days)s days apart", days) % {"days": days}
        if days
        else _("on the same days")
    )
