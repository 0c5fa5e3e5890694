# SPDX-License-Identifier: Apache-2.0
"""The pages of the site take from the same units as the interface: the same questions stand behind both."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from registry.domain.errors import TooManyRequests
from registry.public.pages import refused
from registry.ui.allowances import PAGE
from registry.ui.conditions import takes_any
from registry.ui.limits import Credit, limits, taken

CREDIT = "registry.credit"
FORM = "public:report"
SENT = "sent:"


class WithinLimits:
    """Asks for every page that has a language, before it is made. Addresses without one lead to those that have.

    A form that is sent is counted apart: this refusal does not give back what was typed, so no reading of others in
    the same network may bring it about. How many forms are kept has a limit of its own, which gives it back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        credit: Credit | None = request.META.pop(CREDIT, None)
        again = response.status_code == HTTPStatus.NOT_MODIFIED
        if credit and again and not takes_any(request.META.get("HTTP_IF_NONE_MATCH", "")):
            limits().give_back(credit, PAGE)
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return the refusal of a reader who has nothing left, else None."""
        if "lang" not in kwargs:
            return None
        try:
            request.META[CREDIT] = taken(request.META, PAGE, apart=SENT if is_form(request) else "")
        except TooManyRequests as refusal:
            with translation.override(kwargs["lang"]):
                return refused(request, refusal, kwargs["lang"])
        return None


def is_form(request: HttpRequest) -> bool:
    """Return whether somebody sends the form of the site."""
    found = request.resolver_match
    return request.method == "POST" and found is not None and found.view_name == FORM
