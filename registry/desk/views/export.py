# SPDX-License-Identifier: Apache-2.0
"""Taking a selection away as a file."""

from datetime import UTC, datetime

from django.http import FileResponse, Http404, HttpRequest, QueryDict
from django.views.decorators.http import require_POST

from registry.accounts.proof import stepped_up
from registry.casework.export import FORMATS, export
from registry.casework.finding import parse
from registry.desk.people import person


@require_POST
@stepped_up
def take(request: HttpRequest, kind: str) -> FileResponse:
    """Send the selection as a file. The trail knows of it before the first byte leaves."""
    if kind not in FORMATS:
        raise Http404
    made = export(parse(QueryDict(request.POST.get("selection", ""))), kind, by=person(request))
    name = f"restricted-records-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.{kind}"
    return FileResponse(made.file, as_attachment=True, filename=name, content_type=FORMATS[kind].media_type)
