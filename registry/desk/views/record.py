# SPDX-License-Identifier: Apache-2.0
"""One record, all of it to read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from registry.desk.keeping import waiting
from registry.desk.people import person, seen
from registry.desk.reading import whole
from registry.review.notify import mark_read


@require_GET
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the record, its figures and history, what this person left unsaved, and the steps they may take now.

    Whoever comes from a message of theirs has read it.
    """
    record, by = seen(request, reference), person(request)
    if key := key_of(request.GET.get("message", "")):
        mark_read(by, keys=[key])
    return render(request, "desk/record.html", whole(record, by) | {"waiting": waiting(by, record)})


def key_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
