# SPDX-License-Identifier: Apache-2.0
"""A page of incidents as features: the frozen documents joined as they are, with the frame of the page around them."""

import json
from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request

from api.ogc.crs import given
from api.ogc.links import COLLECTION, HTML, Link, address, forms, licence, link, of_collection, root
from api.ogc.views import PAGE, OgcView, shown
from api.ogc.wanted import Wanted, wanted_of
from api.throttles import beyond
from api.views import GEOJSON, plain
from registry.published.documents import Frozen, frozen
from registry.published.envelope import stamp
from registry.published.pages import Asked, Page, asked, page
from registry.published.state import state
from registry.ui.allowances import HUNDRED, LIST
from registry.ui.answers import Basis, Made, answer
from registry.ui.limits import taken

PATH = f"{COLLECTION}/items"


class Items(OgcView):
    """Incidents, newest first, a page at a time."""

    cost: ClassVar[int] = LIST

    def get(self, request: Request) -> HttpResponse:
        wanted = wanted_of(request.query_params)
        form, now = self.form_of(request, wanted.get("f"), GEOJSON), state()
        basis = Basis(
            ("ogc-items", form, now.version, now.published_at, wanted.said),
            now.published_at,
            PAGE if form == "html" else GEOJSON,
            headers={} if form == "html" else {"Content-Crs": f"<{wanted.crs}>"},
            kept=True,
            version=now.version,
        )

        def make() -> Made:
            taken(plain(request).META, wanted.dearness() + beyond(wanted.limit, HUNDRED[form]))
            ready = asked(wanted.selection, limit=wanted.limit, cursor=wanted.get("cursor"), now=now)
            found = page(ready)
            links = links_of(found, wanted, form)
            made = body(plain(request), form, Answered(wanted, ready, found, links))
            return Made(made, headers_of(found, links))

        return answer(plain(request), basis, make, check=wanted.check)


class Answered:
    """What one page is made of."""

    def __init__(self, wanted: Wanted, ready: Asked, found: Page, links: list[Link]) -> None:
        self.wanted, self.source, self.found, self.links = wanted, ready.source, found, links
        self.documents = frozen(found.rows)

    def frame(self) -> dict[str, Any]:
        """Return the members that stand beside the features."""
        at = self.source.published_at
        return {
            "numberMatched": self.found.count,
            "numberReturned": len(self.documents),
            **({"timeStamp": stamp(at)} if at else {}),
            "without_geometry": self.found.without_geometry,
            "links": self.links,
        }


def body(request: HttpRequest, form: str, made: Answered) -> bytes:
    if form == "html":
        records = [json.loads(each.body) for each in made.documents]
        return shown(
            request, "items", made.source, {"title": "Incidents", "records": records, **made.frame()}
        )
    features = (each.feature() for each in in_system(made.documents, made.wanted.crs))
    members = json.dumps(made.frame(), separators=(",", ":")).encode()
    return b'{"type":"FeatureCollection","features":[' + b",".join(features) + b"]," + members[1:]


def in_system(documents: Sequence[Frozen], crs: str) -> list[Frozen]:
    """Return the documents with their geometry in this reference system; what they say is left byte for byte."""
    shapes = given([each.geometry for each in documents], crs)
    return [each._replace(geometry=shape) for each, shape in zip(documents, shapes, strict=True)]


def links_of(found: Page, wanted: Wanted, form: str) -> list[Link]:
    beside = [(name, value) for name, value in wanted.said if name not in ("cursor", "f")]
    kind = HTML if form == "html" else GEOJSON
    pages = [
        link(rel, address(PATH, [*beside, ("f", form), ("cursor", cursor)]), kind, title)
        for rel, cursor, title in (
            ("next", found.next, "Next page"),
            ("prev", found.previous, "Previous page"),
        )
        if cursor
    ]
    return [
        *forms(PATH, form, program=GEOJSON, query=wanted.said),
        *pages,
        of_collection(),
        root(),
        licence(),
    ]


def headers_of(found: Page, links: list[Link]) -> dict[str, str]:
    said = ", ".join(f'<{each["href"]}>; rel="{each["rel"]}"; type="{each["type"]}"' for each in links[:4])
    noindex = {"X-Robots-Tag": "noindex"} if any(row.demonstration for row in found.rows) else {}
    return {"Link": said, **noindex}
