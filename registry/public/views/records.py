# SPDX-License-Identifier: Apache-2.0
"""The page of one record and of one of its versions."""

import json

from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public.pages import page, shown
from registry.public.record_page import contents, told_in_the_head
from registry.public.views.addressed import of_record, refuse_parameters, state_of
from registry.published import records
from registry.published.records import Gone, Head
from registry.published.related import related


@of_record
def record(request: HttpRequest, found: Head, number: str = "") -> HttpResponse:
    """Show the newest version of a record, or the one with this number. Raises: Gone, NotFound."""
    asked = records.number_of(number) if number else 0
    if asked:
        records.refuse_taken_down(found, asked)
    elif found.status == "withdrawn":
        raise Gone(records.tombstone(found.code))
    beside = related(found, asked)
    parts = (found, asked, records.newest_line(found), beside)
    return shown(
        request,
        "public/record.html",
        state_of(found),
        parts,
        lambda: contents(found, asked, beside),
        headers=told_in_the_head,
    )


@page
def card(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """A few lines on one incident, for the map. Raises: InvalidFilter, NotFound."""
    refuse_parameters(request)
    found = records.head(code, "incident")
    if found.status != "published":
        raise NotFound("There is nothing at this address.")
    return shown(
        request,
        "public/_card.html",
        state_of(found),
        (found,),
        lambda: {"record": json.loads(records.document(found, "json"))},
    )
