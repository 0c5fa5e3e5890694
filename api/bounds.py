# SPDX-License-Identifier: Apache-2.0
"""What every request for a program must keep to before any view sees it, and the one form of every refusal after it.

A query string is short, whole and readable; a body is not asked for and may not be long.
"""

import re
from collections.abc import Callable
from typing import NoReturn
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse

from api.errors import problem, refused, unnamed
from registry.domain.errors import BodyTooLarge, InvalidFilter, QueryTooLong, Refusal
from registry.domain.filters import shown
from registry.domain.words import gettext_noop
from registry.ui.allowances import LARGEST_BODY, LONGEST_QUERY
from registry.ui.problems import CONTENT_TYPE, for_programs

PIECE = 65_536
ORDINARY = re.compile(r"[!-$&-~]*", re.ASCII)
BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Last-Modified, Link, Content-Length, Retry-After, RateLimit, RateLimit-Policy, Content-Crs"
    ),
}

QUERY_TOO_LONG = gettext_noop("A query string may have at most %(number)s bytes.")
BODY_TOO_LARGE = gettext_noop("This interface is for reading: a body may have at most %(number)s bytes.")
NOT_TEXT = gettext_noop("“%(name)s” is not text in UTF-8, written with %% and two hexadecimal digits a byte.")


class WithinBounds:
    """Innermost, so that all that other middleware refuses has been refused and all that views refuse passes here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not for_programs(request):
            return self.get_response(request)
        try:
            check_query(request.META.get("QUERY_STRING", ""))
            check_body(request)
        except Refusal as refusal:
            response = refused(refusal)
        else:
            response = self.get_response(request)
        if response.status_code >= 400 and response["Content-Type"] != CONTENT_TYPE:
            response = unnamed(response)
        for name, value in CORS.items():
            response[name] = value
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer what a view let rise in the form of the others; None for a fault of ours."""
        return problem(error, {}) if for_programs(request) else None


def check_query(query: str) -> None:
    """Raises: QueryTooLong; InvalidFilter naming the first parameter that is no text."""
    if len(query) > LONGEST_QUERY:
        longest = max(query.split("&"), key=len)
        raise QueryTooLong(QUERY_TOO_LONG, field=name_in(longest.encode("iso-8859-1")), number=LONGEST_QUERY)
    if ORDINARY.fullmatch(query):
        return
    for pair in query.encode("iso-8859-1").split(b"&"):
        if BROKEN_ESCAPE.search(pair) or not readable(unquote_to_bytes(pair)):
            refuse_unreadable(pair)


def readable(text: bytes) -> bool:
    try:
        return "\0" not in text.decode()
    except UnicodeDecodeError:
        return False


def refuse_unreadable(pair: bytes) -> NoReturn:
    name = name_in(pair)
    raise InvalidFilter(NOT_TEXT, field=name, name=name)


def name_in(pair: bytes) -> str:
    """Return the name of a parameter as it may stand in an answer."""
    name = unquote_to_bytes(pair.partition(b"=")[0].replace(b"+", b" "))
    return shown(name.decode(errors="replace"))


def check_body(request: HttpRequest) -> None:
    """Raises: BodyTooLarge. A body that tells no length is read to the bound, and what was read is dropped."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    size = int(told) if told.isascii() and told.isdigit() and len(told) < 20 else LARGEST_BODY + 1
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        size = 0
        while size <= LARGEST_BODY and (piece := request.read(PIECE)):
            size += len(piece)
    if size > LARGEST_BODY:
        raise BodyTooLarge(BODY_TOO_LARGE, number=LARGEST_BODY)
