# SPDX-License-Identifier: Apache-2.0
"""Step-up: what cannot be taken back asks again who is there when the last proof is older than ten minutes.

A form that comes too late is answered by a page that holds everything typed and asks for the proof beside it; sent
from there it is proved and taken in one step, and nothing was kept on the server meanwhile.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from allauth.usersessions.models import UserSession
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from registry.accounts import passkeys
from registry.accounts.forms import ProofForm
from registry.accounts.models import User

FRESH = 600
"""Seconds that a proof lasts."""

PROVED_AT = "proved_at"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
View = Callable[..., HttpResponseBase]


def note(request: HttpRequest) -> None:
    """Write down that the person has just proved who they are."""
    request.session[PROVED_AT] = time.time()


def fresh(request: HttpRequest) -> bool:
    at = request.session.get(PROVED_AT)
    return isinstance(at, float) and 0 <= time.time() - at < FRESH


def stepped_up(view: View) -> View:
    """Ask for a proof before every request that changes something; reading needs none."""
    return guarded(view, also_reading=False)


def stepped_up_to_read(view: View) -> View:
    """Ask for a proof before every request, as an export needs it; a page is come back to."""
    return guarded(view, also_reading=True)


def guarded(view: View, *, also_reading: bool) -> View:
    @wraps(view)
    def asked_first(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        reading = request.method in SAFE
        form = None if reading else offered(request)
        if fresh(request) or (reading and not also_reading):
            return view(request, *args, **options)
        if reading:
            return redirect(f"{reverse('desk:prove')}?{urlencode({'next': request.get_full_path()})}")
        if form is None or not form.is_valid():
            return asked(request, form or ProofForm(user=person(request)))
        accept(request)
        return view(request, *args, **options)

    return asked_first


def offered(request: HttpRequest) -> ProofForm | None:
    """Take the proof out of what was sent; None where none is in it."""
    sent = request.POST.copy()
    proof = {name: sent.pop(name)[-1] for name in ProofForm.NAMES if name in sent}
    request.POST = sent  # type: ignore[assignment]  # the view never sees a password
    return ProofForm(proof, user=person(request)) if proof else None


def asked(request: HttpRequest, form: ProofForm, *, next_page: str = "") -> HttpResponse:
    """Return the page that asks, with all that was sent in it."""
    held = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "form": form,
        "held": [(name, value) for name, value in held if name not in ("csrfmiddlewaretoken", "next")],
        "next": next_page,
        "files": bool(request.FILES),
        "options": passkeys.question(form.user),
    }
    unasked = 200 if request.method in SAFE else 403
    return render(request, "desk/account/prove.html", context, status=422 if form.is_bound else unasked)


def accept(request: HttpRequest) -> None:
    """Note the proof under a new session key; a cookie that was copied before is dead."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
    note(request)


def person(request: HttpRequest) -> User:
    return cast(User, get_user(request))
