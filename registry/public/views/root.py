# SPDX-License-Identifier: Apache-2.0
"""The first address, the permanent ones that name no language, and the one that is left of a record's address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe


def language_of(request: HttpRequest) -> str:
    """Return the language the reader asks for, English where we have none of theirs. No cookie is read or set."""
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(wanted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    return in_language(request, f"/{language_of(request)}/")


@require_safe
def permanent(request: HttpRequest, kind: str, code: str, number: str = "") -> HttpResponse:
    """Send programs to the document and people to the page in their language."""
    rest = {"code": code} | ({"number": number} if number else {})
    if request.get_preferred_type(["text/html", "application/json", "application/geo+json"]) != "text/html":
        return in_language(request, reverse(f"api:{kind}-{'version' if number else 'item'}", kwargs=rest))
    name = f"public:{kind}-{'version' if number else 'page'}"
    return in_language(request, reverse(name, kwargs={"lang": language_of(request), **rest}))


@require_safe
def all_records(request: HttpRequest, lang: str = "") -> HttpResponse:
    """Lead somebody who shortened the address of a record to where all of them are."""
    return in_language(request, reverse("public:explore", kwargs={"lang": lang or language_of(request)}))


def in_language(request: HttpRequest, address: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponseRedirect(f"{address}?{query}" if query else address)
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    response["Cache-Control"] = "public, max-age=300"
    return response
