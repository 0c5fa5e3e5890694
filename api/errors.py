# SPDX-License-Identifier: Apache-2.0
"""Every refusal of /api as problem+json: the table of `ui.errors` gives the status, this gives the form."""

from typing import Any

from django.http import Http404, HttpResponse
from rest_framework import exceptions

from registry.domain.errors import NotFound, Refusal
from registry.ui import problems
from registry.ui.errors import status_of


def problem(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Return the answer to an exception of an API view; None for a fault of ours, which then rises.

    `context` is REST framework's and not used: a refusal never depends on what was asked.
    """
    if isinstance(error, NotFound | Http404):
        return problems.not_found()
    if isinstance(error, Refusal):
        return refused(error)
    if isinstance(error, exceptions.APIException):
        return by_framework(error)
    return None


def refused(refusal: Refusal) -> HttpResponse:
    named = [{"parameter": refusal.field, "detail": refusal.message}] if refusal.field else []
    return problems.problem(status_of(refusal), refusal.code, refusal.message, errors=named)


def by_framework(error: exceptions.APIException) -> HttpResponse:
    """405, 406 and the like. Their texts are ours, since the framework's repeat what was sent."""
    if isinstance(error, exceptions.MethodNotAllowed):
        answer = problems.problem(
            405, "method_not_allowed", "This interface is for reading: GET, HEAD and OPTIONS."
        )
        answer["Allow"] = "GET, HEAD, OPTIONS"
        return answer
    if isinstance(error, exceptions.NotAcceptable):
        return problems.problem(406, "not_acceptable", str(error.detail))
    return problems.problem(error.status_code, "refused", "This request was not understood.")
