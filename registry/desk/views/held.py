# SPDX-License-Identifier: Apache-2.0
"""Answers to a form that came too late: after the session ended, or from before the last sign-in.

Nothing of it is taken, so no check is weaker; what was typed is in the answer, to be sent anew by a person's press.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from registry.desk.forms.entry import Entry
from registry.desk.held import ENTRY, held
from registry.desk.people import person, seen
from registry.desk.received import Received
from registry.desk.views.entry import shown
from registry.ui.errors import csrf_failure as expired

FORBIDDEN, SIGNED_OUT = 403, 401


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """Return the page that holds what was typed; None for a request that holds nothing."""
    if from_htmx(request):
        return HttpResponse(status=SIGNED_OUT)
    typed = held(request)
    return given_back(request, status=SIGNED_OUT) if typed else None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show again what this site's own page sent with a token of before; a form from elsewhere is never shown."""
    if from_htmx(request):
        return HttpResponse(status=FORBIDDEN)
    if not from_here(request) or not held(request):
        return expired(request, reason)
    match = request.resolver_match
    writes = request.user.is_authenticated and "record.write" in person(request).granted
    if match is None or match.url_name not in ENTRY or not writes:
        return given_back(request, status=FORBIDDEN)
    reference = match.kwargs.get("reference")
    record = seen(request, reference) if reference else None
    kind = record.kind if record else match.kwargs["kind"]
    received = Received.of(request.POST)
    entry = Entry(kind, received.typed, quiet=True, wrong=received.wrong)
    return shown(request, entry, record, status=FORBIDDEN, expired=True)


def given_back(request: HttpRequest, *, status: int) -> HttpResponse:
    match = request.resolver_match
    context = {"held": held(request), "entry_page": match and match.url_name in ENTRY}
    return render(request, "desk/held.html", context, status=status)


def from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of the desk sent this."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def from_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
