# SPDX-License-Identifier: Apache-2.0
"""What the public face says where there is nothing, and where it failed: a page, or a problem for programs."""

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from registry.domain.errors import NotFound
from registry.public.pages import page
from registry.ui import errors, problems
from registry.ui.problems import for_programs


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What the framework refused before any view: a host that is not ours, say."""
    return problems.bad_request() if for_programs(request) else defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problems.not_found() if for_programs(request) else errors.not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return problems.server_error() if for_programs(request) else errors.server_error(request)


@page
def in_language(request: HttpRequest, lang: str) -> HttpResponse:
    """Any other address below a language."""
    raise NotFound("There is nothing at this address.")
