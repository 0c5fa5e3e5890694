# SPDX-License-Identifier: Apache-2.0
"""The first page: what this is and where to go."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from registry.public.pages import page, shown
from registry.public.standing import any_invented
from registry.published.state import state
from registry.ui.canonical import tidied


@page
def home(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the first page. It takes no parameters: a selection, also of an old link, is at home in explore."""
    if request.GET:
        wanted = tidied(request.GET).urlencode(safe="/,:")
        name = "explore" if wanted else "home"
        return HttpResponseRedirect(reverse(f"public:{name}", args=[lang]) + (f"?{wanted}" if wanted else ""))
    now = state()
    return shown(
        request, "public/home.html", now, (), lambda: {"here": "home", "demonstration": any_invented(now)}
    )
