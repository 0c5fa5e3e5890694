# SPDX-License-Identifier: Apache-2.0
"""The files of a record: listed by their hash, added, and handed back as bytes that nothing opens."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from registry.casework.actions.attach import attach, judged, note_reading
from registry.casework.models import Attachment, Record
from registry.desk.evidence import files_of
from registry.desk.forms.files import FilesForm
from registry.desk.people import person, seen
from registry.domain.errors import InvalidInput, NotKept, Refusal
from registry.evidence.kinds import BY_EXTENSION
from registry.evidence.store import store
from registry.evidence.upload import refused
from registry.ui.errors import status_of
from registry.ui.wording.refusals import told

INERT = "sandbox; default-src 'none'"


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """List the files of the record; keep those that are sent."""
    record = seen(request, reference)
    if request.method == "GET":
        return shown(request, record, FilesForm(record))
    form = FilesForm(record, request.POST, request.FILES)
    try:
        if reason := refused(request):
            raise reason
        if not form.is_valid():
            return shown(request, record, form, status=422)
        typed = {name: form.cleaned_data[name] for name in ("kind", "note", "source_item")}
        taken, wrong = judged(form.cleaned_data["upload"])
        kept = attach(record, taken, by=person(request), **typed) if taken else []
    except (InvalidInput, NotKept) as refusal:
        return told_why(request, record, form, refusal)
    if wrong:
        for each in wrong:
            form.add_error("upload", told(each))
        names = [row.name for row in kept]
        return shown(request, record, form, status=422, kept=names, none_kept=not names)
    words = ngettext("%(n)s file is kept.", "%(n)s files are kept.", len(kept)) % {"n": len(kept)}
    messages.success(request, words)
    return redirect("desk:files", record.reference)


def told_why(request: HttpRequest, record: Record, form: FilesForm, refusal: Refusal) -> HttpResponse:
    form.add_error(refusal.field if refusal.field in form.fields else None, told(refusal))
    return shown(request, record, form, status=status_of(refusal))


def shown(
    request: HttpRequest, record: Record, form: FilesForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "record": record,
        "form": form,
        "files": files_of(record),
        "may_write": "record.write" in person(request).granted,
        "most": settings.REGISTRY_UPLOAD_MAX,
        "most_mb": settings.REGISTRY_UPLOAD_MAX // 1_000_000,
        **more,
    }
    return render(request, "desk/files/page.html", context, status=status)


@require_GET
def download(request: HttpRequest, reference: str, attachment: UUID) -> HttpResponse | FileResponse:
    """Hand back one file of a record this person may see; who read which stands in the audit trail first."""
    found = seen(request, reference).attachments.select_related("file").filter(pk=attachment).first()
    if found is None:
        raise Http404
    file = store().open(found.file.sha256)
    note_reading(found, by=person(request))
    answer = FileResponse(
        file, as_attachment=True, filename=saved_as(found), content_type="application/octet-stream"
    )
    answer["Content-Security-Policy"] = INERT
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Length"] = str(found.file.bytes)
    return answer


def saved_as(found: Attachment) -> str:
    """Return the name a copy is saved under: the beginning of its hash; what a browser would run gets no such ending."""
    endings = [ending for ending, kind in BY_EXTENSION.items() if kind.mime == found.mime]
    inert = found.mime in ("text/html", "image/svg+xml") or not endings
    return f"{found.file.sha256[:16]}.{'bin' if inert else endings[0]}"
