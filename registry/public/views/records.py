# SPDX-License-Identifier: Apache-2.0
"""The page of one record, of one of its versions, and of one that was withdrawn."""

import json
from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from registry.domain.errors import NotFound
from registry.public.locator import locator
from registry.public.pages import frame, page, shown
from registry.published import records
from registry.published.envelope import PATHS
from registry.published.filters import parse
from registry.published.labels import labels, vocabulary_version
from registry.published.records import Gone, Head
from registry.published.sources import State
from registry.ui.canonical import tidied
from registry.ui.record.claims import table


@page
def record(request: HttpRequest, lang: str, kind: str, code: str, number: str = "") -> HttpResponse:
    """Show the newest version of a record, or the one with this number."""
    refuse_parameters(request)
    found = records.head(code, kind)
    records.refuse_held(found)
    if found.merged_into:
        return moved(reverse(f"public:{kind}-page", args=[lang, found.merged_into]))
    try:
        response = page_of(request, found, records.number_of(number) if number else 0)
    except Gone as gone:
        return withdrawn(request, found, gone)
    if found.demonstration or found.status == "withdrawn":
        response["X-Robots-Tag"] = "noindex"
    return response


def moved(address: str) -> HttpResponse:
    """Lead to the survivor of a merge. Caches ask again soon, for a merge can be undone."""
    response = HttpResponsePermanentRedirect(address, preserve_request=True)
    response["Cache-Control"] = "public, max-age=30"
    return response


def refuse_parameters(request: HttpRequest) -> None:
    """A page of one record takes no parameter but those that trackers add. Raises: InvalidFilter."""
    parse(tidied(request.GET), ())


def page_of(request: HttpRequest, found: Head, number: int) -> HttpResponse:
    """Return the page of the version with this number, of the newest for 0. Raises: Gone, NotFound."""
    if number:
        records.refuse_taken_down(found, number)
    elif found.status == "withdrawn":
        raise Gone(records.tombstone(found.code))
    now = State(found.dataset_version, found.published_at)
    parts = (found, number, records.newest_line(found))
    return shown(request, "public/record.html", now, parts, lambda: contents(found, number))


def contents(found: Head, number: int) -> dict[str, Any]:
    raw = records.version(found, number, "json") if number else records.document(found, "json")
    document = json.loads(raw)
    return {
        "record": document,
        "newest": found.version,
        "is_old": document["version"] != found.version,
        "claims": table(document),
        "versions": dated(records.versions(found)),
        "locator": locator(document),
        "demonstration": document["demonstration"],
        "kind": found.kind,
        "page_path": f"/{get_language()}/{PATHS[found.kind]}/{found.code}",
        "data_path": f"/api/v1/{PATHS[found.kind]}/{found.code}/versions/{document['version']}",
    }


def dated(versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mark versions that share their day with another: only their times tell them apart."""
    days = Counter(row["published_at"].date() for row in versions)
    return [row | {"same_day": days[row["published_at"].date()] > 1} for row in versions]


def withdrawn(request: HttpRequest, found: Head, gone: Gone) -> HttpResponse:
    """Say that it was here, since when it is not, what kind of notice there is, and what can still be read."""
    now = State(found.dataset_version, found.published_at)
    context = {
        **frame(request, now),
        "labels": labels(vocabulary_version()),
        "tombstone": gone.tombstone,
        "readable": records.readable(found),
        "page_path": f"/{get_language()}/{PATHS[found.kind]}/{found.code}",
    }
    return render(request, "public/withdrawn.html", context, status=410)


@page
def card(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    """A few lines on one incident, for the map."""
    found = records.head(code, "incident")
    now = State(found.dataset_version, found.published_at)
    if found.status != "published":
        raise NotFound("There is nothing at this address.")
    return shown(
        request,
        "public/_card.html",
        now,
        (found,),
        lambda: {"record": json.loads(records.document(found, "json"))},
    )
