# SPDX-License-Identifier: Apache-2.0
"""Where it happened, in words: the place as named, the area it lies in, and how closely it is known."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from registry.ui.wording.numbers import whole
from registry.ui.wording.terms import Labels, in_its_language, label, plain_text, reader, sentence

METRES_IN_KILOMETRE = 1000
Place = dict[str, Any]
Names = Mapping[str, str]


def line(place: Place, labels: Labels) -> str:
    """Return one place without markup: "Sarmada, Idleb, Syria". Parts that repeat one another stand once."""
    return _(", ").join(plain_text(name) for name in names(place, labels))


def marked_line(place: Place, labels: Labels) -> SafeString:
    """Return the same for a page: what is not in the reader's language is marked."""
    return format_html_join(_(", "), "{}", ((in_its_language(name),) for name in names(place, labels)))


def lines(places: list[Place], labels: Labels) -> SafeString:
    """Return all places of a record, each isolated from the direction of its neighbours."""
    return format_html_join(_("; "), "<bdi>{}</bdi>", ((marked_line(place, labels),) for place in places))


def names(place: Place, labels: Labels) -> list[Names]:
    """Return the names from the place up to its country, each by language, those that read the same once."""
    found = (place["name"], *(area["name"] for area in areas(place)), country(place["country"], labels))
    once: dict[str, Names] = {}
    for name in found:
        once.setdefault(plain_text(name), name)
    return [name for words, name in once.items() if words]


def areas(place: Place) -> list[Place]:
    return [area for area in (place["admin2"], place["admin1"]) if area]


def country(code: str, labels: Labels) -> Names:
    return labels.get(("country", code)) or {reader(): code}


def precision(place: Place, labels: Labels) -> SafeString:
    """Return how closely the place is known: "town: anywhere within 3 km", or that only the area is known."""
    named = label(place["precision"], "location_precision", labels)
    if place["withheld"]:
        return format_html(_("Point withheld to protect people. {}"), sentence(place["withheld"]))
    if place["geometry"] is None:
        return format_html(_("{}: only the area is known, so there is no point on the map."), named)
    if place["uncertainty_m"] is None:
        return format_html("{}", named)
    return format_html(_("{}: anywhere within {} of the point."), named, distance(place["uncertainty_m"]))


def told_to(places: list[Place], labels: Labels) -> SafeString:
    """Return for a tag how closely the places with a public point are told, and whether some have none.

    More may be known: only the line of each place says whether something is withheld.
    """
    drawn = [place for place in places if place["geometry"]]
    if not drawn:
        return format_html("{}", _("No public point"))
    degrees = {place["precision"]["code"]: place["precision"] for place in drawn}
    each = format_html_join(
        _(", "), "{}", ((label(degree, "location_precision", labels),) for degree in degrees.values())
    )
    if len(drawn) < len(places):
        return format_html(_("Place told to: {}; some places without a public point"), each)
    return format_html(_("Place told to: {}"), each)


def nearest_name(place: Place) -> str:
    """Return the name of the place, else of the finest area it lies in; empty where neither has a name."""
    names = (plain_text(text) for text in (place["name"], *(area["name"] for area in areas(place))))
    return next(filter(None, names), "")


def distance(metres: int) -> str:
    """Return a distance with its unit: 300 m, 1.5 km, 25 km."""
    if metres < METRES_IN_KILOMETRE:
        return _("%(number)s m") % {"number": whole(metres)}
    return _("%(number)s km") % {"number": whole(round(metres / METRES_IN_KILOMETRE, 1))}
