# SPDX-License-Identifier: Apache-2.0
"""The page that describes the interface to people, and lets them try each address without any script."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import ClassVar
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request

from api.openapi.operation import Operation
from api.views import PublicView, plain
from registry.domain.errors import InvalidFilter, NotFound
from registry.domain.filters import read
from registry.domain.filters.kept import Fields
from registry.domain.words import gettext_noop
from registry.published.parameters import PARSERS
from registry.ui.answers import Basis, answer

HTML = "text/html; charset=utf-8"
MISSING = gettext_noop("“%(name)s” is part of the address and has to be given.")


class Docs(PublicView):
    """Every address with its parameters, answers and examples."""

    parameters: ClassVar[list[str]] = []

    def get(self, request: Request) -> HttpResponse:
        self.filter_of(request)
        refuse_other_than_html(request)
        made = page()
        basis = Basis(("docs", sha256(made).hexdigest()), None, HTML, max_age=300)
        return answer(plain(request), basis, lambda: made)


class Try(PublicView):
    """Leads from the form of an address to the address, without the fields that were left empty."""

    parameters: ClassVar[list[str]] = []

    def get(self, request: Request, operation: str) -> HttpResponse:
        asked = plain(request).GET
        path, told, query = found(operation, asked)
        response = HttpResponseRedirect(address(path, told, query, filled(asked)))
        response["Cache-Control"] = "public, max-age=30"
        return response


def refuse_other_than_html(request: Request) -> None:
    """Raises: NotAcceptable."""
    if plain(request).get_preferred_type(["text/html"]) is None:
        raise NotAcceptable("This address answers with text/html.")


@cache
def page() -> bytes:
    """Return the page as it goes out: made once by a process."""
    from api.openapi.page import areas  # noqa: PLC0415 - the description knows this view as well

    context = {
        "areas": areas(),
        "base": settings.REGISTRY_PUBLIC_URL,
        "registry_name": settings.REGISTRY_NAME,
        "licence": settings.REGISTRY_LICENCE,
    }
    return render_to_string("api/docs.html", context).encode()


def filled(query: QueryDict) -> QueryDict:
    """Return the fields that were not left empty."""
    given = QueryDict(mutable=True)
    for name, values in query.lists():
        kept = [value for value in values if value]
        if kept or not name:
            given.setlist(name, kept or values)
    return given


def found(operation: str, asked: QueryDict) -> tuple[str, Operation, tuple[str, ...]]:
    """Return path, description and query parameters of an operation. Raises: NotFound, InvalidFilter."""
    from api.openapi.document import document  # noqa: PLC0415 - the description knows this view as well
    from api.openapi.paths import OPERATIONS  # noqa: PLC0415

    for path, told in OPERATIONS.items():
        if told.id == operation and not told.leads:
            parameters = document()["paths"][path]["get"]["parameters"]
            return path, told, tuple(each["name"] for each in parameters if each["in"] == "query")
    read(asked, {}, ())
    raise NotFound("There is nothing at this address.")


def address(path: str, told: Operation, query: tuple[str, ...], given: QueryDict) -> str:
    """Return the address that the fields ask for. Raises: InvalidFilter."""
    read(given, {name: PARSERS.get(name, anything) for name in (*told.path, *query)})
    for name in told.path:
        if name not in given:
            raise InvalidFilter(MISSING, field=name, name=name)
        path = path.replace(f"{{{name}}}", quote(str(given[name]), safe=""))
    chosen = [(name, value) for name in query for value in given.getlist(name)]
    return f"{path}?{urlencode(chosen)}" if chosen else path


def anything(values: Sequence[str]) -> Fields:
    """What is no part of the one filter is judged where it is asked."""
    return {}
