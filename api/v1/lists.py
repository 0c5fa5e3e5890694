# SPDX-License-Identifier: Apache-2.0
"""A page of records: the frozen documents as they are, joined, with the frame of the page around them."""

import json
from typing import ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.throttles import beyond
from api.views import CONTENT_TYPES, PublicView, plain, representation
from registry.published.codes import check_codes
from registry.published.documents import frozen
from registry.published.envelope import PATHS
from registry.published.filters import DEFAULT_LIMIT, DEFAULT_SORT, Filter
from registry.published.pages import Page, asked, page
from registry.published.parameters import PARSERS
from registry.published.selection import selection_of
from registry.published.state import state
from registry.published.table import table
from registry.ui.allowances import HUNDRED, LIST
from registry.ui.answers import Basis, Made, answer
from registry.ui.limits import taken

FORMS = ("json", "geojson", "csv")


class RecordList(PublicView):
    """Published records of one kind, newest first."""

    kind: str = ""
    cost: ClassVar[int] = LIST
    parameters: ClassVar[list[str]] = list(PARSERS)

    def get(self, request: Request) -> HttpResponse:
        wanted = self.filter_of(request)
        form = representation(request, wanted.format, FORMS)
        now = state()
        parts = ("list", self.kind, form, now.version, now.published_at, wanted)
        basis = Basis(parts, now.published_at, CONTENT_TYPES[form], kept=True, version=now.version)

        def make() -> Made:
            taken(plain(request).META, beyond(wanted.limit, HUNDRED[form]))
            ready = asked(selection_of(self.kind, wanted), limit=wanted.limit, cursor=wanted.cursor, now=now)
            found = page(ready)
            links = links_of(found, self.kind, wanted)
            body = joined(form, found, frame(found, links), wanted.lang)
            return Made(body, headers_of(found, links))

        return answer(plain(request), basis, make, check=lambda: check_codes(wanted))


def headers_of(found: Page, links: dict[str, str]) -> dict[str, str]:
    said = {"Link": ", ".join(f'<{address}>; rel="{rel}"' for rel, address in links.items())} if links else {}
    if any(row.demonstration for row in found.rows):
        said["X-Robots-Tag"] = "noindex"
    return said


def links_of(found: Page, kind: str, wanted: Filter) -> dict[str, str]:
    """Return the addresses of the pages beside this one, by relation."""
    base = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/{PATHS[kind]}"
    query = dict(wanted.selection())
    if wanted.sort != DEFAULT_SORT:
        query["sort"] = wanted.sort
    if wanted.limit != DEFAULT_LIMIT:
        query["limit"] = str(wanted.limit)
    query |= {name: value for name in ("format", "lang") if (value := getattr(wanted, name))}
    cursors = {"next": found.next, "prev": found.previous}
    return {
        rel: f"{base}?{urlencode({**query, 'cursor': cursor}, doseq=True)}"
        for rel, cursor in cursors.items()
        if cursor
    }


def frame(found: Page, links: dict[str, str]) -> dict[str, object]:
    """Return the members of the answer that stand beside its items."""
    return {
        "next": links.get("next"),
        "prev": links.get("prev"),
        "count": found.count,
        "without_geometry": found.without_geometry,
        "dataset_version": found.dataset_version,
        "licence": settings.REGISTRY_LICENCE,
    }


def joined(form: str, found: Page, members: dict[str, object], lang: str) -> bytes:
    """Return the answer: the items as they are stored, and the members after them."""
    documents = frozen(found.rows)
    if form == "csv":
        return table((json.loads(each.body) for each in documents), lang or "en").encode()
    geojson = form == "geojson"
    opening = b'{"type":"FeatureCollection","features":[' if geojson else b'{"items":['
    items = (each.feature() if geojson else each.body for each in documents)
    return opening + b",".join(items) + b"]," + json.dumps(members, separators=(",", ":")).encode()[1:]
