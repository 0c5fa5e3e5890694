# SPDX-License-Identifier: Apache-2.0
"""Signing in and out, in two steps where the person has a second factor."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from registry.accounts.forms import ProofForm
from registry.accounts.middleware import before_second_factor
from registry.accounts.proof import accept, asked, offered
from registry.desk.people import person


class Unprocessed:
    """A form that is shown again with what is wrong is answered with 422."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response


@method_decorator(login_not_required, name="dispatch")
class SignIn(Unprocessed, LoginView):
    """Says the same of a wrong password and of a name that is nobody's."""

    template_name = "desk/sign_in.html"


@method_decorator(login_not_required, name="dispatch")
class SecondStep(Unprocessed, AuthenticateView):
    """Asks for the second factor of somebody whose password was right; nobody is signed in before it."""

    template_name = "desk/account/second_step.html"


@method_decorator([login_not_required, before_second_factor], name="dispatch")
class SignOut(LogoutView):
    http_method_names = ["post"]


@before_second_factor
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Ask who is there, and go on to the page that was wanted."""
    wanted = (request.GET if request.method == "GET" else request.POST).get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        wanted = ""
    if request.method == "GET":
        return asked(request, ProofForm(user=person(request)), next_page=wanted)
    form = offered(request)
    if form is None or not form.is_valid():
        return asked(request, form or ProofForm(user=person(request)), next_page=wanted)
    accept(request)
    return redirect(wanted or "desk:home")
