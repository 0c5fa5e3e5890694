# SPDX-License-Identifier: Apache-2.0
"""What changed from one published version of a record to a later one."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from registry.domain.errors import NotFound
from registry.public.pages import shown
from registry.public.record_page import path_of
from registry.public.views.addressed import of_record, state_of
from registry.published import records
from registry.published.diff import changes
from registry.published.records import Head
from registry.ui.record.changes import in_reading_order


@of_record
def compared(request: HttpRequest, found: Head, earlier: str, later: str) -> HttpResponse:
    """Show both versions field by field. One that was taken down is never compared. Raises: Gone, NotFound."""
    first, last = records.number_of(earlier), records.number_of(later)
    if first >= last:
        raise NotFound("There is nothing at this address.")
    for number in (first, last):
        records.refuse_taken_down(found, number)
    parts = (found, first, last, records.newest_line(found))
    return shown(
        request, "public/compared.html", state_of(found), parts, lambda: contents(found, first, last)
    )


def contents(found: Head, first: int, last: int) -> dict[str, Any]:
    before, after = (json.loads(records.version(found, number, "json")) for number in (first, last))
    return {
        "before": before,
        "after": after,
        "changes": in_reading_order(changes(before, after)),
        "notices": [notice for notice in after["notices"] if first < (notice.get("version") or 0) <= last],
        "withdrawn": found.status == "withdrawn",
        "demonstration": after["demonstration"],
        "page_path": path_of(found.kind, found.code),
        "method_path": f"/{get_language()}/methodology",
    }
