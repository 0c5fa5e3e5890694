# SPDX-License-Identifier: Apache-2.0
"""The first page: what this is, how much there is, what is new and what was corrected, and where to go."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from registry.public.catalogue import linked_catalogue
from registry.public.charts.page import totals
from registry.public.charts.sums import Counts
from registry.public.latest import latest
from registry.public.pages import page, shown
from registry.public.standing import any_invented
from registry.public.whereabouts import whereabouts
from registry.published.corrections import newest
from registry.published.filters import Filter
from registry.published.sources import Source
from registry.published.state import live, state
from registry.ui.canonical import tidied

RECORDS = 10
CORRECTIONS = 5
AREAS = 12
"""Lines of the table of areas; the others have a page of their own."""


@page
def home(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the first page. It takes no parameters: a selection, also of an old link, is at home in explore."""
    if request.GET:
        wanted = tidied(request.GET).urlencode(safe="/,:")
        name = "explore" if wanted else "home"
        return HttpResponseRedirect(reverse(f"public:{name}", args=[lang]) + (f"?{wanted}" if wanted else ""))
    now = state()
    # What is withdrawn is told of at once, also where a snapshot is a little behind.
    return shown(request, "public/home.html", now, (live().version,), lambda: contents(now), counting=True)


def contents(now: Source) -> dict[str, Any]:
    found = whereabouts(Filter(), now)
    most = sorted(found.entries, key=lambda entry: (entry.depth, -entry.group.incidents))[:AREAS]
    return {
        "here": "home",
        "found": found,
        "entries": [entry for entry in found.entries if entry in most],
        "latest": latest(Filter(sort="-changed"), now, RECORDS),
        "corrections": newest(CORRECTIONS),
        "demonstration": any_invented(now),
        "linked_data": linked_catalogue(now),
        **totals(Counts(Filter(), now)),
    }
