# SPDX-License-Identifier: Apache-2.0
"""How a request stands, for who holds its number. Other numbers are answered like any address with nothing there."""

from django.http import HttpRequest, HttpResponse

from registry.public.pages import page
from registry.public.private import private
from registry.public.views.addressed import refuse_parameters
from registry.published.requests import state_of


@page
def report_state(request: HttpRequest, lang: str, number: str) -> HttpResponse:
    """Show it at the address that holds the number, which readers keep. Raises: InvalidFilter, NotFound."""
    refuse_parameters(request)
    return stands(request, lang, number, in_address=True)


def stands(request: HttpRequest, lang: str, number: str, *, in_address: bool) -> HttpResponse:
    """Show the state, the day an answer is due and, once closed, what came of it. Raises: NotFound."""
    context = {"report": state_of(number), "lang": lang, "in_address": in_address}
    answer = private(request, "public/report_state.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer
