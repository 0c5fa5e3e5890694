# SPDX-License-Identifier: Apache-2.0
"""One incident as a feature, and what stands in the place of one that was withdrawn or merged."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request

from api.ogc.crs import CRS84
from api.ogc.items import PATH, in_system
from api.ogc.links import HTML, Link, address, forms, licence, link, of_collection, root
from api.ogc.parameters import OF_ITEM, OF_ITEMS
from api.ogc.views import PAGE, OgcView, shown
from api.v1.records import tombstone
from api.views import GEOJSON, plain
from registry.domain.filters import read
from registry.published import records
from registry.published.derive import geometry_of
from registry.published.documents import Frozen
from registry.published.records import Gone, Head
from registry.published.sources import State
from registry.ui import problems
from registry.ui.answers import Basis, answer

KIND = "incident"


class Item(OgcView):
    """The newest version of one incident."""

    def get(self, request: Request, code: str) -> HttpResponse:
        given = read(request.query_params, OF_ITEMS, OF_ITEM)
        form, crs = self.form_of(request, given.get("f", ""), GEOJSON), str(given.get("crs", CRS84))
        found = records.head(code, KIND)
        records.refuse_held(found)
        if found.merged_into:
            return moved(found)
        try:
            response = self.shown(request, found, form, crs)
        except Gone as gone:
            response = tombstone(gone)
        if found.demonstration or found.status == "withdrawn":
            response["X-Robots-Tag"] = "noindex"
        return response

    def shown(self, request: Request, found: Head, form: str, crs: str) -> HttpResponse:
        if found.status == "withdrawn":
            raise Gone(records.tombstone(found.code))
        basis = Basis(
            ("ogc-item", found, form, crs),
            found.published_at,
            PAGE if form == "html" else GEOJSON,
            headers={} if form == "html" else {"Content-Crs": f"<{crs}>"},
        )
        return answer(plain(request), basis, lambda: body(plain(request), found, form, crs))


def body(request: HttpRequest, found: Head, form: str, crs: str) -> bytes:
    links = links_of(found, form, crs)
    raw = records.document(found, "json")
    record = json.loads(raw)
    if form == "html":
        now = State(found.dataset_version, found.published_at)
        return shown(request, "item", now, {"title": found.code, "record": record, "links": links})
    (one,) = in_system([Frozen(found.code, raw, geometry_of(record))], crs)
    return one.feature()[:-1] + b',"links":' + json.dumps(links, separators=(",", ":")).encode() + b"}"


def links_of(found: Head, form: str, crs: str) -> list[Link]:
    query = [("crs", crs)] if crs != CRS84 else []
    page = f"{settings.REGISTRY_PUBLIC_URL}/incidents/{found.code}"
    return [
        *forms(f"{PATH}/{found.code}", form, program=GEOJSON, query=query),
        link("canonical", page, HTML, "The incident on the site"),
        of_collection(),
        root(),
        licence(),
    ]


def moved(found: Head) -> HttpResponse:
    """Send the reader to the incident that this one was merged into."""
    detail = "This record was merged into another one."
    response = problems.problem(308, "merged", detail, merged_into=found.merged_into)
    response["Location"] = address(f"{PATH}/{found.merged_into}")
    return response
