# SPDX-License-Identifier: Apache-2.0
"""The data dictionary: every member of a public document, and every term of the lists that its codes are from."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public.pages import page, shown
from registry.published.filters import parse
from registry.published.models import Vocabulary
from registry.published.schema.dictionary import parts
from registry.published.state import state
from registry.ui.canonical import tidied

KNOWN = 40  # characters of a name


@page
def dictionary(request: HttpRequest, lang: str) -> HttpResponse:
    parse(tidied(request.GET), ())
    return shown(request, "public/dictionary.html", state(), (), contents)


def contents() -> dict[str, Any]:
    lists = Vocabulary.objects.order_by("code").values("code", "body__title", "body__concepts")
    return {
        "here": "data-dictionary",
        "parts": parts(),
        "lists": [
            {"code": row["code"], "title": row["body__title"], "number": len(row["body__concepts"])}
            for row in lists
        ],
    }


@page
def vocabulary(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    parse(tidied(request.GET), ())
    known = code if code.isidentifier() and len(code) <= KNOWN else "-"
    found = Vocabulary.objects.filter(code=known).first()
    if found is None:
        raise NotFound("There is nothing at this address.")
    return shown(
        request,
        "public/vocabulary.html",
        state(),
        (code,),
        lambda: terms(found),
    )


def terms(found: Vocabulary) -> dict[str, Any]:
    return {
        "here": "data-dictionary",
        "code": found.code,
        "list": found.body,
        "edition": found.vocabulary_version,
        "tags": [tag for tag, _name in settings.LANGUAGES],
    }
