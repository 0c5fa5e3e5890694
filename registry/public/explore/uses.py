# SPDX-License-Identifier: Apache-2.0
"""Ways to take a selection away: the same query string at every address that takes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from registry.public.explore.address import Explored, address
from registry.published.sources import Dated
from registry.ui.canonical import spelled
from registry.ui.wording.called import registry_name
from registry.ui.wording.days import in_words

AT_ONCE = 1000
"""Records of one answer of the interface."""


@dataclass(frozen=True, slots=True)
class Use:
    """`rows`: how many records the address gives in all. `paged`: a thousand at most at a time."""

    name: str | Promise
    href: str
    rows: int
    paged: bool = False


@dataclass(frozen=True, slots=True)
class Uses:
    """`tiles`: where a map of others finds the selection, drawn in points and in areas."""

    links: list[Use]
    tiles: str
    frame: str
    citation: str
    permanent: str


def uses(explored: Explored, now: Dated, *, count: int, invented: int, selection: str) -> Uses:
    """Return all ways. `count`: incidents found, `invented`: those of them to try it out; `selection`: in words."""
    permanent = settings.REGISTRY_PUBLIC_URL + address(spelled(explored.wanted.selection()))
    return Uses(
        list(links(explored, count)),
        at(explored, "/api/tiles/incidents.json"),
        frame(explored),
        citation(now, count, selection, permanent) + of_invented(invented),
        permanent,
    )


def links(explored: Explored, count: int) -> Iterator[Use]:
    yield from tables(explored, "/api/v1/incidents", count)
    yield Use("OGC API Features", for_ogc(at(explored, "/api/ogc/collections/incidents/items")), count)
    yield Use("Atom", at(explored, "/feeds/incidents.atom", lang=lang()), count)


def tables(explored: Explored, path: str, count: int) -> Iterator[Use]:
    """Yield the forms in which the records of the selection at one address of the interface are taken as they are."""
    paged, all_at_once = count > AT_ONCE, {"limit": str(AT_ONCE)}
    yield Use("CSV", at(explored, path, format="csv", lang=lang(), **all_at_once), count, paged)
    yield Use("GeoJSON", at(explored, path, format="geojson", **all_at_once), count, paged)
    yield Use("JSON", at(explored, path, **all_at_once), count, paged)


def at(explored: Explored, path: str, **more: str) -> str:
    query = spelled({**explored.wanted.selection(), **{name: value for name, value in more.items() if value}})
    return f"{path}?{query}" if query else path


def for_ogc(address: str) -> str:
    """Return the address with the days under the name that the standard has for them."""
    return re.sub(r"(?<=[?&])date=", "datetime=", address)


def lang() -> str:
    """Return the language as a parameter, nothing for the one that is meant where none is given."""
    return "" if get_language() == "en" else get_language() or ""


def frame(explored: Explored) -> SafeString:
    """Return the line that shows the selection on another site."""
    return format_html(
        '<iframe src="{}" width="600" height="480" loading="lazy" title="{}"></iframe>',
        settings.REGISTRY_PUBLIC_URL + at(explored, "/embed", lang=lang()),
        _("Incidents on a map: %(registry)s") % {"registry": registry_name()},
    )


def of_invented(number: int) -> str:
    """Return what a citation adds where it counts records that are there to try the registry out."""
    words = ngettext("%(n)s of them is invented.", "%(n)s of them are invented.", number) % {"n": number}
    return f" {words}" if number else ""


def citation(now: Dated, count: int, selection: str, permanent: str) -> str:
    """Return how to cite the query: what was asked, how many it found, of which state, and where."""
    day = in_words(f"{now.published_at:%Y-%m-%d}") if now.published_at else ""
    said = {"registry": registry_name(), "count": count, "state": now.version, "day": day}
    words = ngettext(
        "%(registry)s. %(selection)s (%(count)s incident). State %(state)s of %(day)s. %(address)s",
        "%(registry)s. %(selection)s (%(count)s incidents). State %(state)s of %(day)s. %(address)s",
        count,
    )
    return words % {**said, "selection": selection or _("All incidents"), "address": permanent}
