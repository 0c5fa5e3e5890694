# SPDX-License-Identifier: Apache-2.0
"""One record, all of it to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.desk.keeping import waiting
from registry.desk.people import person, seen
from registry.desk.reading import whole


@require_GET
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the record, its figures and history, what this person left unsaved, and the steps they may take now."""
    record, by = seen(request, reference), person(request)
    return render(request, "desk/record.html", whole(record, by) | {"waiting": waiting(by, record)})
