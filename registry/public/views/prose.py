# SPDX-License-Identifier: Apache-2.0
"""Pages that are read as a text: the method, how people are counted, responsibility, who stands behind it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from registry.public.pages import page, shown
from registry.public.prose import PROSE, written
from registry.public.share import of_site
from registry.published.filters import parse
from registry.published.labels import labels, vocabulary_version
from registry.published.state import state
from registry.ui.canonical import tidied

TOLD = (
    "REGISTRY_OPERATOR",
    "REGISTRY_LICENCE",
    "REGISTRY_REQUEST_KEEP_DAYS",
    "REGISTRY_SUBMUNITION_EMBARGO_DAYS",
)
"""Settings that the texts repeat: a changed one makes another page."""


@page
def prose(request: HttpRequest, lang: str, name: str) -> HttpResponse:
    parse(tidied(request.GET), ())
    return shown(
        request,
        "public/prose.html",
        state(),
        (name, *(getattr(settings, told) for told in TOLD)),
        lambda: contents(name, lang),
    )


def contents(name: str, lang: str) -> dict[str, Any]:
    context = {"lang": lang, "labels": labels(vocabulary_version())}
    return {
        "here": name,
        "prose": PROSE[name],
        "share": of_site(PROSE[name].title),
        "written": written(name, context),
    }
