# SPDX-License-Identifier: Apache-2.0
"""Refusals for programs: RFC 9457 problem details. A 404 holds no word of the request."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

DOCUMENTATION = "/en/api#"
CONTENT_TYPE = "application/problem+json"
ROOMS = ("/api/", "/feeds/")


def for_programs(request: HttpRequest) -> bool:
    """Return whether this is an address where programs read: they are refused in their own form."""
    return request.path.startswith(ROOMS)


def problem(
    status: int, code: str, detail: str, *, errors: list[dict[str, str]] | None = None, **more: Any
) -> HttpResponse:
    """Return the refusal. `code` is stable; `type` is where it is explained; `more`: members of its own."""
    body = {
        "type": f"{DOCUMENTATION}{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "errors": errors or [],
        **more,
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})


def not_found() -> HttpResponse:
    """The same bytes for a record never published, for a code that never was, for no address at all."""
    return problem(404, "not_found", "There is nothing at this address.")


def bad_request() -> HttpResponse:
    return problem(400, "bad_request", "This request was not understood.")


def server_error(status: int = 500) -> HttpResponse:
    return problem(status, "server_error", "The fault is on our side and has been recorded. Try again later.")
