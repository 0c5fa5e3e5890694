# SPDX-License-Identifier: Apache-2.0
"""Answers of the desk are kept by nobody: no browser store, no proxy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NeverStored:
    """Sends `Cache-Control: no-store` with every answer, refusals and redirects included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        return response
