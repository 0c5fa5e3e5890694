# SPDX-License-Identifier: Apache-2.0
"""What holds for every answer of the desk: kept by nobody, for signed-in people, refused in the desk's own words."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.desk.views.held import signed_out
from registry.desk.words import plainly
from registry.domain.errors import Refusal, TooManyAttempts
from registry.review.alarm import tell_administrators
from registry.review.models import Notification
from registry.ui.errors import RefusalMiddleware, status_of

SIGNING_IN = ("sign_in", "account_login", "mfa_authenticate")


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

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = super().__call__(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return only_pressed(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        context = {"code": error.code, "words": plainly(error), "reference": reference_of(request)}
        response = render(request, "desk/refusal.html", context, status=status_of(error))
        if isinstance(error, TooManyAttempts):
            response["Retry-After"] = str(error.values["wait"])
            tell_of_tries(request)
        return response


def only_pressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return a page for an address that a button sends a form to, where somebody opens it; for the rest the same answer.

    It is left in the address bar where the form was refused.
    """
    words = _("This address only takes what a button of the desk sends.")
    context = {"code": "only_pressed", "words": words, "reference": reference_of(request)}
    shown = render(request, "desk/refusal.html", context, status=response.status_code)
    shown["Allow"] = response["Allow"]
    return shown


def reference_of(request: HttpRequest) -> str:
    """Return the reference of the record that the address names; empty for none."""
    match = request.resolver_match
    return str(match.kwargs.get("reference", "")) if match else ""


def tell_of_tries(request: HttpRequest) -> None:
    """Tell the administrators that signing in was tried too often, and with whose name where it is somebody's.

    What the view did is undone by now; the message stands by itself.
    """
    if request.resolver_match and request.resolver_match.url_name in SIGNING_IN:
        name = User.normalize_username(request.POST.get("username", "").strip())
        account = User.objects.filter(username=name).first() if name else None
        tell_administrators(Notification.Kind.TRIED_TOO_OFTEN, account=account)
