# SPDX-License-Identifier: Apache-2.0
"""A page of records: the frozen documents as they are, joined, with the frame of the page around them."""

import json
from typing import ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import MEDIA_TYPES, PublicView, plain, representation
from registry.published.envelope import PATHS
from registry.published.filters import DEFAULT_LIMIT, Filter, check_codes
from registry.published.pages import Page, page, state
from registry.published.parameters import PARSERS
from registry.ui.answers import Basis, Made, answer


class RecordList(PublicView):
    """Published records of one kind, newest first."""

    kind: str = ""
    parameters: ClassVar[list[str]] = list(PARSERS)

    def get(self, request: Request) -> HttpResponse:
        wanted = self.filter_of(request)
        form = representation(request, wanted.format)
        now = state()
        asked = ("list", self.kind, form, now.version, wanted)
        basis = Basis(asked, now.published_at, MEDIA_TYPES[form], kept=True, version=now.version)

        def make() -> Made:
            headers: dict[str, str] = {}
            column = "feature" if form == "geojson" else "body"
            found = page(self.kind, wanted, now, column, "demonstration")
            links = links_of(found, self.kind, wanted)
            if links:
                headers["Link"] = ", ".join(f'<{address}>; rel="{rel}"' for rel, address in links.items())
            if any(row["demonstration"] for row in found.rows):
                headers["X-Robots-Tag"] = "noindex"
            items = [bytes(row[column]) for row in found.rows]
            return Made(joined(items, form, frame(found, links, now.version)), headers)

        return answer(plain(request), basis, make, check=lambda: check_codes(wanted))


def links_of(found: Page, kind: str, wanted: Filter) -> dict[str, str]:
    """Return the addresses of the pages beside this one, by relation."""
    base = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/{PATHS[kind]}"
    query = dict(wanted.selection())
    if wanted.limit != DEFAULT_LIMIT:
        query["limit"] = str(wanted.limit)
    if wanted.format:
        query["format"] = wanted.format
    cursors = {"next": found.next, "prev": found.previous}
    return {
        rel: f"{base}?{urlencode({**query, 'cursor': cursor}, doseq=True)}"
        for rel, cursor in cursors.items()
        if cursor
    }


def frame(found: Page, links: dict[str, str], dataset_version: int) -> dict[str, object]:
    """Return the members of the answer that stand beside its items."""
    return {
        "next": links.get("next"),
        "prev": links.get("prev"),
        "count": found.count,
        "without_geometry": found.without_geometry,
        "dataset_version": dataset_version,
        "licence": settings.REGISTRY_LICENCE,
    }


def joined(items: list[bytes], form: str, members: dict[str, object]) -> bytes:
    """Return the answer: the items as they are stored, never parsed, and the members after them."""
    opening = b'{"type":"FeatureCollection","features":[' if form == "geojson" else b'{"items":['
    rest = json.dumps(members, separators=(",", ":")).encode()
    return opening + b",".join(items) + b"]," + rest[1:]
