# SPDX-License-Identifier: Apache-2.0
"""One record, all of it to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.desk.people import person, seen
from registry.desk.reading import whole


@require_GET
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the record, its figures and history, and the steps this person may take now."""
    return render(request, "desk/record.html", whole(seen(request, reference), person(request)))
