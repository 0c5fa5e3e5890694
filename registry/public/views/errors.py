# SPDX-License-Identifier: Apache-2.0
"""What the public face says where there is nothing, and where it failed: a page, or a problem for programs."""

import logging
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from registry.domain.errors import InvalidFilter, NotFound, Refusal
from registry.public.pages import frame_of_nothing, page, refused
from registry.public.views.root import language_of
from registry.ui import errors, problems
from registry.ui.problems import for_programs

LOG = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What the framework refused before any view: a host that is not ours, say."""
    if for_programs(request):
        return problems.bad_request()
    return told(request, InvalidFilter("This request was not understood."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if for_programs(request):
        return problems.not_found()
    return told(request, NotFound("There is nothing at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Say so in the frame of the site; without it where the frame is what failed."""
    if for_programs(request):
        return problems.server_error()
    lang = language_of(request)
    try:
        with translation.override(lang):
            response = render(request, "public/server_error.html", frame_of_nothing(), status=500)
    except Exception:
        LOG.exception("The page of an error failed")
        return errors.server_error(request)
    return in_the_readers(response, lang)


def told(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the refusal in the language that the reader asks for: the address names none."""
    lang = language_of(request)
    with translation.override(lang):
        return in_the_readers(refused(request, refusal, lang), lang)


def in_frame(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show what a view without a language refuses as a page in the language that the reader asks for."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, **named: str) -> HttpResponse:
        try:
            return view(request, **named)
        except Refusal as refusal:
            return told(request, refusal)

    return wrapped


def in_the_readers(response: HttpResponse, lang: str) -> HttpResponse:
    response["Content-Language"] = lang
    patch_vary_headers(response, ["Accept-Language"])
    return response


@page
def in_language(request: HttpRequest, lang: str) -> HttpResponse:
    """Any other address below a language."""
    raise NotFound("There is nothing at this address.")
