# SPDX-License-Identifier: Apache-2.0
"""Possible duplicates while one types. Nothing here writes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from registry.desk.duplicates import suggestions
from registry.desk.people import person, seen


@require_POST
def while_typing(request: HttpRequest) -> HttpResponse:
    """Name the records that may tell of the same event as the one on the page."""
    reference = request.POST.get("reference", "")
    record = seen(request, reference) if reference else None
    found = suggestions(person(request), request.POST, record)
    return render(request, "desk/entry/_duplicates_found.html", {"duplicates": found})
