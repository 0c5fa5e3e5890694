# SPDX-License-Identifier: Apache-2.0
"""The pictures that stand beside shared addresses. That of a record is made for one version of it and for no other."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from registry.public import share_picture
from registry.public.pages import page
from registry.public.views.addressed import of_record
from registry.published import records
from registry.published.filters import parse
from registry.published.records import Head
from registry.ui.allowances import PICTURE_ANEW
from registry.ui.answers import Basis, answer
from registry.ui.limits import taken

PNG = "image/png"


@page
def of_site(request: HttpRequest, lang: str) -> HttpResponse:
    parse(request.GET, ())
    return answer(request, Basis(("picture", lang), None, PNG, max_age=300), share_picture.of_site)


@of_record
def of_version(request: HttpRequest, found: Head, number: str) -> HttpResponse:
    """Raises: Gone where the version was taken down, NotFound."""
    wanted = records.number_of(number)
    records.refuse_taken_down(found, wanted)

    def make() -> bytes:
        taken(request.META, PICTURE_ANEW)
        return share_picture.of_record(json.loads(records.version(found, wanted, "json")))

    parts = ("picture", found.code, wanted, get_language())
    return answer(request, Basis(parts, found.published_at, PNG), make)
