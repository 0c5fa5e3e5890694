# SPDX-License-Identifier: Apache-2.0
"""The Content-Security-Policy of every answer, put together once: no view asks for a nonce, one for another policy."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


class OnePolicy:
    """Sets the header that django-csp makes of the settings."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response


def framed_anywhere(response: HttpResponse) -> HttpResponse:
    """Let other sites show this answer in a frame; all else of the policy stays."""
    response[HEADER] = build_policy(replace={"frame-ancestors": ["*"]})
    return response
