# SPDX-License-Identifier: Apache-2.0
"""How to read the data with a program: the first call, the filter, what sums mean, limits, every refusal."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from registry.public.guide.limits import limits
from registry.public.guide.refusals import REFUSED, example, refusals
from registry.public.guide.statistics import STATISTICS
from registry.public.pages import page, shown
from registry.published.changes import KINDS
from registry.published.filters import parse
from registry.published.parameter_words import WORDS
from registry.published.parameters import PARSERS
from registry.published.state import state


@page
def api_guide(request: HttpRequest, lang: str) -> HttpResponse:
    parse(request.GET, ())
    return shown(request, "public/api_guide.html", state(), (settings.REGISTRY_RATE_LIMIT,), contents)


def contents() -> dict[str, Any]:
    return {
        "here": "api-guide",
        "filters": filters(),
        "statistics": STATISTICS,
        "changes": KINDS,
        "limits": limits(),
        "refusals": refusals(),
        "refused_query": REFUSED,
        "refusal": example(),
    }


def filters() -> list[tuple[str, str, str]]:
    """Return name, example and meaning of each parameter of a list, in the language of the page."""
    return [(name, in_an_address(name), gettext(WORDS[name].meaning)) for name in PARSERS]


def in_an_address(name: str) -> str:
    return "&".join(f"{name}={value or '…'}" for value in WORDS[name].example.split("&"))
