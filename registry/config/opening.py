# SPDX-License-Identifier: Apache-2.0
"""After a restore the public face stays closed until somebody has looked: what was withdrawn since is public in a backup."""

from collections.abc import Callable
from os.path import exists
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from registry.domain.languages import LANGUAGES
from registry.embedded.layout import CLOSED
from registry.public.views.root import language_of
from registry.ui.problems import for_programs, problem

HEALTH = "/healthz"
RETRY = "600"
"""Seconds after which to ask again."""


def marker() -> Path:
    """What stands in the folder of the data for as long as the public face is closed."""
    return Path(settings.REGISTRY_VAR) / CLOSED


def closed() -> bool:
    return exists(marker())


class ClosedAfterRestore:
    """Answers 503 to every question about what is published while the marker stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not closed() or request.path == HEALTH:
            return self.get_response(request)
        if for_programs(request):
            answer = problem(
                503, "closed", "The registry was brought back and is being looked at. Try again later."
            )
        else:
            answer = page(request)
        answer["Retry-After"], answer["Cache-Control"] = RETRY, "no-store"
        return answer


def page(request: HttpRequest) -> HttpResponse:
    """Say it in the language of the address, or of the reader where the address has none."""
    first = request.path.split("/")[1]
    language = first if first in LANGUAGES else language_of(request)
    with translation.override(language):
        answer = render(request, "ui/closed.html", status=503)
    answer["Content-Language"] = language
    return answer
