# SPDX-License-Identifier: Apache-2.0
"""What every page of one record begins with: finding it, leading on to where it is told, saying what is withdrawn."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve, reverse

from registry.public.pages import View, frame, page
from registry.public.record_page import path_of
from registry.published import records
from registry.published.filters import parse
from registry.published.labels import labels, vocabulary_version
from registry.published.records import Gone, Head
from registry.published.sources import State
from registry.ui.canonical import tidied


def of_record(view: Callable[..., HttpResponse]) -> View:
    """Give a view the head of the record that its address names, instead of the code.

    What was withdrawn, and every version that was taken down, is answered here.
    """

    @page
    @wraps(view)
    def wrapped(request: HttpRequest, lang: str, kind: str, code: str, **rest: Any) -> HttpResponse:
        refuse_parameters(request)
        found = records.head_of_any(code)
        if found.kind != kind:
            return moved(under_its_kind(request, kind, found))
        records.refuse_held(found)
        if found.merged_into:
            return moved(reverse(f"public:{kind}-page", args=[lang, found.merged_into]))
        try:
            response = view(request, found, **rest)
        except Gone as gone:
            return withdrawn(request, found, gone)
        if found.demonstration or found.status == "withdrawn":
            response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


def refuse_parameters(request: HttpRequest) -> None:
    """A page of one record takes no parameter but those that trackers add. Raises: InvalidFilter."""
    parse(tidied(request.GET), ())


def under_its_kind(request: HttpRequest, kind: str, found: Head) -> str:
    """Return the same address among those of the record's own kind: who types a code does not know of kinds."""
    match = resolve(request.path_info)
    parts = {name: value for name, value in match.kwargs.items() if name != "kind"}
    return reverse(match.view_name.replace(kind, found.kind), kwargs=parts)


def moved(address: str) -> HttpResponse:
    """Lead to where the record is told. Caches ask again soon, for a merge can be undone."""
    response = HttpResponsePermanentRedirect(address, preserve_request=True)
    response["Cache-Control"] = "public, max-age=30"
    return response


def withdrawn(request: HttpRequest, found: Head, gone: Gone) -> HttpResponse:
    """Say that it was here, since when it is not, what kind of notice there is, and what can still be read."""
    context = {
        **frame(request, state_of(found)),
        "labels": labels(vocabulary_version()),
        "tombstone": gone.tombstone,
        "readable": records.readable(found),
        "page_path": path_of(found.kind, found.code),
        "demonstration": found.demonstration,
    }
    return render(request, "public/withdrawn.html", context, status=410)


def state_of(found: Head) -> State:
    """Return the state of the dataset in which the record became what it is."""
    return State(found.dataset_version, found.published_at)
