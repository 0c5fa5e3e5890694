# SPDX-License-Identifier: Apache-2.0
"""Taking a selection away as a file."""

from datetime import UTC, datetime

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from registry.accounts.proof import fresh, stepped_up
from registry.casework.export import FORMATS, export
from registry.casework.finding import parse
from registry.desk.people import person


@require_POST
def take(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Send the selection as a file. Where a proof was asked for first, a page stands in between that offers it.

    A file that is sent leaves the page in sight as it was: nobody should be left before the question who they are.
    """
    if kind not in FORMATS:
        raise Http404
    return stepped_up(sent if fresh(request) else ready)(request, kind)


def ready(request: HttpRequest, kind: str) -> HttpResponse:
    selection = request.POST.get("selection", "")
    return render(request, "desk/records/export_ready.html", {"kind": kind, "selection": selection})


def sent(request: HttpRequest, kind: str) -> FileResponse:
    """The trail knows of it before the first byte leaves."""
    made = export(parse(QueryDict(request.POST.get("selection", ""))), kind, by=person(request))
    name = f"restricted-records-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.{kind}"
    return FileResponse(made.file, as_attachment=True, filename=name, content_type=FORMATS[kind].media_type)
