# SPDX-License-Identifier: Apache-2.0
"""What all views of the public interface share: reading only, by anybody, one strict query string."""

from collections.abc import Sequence
from functools import lru_cache
from http import HTTPStatus
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.views import APIView

from api.throttles import PerReader
from registry.domain.errors import InvalidFilter
from registry.domain.filters.parameters import NO_CHOICE
from registry.published.filters import Filter, parse
from registry.ui import problems
from registry.ui.allowances import RECORD
from registry.ui.conditions import takes_any
from registry.ui.limits import Credit, limits

JSON, GEOJSON, CSV = "application/json", "application/geo+json", "text/csv"
MEDIA_TYPES = {"json": JSON, "geojson": GEOJSON, "csv": CSV}
CONTENT_TYPES = {**MEDIA_TYPES, "csv": f"{CSV}; charset=utf-8"}
"""What the header says: some clients read a text that names no character set as Latin 1."""


class Strict(BaseContentNegotiation):
    """The views choose the representation themselves, after the query string has been checked."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return None, JSON

    def select_parser(self, request: Request, parsers: Any) -> None:
        return None


STRICT = Strict()


class PublicView(APIView):
    """GET, HEAD and OPTIONS without cookies.

    `parameters`: what the query string may say at this address. `cost`: what an answer takes from the units that a
    reader has in a minute.
    """

    content_negotiation_class = Strict
    throttle_classes = (PerReader,)
    cost: ClassVar[int] = RECORD
    credit: Credit | None = None
    parameters: ClassVar[Sequence[str]] = ()
    http_method_names = ["get", "head", "options"]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        return Request(request, negotiator=STRICT)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Nobody signs in here and no form is negotiated by the framework: the limits are all that is asked before."""
        self.check_throttles(request)

    def filter_of(self, request: Request) -> Filter:
        """Return the checked query. Raises: InvalidFilter."""
        query = plain(request).META.get("QUERY_STRING", "").encode("iso-8859-1")  # as WSGI hands on bytes
        return understood(query, tuple(self.parameters))

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        allowed = "GET, HEAD, OPTIONS"
        preflight = {"Access-Control-Allow-Methods": allowed, "Access-Control-Allow-Headers": "*"}
        headers = {"Allow": allowed, "Access-Control-Max-Age": "86400", **preflight}
        return HttpResponse(status=204, headers=headers)

    def finalize_response(  # type: ignore[override]
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        again = response.status_code == HTTPStatus.NOT_MODIFIED
        if self.credit and again and not takes_any(plain(request).META.get("HTTP_IF_NONE_MATCH", "")):
            limits().give_back(self.credit, self.cost)
        return response


def representation(request: Request, asked: str, offered: Sequence[str] = ("json", "geojson")) -> str:
    """Return one of those offered: what `?format=` says, else what `Accept` prefers.

    Raises: InvalidFilter, or NotAcceptable when the reader takes none of those offered.
    """
    if asked and asked not in offered:
        raise InvalidFilter(NO_CHOICE, field="format", name="format", choices=", ".join(offered))
    if asked:
        return asked
    return preferred(plain(request).META.get("HTTP_ACCEPT", ""), tuple(offered))


@lru_cache(maxsize=256)
def preferred(accepted: str, offered: tuple[str, ...]) -> str:
    """Return which of the representations offered the `Accept` header prefers. Raises: NotAcceptable."""
    types = {MEDIA_TYPES[name]: name for name in offered}
    asking = HttpRequest()
    asking.META["HTTP_ACCEPT"] = accepted or "*/*"
    chosen = asking.get_preferred_type(list(types))
    if chosen is None:
        raise NotAcceptable(f"This address answers with {' or '.join(types)}.")
    return types[chosen]


@lru_cache(maxsize=512)
def understood(query: bytes, parameters: tuple[str, ...]) -> Filter:
    """Return the checked query. What was understood once is remembered; a refusal is made anew. Raises: InvalidFilter."""
    return parse(QueryDict(query), parameters)


def plain(request: Request) -> HttpRequest:
    """Return Django's own request."""
    return request._request


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address below /api."""
    return problems.not_found()
