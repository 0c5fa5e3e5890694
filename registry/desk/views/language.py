# SPDX-License-Identifier: Apache-2.0
"""Another language for a page that somebody is typing on: the same page, with everything typed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def choose(request: HttpRequest) -> str:
    """Take the language whose button was pressed and return it; empty where none was, or none that we have."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return ""
    translation.activate(code)
    request.LANGUAGE_CODE = code
    return code


def remembered(response: HttpResponse, code: str) -> HttpResponse:
    """Keep the choice where the switch of every other page keeps it."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response
