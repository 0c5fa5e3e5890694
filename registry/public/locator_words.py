# SPDX-License-Identifier: Apache-2.0
"""What the small map of a record shows, in words: below it, and for readers who do not see it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.domain.location import cell_of
from registry.published.labels import labels, vocabulary_version
from registry.published.models import Area
from registry.ui.wording.places import country, distance, nearest_name
from registry.ui.wording.terms import plain_text

Place = dict[str, Any]


def description(points: Sequence[Place], squares: Sequence[Place], shapes: Sequence[Area]) -> str:
    """Return a sentence for each kind of thing that is drawn."""
    return " ".join([*of_points(points), *of_squares(squares), *of_areas(shapes)])


def of_points(points: Sequence[Place]) -> Iterator[str]:
    if points:
        yield _("%(names)s. The circle is how far off the point may be.") % {"names": named(points)}


def of_squares(squares: Sequence[Place]) -> Iterator[str]:
    alike: defaultdict[tuple[int, int], list[Place]] = defaultdict(list)
    for place in squares:
        alike[size(place)].append(place)
    for (side, off), places in alike.items():
        yield ". ".join(filter(None, (named(places), square(len(places), side, off))))


def size(place: Place) -> tuple[int, int]:
    """Return the side of the square, and how far beside it the place may lie; 0 where the square holds it. In metres."""
    cell, uncertainty = cell_of(place["geometry"]["coordinates"][0]), place["uncertainty_m"] or 0
    return cell.level.km * 1000, uncertainty if uncertainty > cell.radius_m else 0


def square(number: int, side: int, off: int) -> str:
    """Return what is drawn of so many places; `side`, `off`: metres, as `size` gives them."""
    told = {"side": distance(side), "off": distance(off)}
    if off:
        words = ngettext(
            "Hatched: a square of about %(side)s; the place lies in it or at most %(off)s beside it.",
            "Hatched: squares of about %(side)s; each place lies in its square or at most %(off)s beside it.",
            number,
        )
    else:
        words = ngettext(
            "Hatched: the square of about %(side)s in which the place lies.",
            "Hatched: the squares of about %(side)s in which the places lie.",
            number,
        )
    return words % told


def of_areas(shapes: Sequence[Area]) -> Iterator[str]:
    if shapes:
        names = _(", ").join(plain_text(shape.names) for shape in shapes)
        yield _("Hatched: %(names)s. No public point: only the area is told.") % {"names": names}


def named(places: Sequence[Place]) -> str:
    names = (nearest_name(place) or country_of(place) for place in places)
    return _(", ").join(dict.fromkeys(filter(None, names)))


def country_of(place: Place) -> str:
    return plain_text(country(place["country"], labels(vocabulary_version())))
