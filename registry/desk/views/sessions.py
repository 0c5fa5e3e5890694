# SPDX-License-Identifier: Apache-2.0
"""Where a person is signed in, and ending it there."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from registry.accounts.middleware import before_second_factor
from registry.audit.trail import acting_as
from registry.audit.trail import record as tell
from registry.desk.people import person


@before_second_factor
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """List the person's sessions; end one of them, or all but this one."""
    if request.method == "POST":
        end(request, request.POST.get("session", ""))
        messages.success(request, _("Ended. Whoever was there has to sign in again."))
        return redirect("usersessions_list")
    sessions = sorted(UserSession.objects.purge_and_list(person(request)), key=lambda held: held.created_at)
    here = request.session.session_key
    return render(request, "desk/account/sessions.html", {"sessions": sessions, "here": here})


def end(request: HttpRequest, which: str) -> None:
    """End one session of the person's, or, where `which` is “others”, all but this one."""
    user = person(request)
    others = UserSession.objects.filter(user_id=user.pk).exclude(session_key=request.session.session_key)
    if which != "others":
        others = UserSession.objects.filter(pk=get_object_or_404(others, pk=number(which)).pk)
    with acting_as(user.pk):
        for held in others:
            held.end()
        tell("account.sessions_ended", actor=user.pk, subject=str(user.pk))


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
