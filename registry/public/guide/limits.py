# SPDX-License-Identifier: Apache-2.0
"""How much a program may ask, in the numbers that the faces count with."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.domain.filters.parameters import LARGEST_LIMIT, MOST_CODES
from registry.published.filters import DEFAULT_LIMIT
from registry.ui import allowances as units
from registry.ui.limits import WINDOW

COSTS: tuple[tuple[str | Promise, int, int], ...] = (
    (_("A record, a version, an area, a vocabulary, a page of the feed of changes"), units.RECORD, 0),
    (_("A page of a list, up to %(usual)s records"), units.LIST, 0),
    (_("Each further %(usual)s records on the page, as JSON or GeoJSON"), units.HUNDRED["json"], 0),
    (_("Each further %(usual)s records on the page, as CSV"), units.HUNDRED["csv"], 0),
    (_("Each further %(usual)s records on the page, as HTML"), units.HUNDRED["html"], 0),
    (_("A tile"), units.TILE, units.TILE_ANEW),
    (_("A statistic"), units.STATISTIC, units.STATISTIC_ANEW),
    (_("An Atom feed"), units.FEED, 0),
    (_("A page of this site"), units.PAGE, 0),
    (
        _(
            "A page of this site that counts: the first page, explore, its frame for other sites, statistics, areas, weapons"
        ),
        units.PAGE,
        units.PAGE_ANEW,
    ),
    (_("A picture of a page, for those who share its address"), units.PAGE, units.PICTURE_ANEW),
)


def limits() -> dict[str, Any]:
    """Return what the guide says of limits. `reader`: units in `seconds`, 0 where nobody is limited."""
    return {
        "reader": settings.REGISTRY_RATE_LIMIT,
        "seconds": WINDOW,
        "usual": DEFAULT_LIMIT,
        "most": LARGEST_LIMIT,
        "codes": MOST_CODES,
        "query": units.LONGEST_QUERY,
        "costs": list(costs()),
    }


def costs() -> Iterator[tuple[str, int, int]]:
    """Yield what is asked, its units, and those beside them where it is made anew."""
    for words, cost, anew in COSTS:
        yield str(words) % {"usual": DEFAULT_LIMIT}, cost, anew
