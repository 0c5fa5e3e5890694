# SPDX-License-Identifier: Apache-2.0
"""Every refusal of /api as problem+json: the table of `ui.errors` gives the status, this gives the form."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.request import Request

from registry.domain.errors import NotFound, Refusal, TooManyRequests
from registry.published.cursors import CursorExpired
from registry.ui import problems
from registry.ui.away import AWAY, asked_again, not_in_time
from registry.ui.errors import status_of
from registry.ui.limits import told

METHODS = "GET, HEAD, OPTIONS"
READ_ONLY = "This interface is for reading: GET, HEAD and OPTIONS."
NOT_UNDERSTOOD = "This request was not understood."


def problem(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Return the answer to an exception of an API view; None for a fault of ours, which then rises.

    `context` is REST framework's: a refusal never depends on what was asked, but for the address to start again at.
    """
    if isinstance(error, NotFound | Http404):
        return problems.not_found()
    if isinstance(error, Refusal):
        return refused(error, **start_again(error, context))
    if isinstance(error, exceptions.APIException):
        return by_framework(error)
    if isinstance(error, SuspiciousOperation | BadRequest):
        return problems.bad_request()
    if isinstance(error, AWAY):
        return busy(error)
    return None


def start_again(refusal: Refusal, context: dict[str, Any]) -> dict[str, Any]:
    """Return where a list begins again whose cursor has expired; nothing for any other refusal."""
    expired = isinstance(refusal, CursorExpired)
    return {"links": {"start": without_cursor(context["request"])}} if expired else {}


def without_cursor(request: Request) -> str:
    """Return the address that was asked, from its beginning. All its parameters have been checked."""
    query = request.query_params.copy()
    query.pop("cursor", None)
    path = f"{settings.REGISTRY_PUBLIC_URL}{request.path}"
    return f"{path}?{query.urlencode()}" if query else path


def refused(refusal: Refusal, **more: Any) -> HttpResponse:
    named = [{"parameter": refusal.field, "detail": refusal.message}] if refusal.field else []
    answer = problems.problem(status_of(refusal), refusal.code, refusal.message, errors=named, **more)
    return told(answer, refusal) if isinstance(refusal, TooManyRequests) else answer


def busy(error: Exception) -> HttpResponse:
    """Say that the database did not answer, and when to ask again."""
    return asked_again(refused(not_in_time(error)))


def by_framework(error: exceptions.APIException) -> HttpResponse:
    """405, 406 and the like. Their texts are ours, since the framework's repeat what was sent."""
    if isinstance(error, exceptions.MethodNotAllowed):
        return not_allowed(METHODS)
    if isinstance(error, exceptions.NotAcceptable):
        return problems.problem(406, "not_acceptable", str(error.detail))
    return problems.problem(error.status_code, "refused", NOT_UNDERSTOOD)


def not_allowed(methods: str) -> HttpResponse:
    answer = problems.problem(405, "method_not_allowed", READ_ONLY)
    answer["Allow"] = methods
    return answer


def unnamed(response: HttpResponse) -> HttpResponse:
    """Return a refusal that came in another form, a page of the framework's say, in ours."""
    status = response.status_code
    if status == HTTPStatus.NOT_FOUND:
        return problems.not_found()
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return not_allowed(response.get("Allow", METHODS))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return problems.server_error(status)
    return problems.problem(status, "refused", NOT_UNDERSTOOD)
