# SPDX-License-Identifier: Apache-2.0
"""How a request stands, for who holds its number. Other numbers are answered like any address with nothing there."""

from django.http import HttpRequest, HttpResponse

from registry.public.pages import page
from registry.public.views.report import private
from registry.published.requests import state_of


@page
def report_state(request: HttpRequest, lang: str, number: str) -> HttpResponse:
    """Show the state, the day an answer is due and, once closed, what came of it. Raises: NotFound."""
    answer = private(request, "public/report_state.html", {"report": state_of(number), "lang": lang})
    answer["X-Robots-Tag"] = "noindex"
    return answer
