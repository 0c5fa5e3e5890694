# SPDX-License-Identifier: Apache-2.0
"""The links of an answer, as OGC API wants them: relation, form and title of each address."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from django.conf import settings

from api.views import GEOJSON, JSON

HTML = "text/html"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
SCHEMA = "application/schema+json"
FORMS = {"json": "JSON", "html": "HTML"}
COLLECTION = "/collections/incidents"
QUERYABLES_REL = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
Link = dict[str, str]
Pairs = Iterable[tuple[str, str]]


def base() -> str:
    return f"{settings.REGISTRY_PUBLIC_URL}/api/ogc"


def link(rel: str, address: str, form: str, title: str) -> Link:
    return {"href": address, "rel": rel, "type": form, "title": title}


def address(path: str, query: Pairs = ()) -> str:
    asked = urlencode(list(query), quote_via=quote, safe="/,:.")
    return f"{base()}{path}?{asked}" if asked else f"{base()}{path}"


def forms(path: str, shown: str, *, program: str = JSON, query: Pairs = ()) -> list[Link]:
    """Return the links from one form of an address to itself and to the other. `program`: the form that is not HTML."""
    rest = [(name, value) for name, value in query if name != "f"]
    types = {"json": program, "html": HTML}
    return [
        link(
            "self" if form == shown else "alternate",
            address(path, [*rest, ("f", form)]),
            types[form],
            f"As {name}",
        )
        for form, name in FORMS.items()
    ]


def root() -> Link:
    return link("root", f"{base()}/", JSON, "What is here")


def licence() -> Link:
    name = settings.REGISTRY_LICENCE
    return link("license", f"https://spdx.org/licenses/{name}.html", HTML, name)


def of_collection() -> Link:
    return link("collection", address(COLLECTION), JSON, "The collection")


def items() -> list[Link]:
    path = f"{COLLECTION}/items"
    return [
        link("items", address(path, [("f", form)]), types, f"The incidents as {name}")
        for form, types, name in (("json", GEOJSON, "GeoJSON"), ("html", HTML, "HTML"))
    ]
