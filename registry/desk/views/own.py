# SPDX-License-Identifier: Apache-2.0
"""A person's own account: e-mail address, language, password; and the links that let somebody in."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry.accounts import limits, links
from registry.accounts.actions import change_own_password, change_profile
from registry.accounts.adapter import Accounts
from registry.accounts.codes import has_second_factor
from registry.accounts.middleware import before_second_factor
from registry.accounts.proof import note, stepped_up
from registry.desk.forms.people import PasswordForm, ProfileForm
from registry.desk.people import person
from registry.desk.views.language import remembered
from registry.domain.errors import InvalidInput, NotFound
from registry.ui.errors import status_of
from registry.ui.wording.refusals import sentence


@before_second_factor
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponseBase:
    """Show what the registry holds of the person, and change e-mail address and language.

    Links that set a password are mailed to the address, so that another one asks who is there.
    """
    typed = request.POST.get("email", "").strip()
    other = request.method == "POST" and typed != person(request).email
    return stepped_up(profile)(request) if other else profile(request)


def profile(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = ProfileForm(request.POST or None, initial={"email": user.email, "language": user.language})
    if request.method == "GET" or not form.is_valid():
        return account_page(request, form)
    try:
        change_profile(user, email=form.cleaned_data["email"], language=form.cleaned_data["language"])
    except InvalidInput as refusal:
        form.add_error("email", sentence(refusal))
        return account_page(request, form)
    with translation.override(form.cleaned_data["language"]):
        messages.success(request, _("Saved."))
    return remembered(redirect("desk:account"), form.cleaned_data["language"])


def account_page(request: HttpRequest, form: ProfileForm) -> HttpResponse:
    user = person(request)
    context = {
        "form": form,
        "roles": user.role_grants.order_by("role"),
        "second_factor": has_second_factor(user),
    }
    return render(request, "desk/account/account.html", context, status=422 if form.errors else 200)


@stepped_up
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password. Every other session ends; this one goes on under a new key."""
    user = person(request)
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "GET" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "desk/account/password.html", {"form": form}, status=status)
    change_own_password(user, form.cleaned_data["new_password"])
    update_session_auth_hash(request, user)
    note(request)
    messages.success(request, _("The password is changed. Other sessions have ended."))
    return redirect("desk:account")


@login_not_required
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody with a link set a password; they sign in with it afterwards."""
    limits.spend(limits.LINK, Accounts().get_client_ip(request))
    try:
        held = links.standing(token)
        form = PasswordForm(request.POST or None, user=held.user)
        if request.method == "POST" and form.is_valid():
            links.redeem(token=token, password=form.cleaned_data["new_password"])
            messages.success(request, _("Your password is set. Sign in with it."))
            return redirect("desk:sign_in")
    except NotFound as refusal:
        return render(
            request, "desk/account/link_closed.html", {"refusal": refusal}, status=status_of(refusal)
        )
    context = {"form": form, "held": held}
    return render(request, "desk/account/link.html", context, status=422 if form.errors else 200)
