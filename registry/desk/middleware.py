# SPDX-License-Identifier: Apache-2.0
"""What holds for every answer of the desk: kept by nobody, for signed-in people, refused in the desk's own words."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from registry.desk.views.held import signed_out
from registry.desk.words import plainly
from registry.domain.errors import Refusal
from registry.ui.errors import RefusalMiddleware, status_of


class NeverStored:
    """Sends `Cache-Control: no-store` with every answer, refusals and redirects included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        return response


class SignedInAlone(LoginRequiredMiddleware):
    """Leads everybody else to the sign-in page; what they typed is given back first."""

    def handle_no_permission(  # type: ignore[override]  # the stubs know of the redirect alone
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        return signed_out(request) or super().handle_no_permission(request, view_func)


class ShownRefusals(RefusalMiddleware):
    """Shows a refusal that no view caught as a page of the desk, with its way back to the record."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        match = request.resolver_match
        context = {
            "refusal": error,
            "words": plainly(error),
            "reference": match.kwargs.get("reference", "") if match else "",
        }
        return render(request, "desk/refusal.html", context, status=status_of(error))
