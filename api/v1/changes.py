# SPDX-License-Identifier: Apache-2.0
"""The feed of changes: what a copy of this registry has to follow to stay equal to it."""

from typing import ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from api.views import JSON, PublicView, plain, representation
from registry.domain.filters import read
from registry.domain.filters.parameters import Parser, parse_limit
from registry.published.changes import START, Line, Lines, lines_after, parse_after, place
from registry.published.envelope import PATHS, as_bytes, stamp
from registry.published.filters import DEFAULT_LIMIT
from registry.ui.answers import Basis, answer

PARSERS: dict[str, Parser] = {"after": parse_after, "limit": parse_limit}


class Changes(PublicView):
    """Published, corrected, regraded, merged, withdrawn, suspended, reinstated: in the order in which it happened."""

    parsers: ClassVar[dict[str, Parser]] = PARSERS
    parameters: ClassVar[tuple[str, ...]] = tuple(PARSERS)

    def get(self, request: Request) -> HttpResponse:
        asked = read(request.query_params, PARSERS)
        representation(request, "", ("json",))
        limit = asked.get("limit", DEFAULT_LIMIT)
        found = lines_after(asked.get("after", place(START)), limit)
        # A complete page is the same for ever, but for words of notices that were taken back and for where merged
        # records lead: so the lines themselves say whether a reader has it, and no state of the dataset does.
        newest = found.lines[-1].published_at if found.lines else None
        basis = Basis(("changes", limit, found), newest, JSON)
        response = answer(plain(request), basis, lambda: as_bytes(page(found, limit)))
        if found.more:
            response["Link"] = f'<{address(found, limit)}>; rel="next"'
        if any(line.demonstration for line in found.lines):
            response["X-Robots-Tag"] = "noindex"
        return response


def page(found: Lines, limit: int) -> dict[str, object]:
    """Return the answer. `dataset_version`: the state that the last line belongs to."""
    return {
        "items": [shown(line) for line in found.lines],
        "next": address(found, limit) if found.more else None,
        "after": found.after,
        "dataset_version": found.dataset_version,
        "licence": settings.REGISTRY_LICENCE,
    }


def address(found: Lines, limit: int) -> str:
    query = {"after": found.after} | ({"limit": limit} if limit != DEFAULT_LIMIT else {})
    return f"{settings.REGISTRY_PUBLIC_URL}/api/v1/changes?{urlencode(query)}"


def shown(line: Line) -> dict[str, object]:
    item = f"{settings.REGISTRY_PUBLIC_URL}/api/v1/{PATHS[line.record_kind]}/{line.code}"
    return {
        "cursor": line.cursor,
        "kind": line.kind,
        "code": line.code,
        "record_kind": line.record_kind,
        "version": line.version,
        "published_at": stamp(line.published_at),
        "dataset_version": line.dataset_version,
        "content_sha256": line.content_sha256,
        "notice": line.notice,
        "merged_into": line.merged_into or None,
        "links": {"item": item, "version": f"{item}/versions/{line.version}"},
    }
