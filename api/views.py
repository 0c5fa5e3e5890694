# SPDX-License-Identifier: Apache-2.0
"""What all views of the public interface share: reading only, by anybody, one strict query string."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.views import APIView

from registry.domain.errors import InvalidFilter
from registry.domain.filters.parameters import NO_CHOICE
from registry.published.filters import Filter, parse
from registry.ui import problems

JSON, GEOJSON, CSV = "application/json", "application/geo+json", "text/csv"
MEDIA_TYPES = {"json": JSON, "geojson": GEOJSON, "csv": CSV}
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Content-Length, Retry-After",
}


class Strict(BaseContentNegotiation):
    """The views choose the representation themselves, after the query string has been checked."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return None, JSON

    def select_parser(self, request: Request, parsers: Any) -> None:
        return None


class PublicView(APIView):
    """GET, HEAD and OPTIONS without cookies. `parameters`: what the query string may say at this address."""

    content_negotiation_class = Strict
    parameters: ClassVar[Sequence[str]] = ()
    http_method_names = ["get", "head", "options"]

    def filter_of(self, request: Request) -> Filter:
        """Return the checked query. Raises: InvalidFilter."""
        return parse(request.query_params, self.parameters)

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        allowed = "GET, HEAD, OPTIONS"
        preflight = {"Access-Control-Allow-Methods": allowed, "Access-Control-Allow-Headers": "*"}
        headers = {"Allow": allowed, "Access-Control-Max-Age": "86400", **preflight}
        return HttpResponse(status=204, headers=headers)

    def finalize_response(  # type: ignore[override]
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        for name, value in CORS.items():
            response[name] = value
        return response


def representation(request: Request, asked: str, offered: Sequence[str] = ("json", "geojson")) -> str:
    """Return one of those offered: what `?format=` says, else what `Accept` prefers.

    Raises: InvalidFilter, or NotAcceptable when the reader takes none of those offered.
    """
    if asked and asked not in offered:
        raise InvalidFilter(NO_CHOICE, field="format", name="format", choices=", ".join(offered))
    if asked:
        return asked
    types = [MEDIA_TYPES[name] for name in offered]
    chosen = plain(request).get_preferred_type(types)
    if chosen is None:
        raise NotAcceptable(f"This address answers with {' or '.join(types)}.")
    return next(name for name in offered if MEDIA_TYPES[name] == chosen)


def plain(request: Request) -> HttpRequest:
    """Return Django's own request."""
    return request._request


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address below /api."""
    answer = problems.not_found()
    for name, value in CORS.items():
        answer[name] = value
    return answer
