# SPDX-License-Identifier: Apache-2.0
"""Everything that the public face answers, asked once: every address of the URL table, in every form that it has.

A new address needs one line in FORMS; the crawl fails until it has one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from django.urls import get_resolver

from registry.config import faces
from registry.public.charts.page import CHARTS
from registry.published.statistics.dimensions import NAMES
from tests.api.routes import Route, read

LISTS = (
    "",
    "?format=geojson",
    "?format=csv",
    "?format=csv&lang=ar",
    "?sort=-changed",
    "?limit=1",
    "?located=yes",
)
ITEMS = ("", "?format=geojson")
OGC = ("", "?f=html")
CITED, COMPARED = "versions/%(number)s/cite.%(ending)s", "compare/%(earlier)s..%(later)s"


@dataclass(frozen=True)
class Forms:
    """`queries`: what stands behind the path. `values`: of the variables in it, where they are not those of VALUES."""

    queries: tuple[str, ...] = ("",)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


VALUES = {
    "lang": ("en", "ar"),
    "number": ("1", "2"),
    "release": ("2026-01",),
    "operation": ("listIncidents",),
    "ending": ("bib", "ris", "json"),
    "earlier": ("1",),
    "later": ("2",),
}
FORMS = {
    "/": Forms(),
    "/healthz": Forms(),
    "/api/v1/": Forms(),
    **{f"/api/v1/{kind}": Forms(LISTS) for kind in ("incidents", "aggregate-reports")},
    **{f"/api/v1/{kind}/%(code)s": Forms(ITEMS) for kind in ("incidents", "aggregate-reports")},
    **{f"/api/v1/{kind}/%(code)s/versions": Forms() for kind in ("incidents", "aggregate-reports")},
    **{f"/api/v1/{kind}/%(code)s/versions/%(number)s": Forms(ITEMS) for kind in ("incidents", "aggregate-reports")},
    "/api/v1/changes": Forms(("", "?limit=2")),
    "/api/v1/releases": Forms(),
    "/api/v1/releases/%(release)s": Forms(),
    "/api/v1/statistics": Forms(("", *(f"?by={name}{form}" for name in NAMES for form in ("", "&format=csv")))),
    "/api/v1/vocabularies": Forms(),
    "/api/v1/vocabularies/%(code)s": Forms(values={"code": ("weapon", "harm", "none")}),
    "/api/v1/areas": Forms(("", "?area=SYR")),
    "/api/v1/areas/%(code)s": Forms(values={"code": ("SYR", "SY07", "XX99")}),
    "/api/v1/docs/": Forms(),
    "/api/v1/docs/try/%(operation)s": Forms(("", "?weapon=uxo&cursor=")),
    "/api/v1/openapi.json": Forms(),
    "/api/v1/schema/incident.json": Forms(),
    "/api/v1/schema/aggregate-report.json": Forms(),
    "/api/ogc": Forms(OGC),
    **{
        f"/api/ogc/{rest}": Forms(OGC)
        for rest in ("", "api", "conformance", "collections", "collections/incidents")
    },
    "/api/ogc/collections/incidents/queryables": Forms(OGC),
    "/api/ogc/collections/incidents/items": Forms((*OGC, "?limit=1", "?crs=http://www.opengis.net/def/crs/EPSG/0/3857")),
    "/api/ogc/collections/incidents/items/%(code)s": Forms(OGC),
    "/api/tiles/incidents.json": Forms(),
    "/api/tiles/incidents/%(z)s/%(x)s/%(y)s.mvt": Forms(values={"z": ("0", "1"), "x": ("0", "1"), "y": ("0",)}),
    "/feeds/corrections.atom": Forms(("", "?lang=ar")),
    "/feeds/incidents.atom": Forms(("", "?lang=ar", "?located=yes")),
    "/embed": Forms(("", "?lang=ar", "?located=yes")),
    "/%(lang)s/": Forms(),
    "/%(lang)s/explore": Forms(("", "?located=yes", "?view=list", "?view=map", "?view=stats")),
    "/%(lang)s/statistics": Forms(("", "?located=yes")),
    "/%(lang)s/statistics/%(key)s.%(form)s": Forms(values={"key": tuple(CHARTS), "form": ("csv", "svg")}),
    "/%(lang)s/api": Forms(),
    "/sitemap.xml": Forms(),
    "/sitemaps/%(name)s.xml": Forms(values={"name": ("pages", "incidents-1", "aggregate-reports-1", "none-1")}),
    "/robots.txt": Forms(),
    "/.well-known/security.txt": Forms(),
    "/og/%(lang)s/site.png": Forms(),
    **{f"/og/%(lang)s/{kind}/%(code)s/%(number)s.png": Forms() for kind in ("incidents", "aggregate-reports")},
    "/%(lang)s/downloads": Forms(("", "?located=yes")),
    "/%(lang)s/data-dictionary": Forms(),
    "/%(lang)s/data-dictionary/%(code)s": Forms(values={"code": ("weapon", "harm", "none")}),
    "/%(lang)s/corrections": Forms(("", "?kind=withdrawn")),
    "/%(lang)s/areas": Forms(),
    "/%(lang)s/areas/%(code)s": Forms(values={"code": ("SYR", "SY07", "XX99")}),
    "/%(lang)s/weapons": Forms(),
    "/%(lang)s/weapons/%(code)s": Forms(values={"code": ("uxo", "cluster_munition", "none")}),
    **{f"/%(lang)s/{name}": Forms() for name in ("methodology", "methodology/counting", "data-responsibility", "about")},
    "/%(lang)s/report": Forms(("", "?record=CHR-4G7K2M9-T")),
    "/%(lang)s/report/%(number)s": Forms(values={"number": ("RQ-00000-00000-00000-00000",)}),
    "/%(lang)s/incidents/%(code)s/card": Forms(),
    **{
        f"{before}/{kind}/%(code)s{after}": Forms()
        for before, kind, after in product(
            ("", "/%(lang)s"), ("incidents", "aggregate-reports"), ("", "/versions/%(number)s")
        )
    },
    **{f"{before}/{kind}": Forms() for before, kind in product(("", "/%(lang)s"), ("incidents", "aggregate-reports"))},
    **{
        f"/%(lang)s/{kind}/%(code)s/{rest}": Forms()
        for kind, rest in product(("incidents", "aggregate-reports"), (CITED, COMPARED))
    },
}  # fmt: skip


def every_route() -> dict[str, Route]:
    """Return every address of the public face by its template, as the URL resolver has them."""
    return {route.template: route for route in read(get_resolver(faces.PUBLIC.urlconf), "/")}


def addresses(codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each template with each address to ask. `codes`: of records, also of such as nobody may read."""
    for template, route in every_route().items():
        forms = FORMS[template]
        values = {**VALUES, "code": codes, **forms.values}
        for chosen in product(*(values[name] for name in route.names)):
            path = template % dict(zip(route.names, chosen, strict=True))
            yield from ((template, path + query) for query in forms.queries)
