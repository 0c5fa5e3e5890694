# SPDX-License-Identifier: Apache-2.0
"""What is asked of a signed-in person at every request: a second factor where one is needed, and the day noted."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from registry.accounts.codes import has_second_factor
from registry.accounts.models import User
from registry.accounts.roles import SECOND_FACTOR

V = TypeVar("V", bound=Callable[..., Any])


def before_second_factor(view: V) -> V:
    """Mark a view that people without a second factor may use: to set one up, to sign out."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def needs_second_factor(user: User) -> bool:
    """Whether the person may do nothing but set one up."""
    return (
        settings.REGISTRY_MFA_REQUIRED and bool(user.granted & SECOND_FACTOR) and not has_second_factor(user)
    )


class SecondFactorFirst:
    """Leads people who decide, publish, export or manage people to setting up a second factor, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *args: Any) -> HttpResponse | None:
        open_to_all = not getattr(view, "login_required", True) or hasattr(view, "before_second_factor")
        if open_to_all or not isinstance(request.user, User) or not needs_second_factor(request.user):
            return None
        if request.method == "GET":
            return redirect("mfa_index")
        return render(request, "desk/account/second_factor_first.html", status=403)


class SeenToday:
    """Notes the day on which the person was last here; never the time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        today = datetime.now(UTC).date()
        if isinstance(request.user, User) and request.user.last_seen_at != today:
            User.objects.filter(pk=request.user.pk).update(last_seen_at=today)
