# SPDX-License-Identifier: Apache-2.0
"""What all addresses of /api/ogc share: one form for programs and one for people, and answers that caches may keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request

from api.ogc.links import HTML
from api.ogc.parameters import OF_ITEMS, OF_PAGES
from api.views import GEOJSON, JSON, PublicView, plain
from registry.domain.filters import read
from registry.published.envelope import as_bytes
from registry.published.sources import Dated, Source
from registry.published.state import state
from registry.ui.answers import Basis, answer

PAGE = f"{HTML}; charset=utf-8"
Contents = Callable[[Source, str], dict[str, Any]]
"""From the state of the dataset and the form that is shown to what is said."""


class OgcView(PublicView):
    """Answers in one form for programs and in HTML."""

    schema = None  # it has a description of its own, in the version of OpenAPI that its standard names

    @staticmethod
    def form_of(request: Request, asked: str, program: str) -> str:
        """Return "json" or "html": what `f` says, else what `Accept` prefers. Raises: NotAcceptable."""
        if asked:
            return asked
        offered = list(dict.fromkeys((program, JSON, GEOJSON, HTML)))
        chosen = plain(request).get_preferred_type(offered)
        if chosen is None:
            raise NotAcceptable(f"This address answers with {program} or {HTML}.")
        return "html" if chosen == HTML else "json"


@dataclass(frozen=True, slots=True)
class Said:
    """What an address says. `parts`: all that decides it besides the state of the dataset."""

    contents: Contents
    template: str = "page"
    program: str = JSON
    parts: Callable[[], object] = tuple


class Document(OgcView):
    """An address that says one thing of the whole interface."""

    said: ClassVar[Said | None] = None

    def get(self, request: Request) -> HttpResponse:
        now, said = state(), self.said
        assert said is not None  # noqa: S101  every address gives it
        given = read(request.query_params, OF_ITEMS, OF_PAGES)
        form = self.form_of(request, given.get("f", ""), said.program)
        basis = Basis(
            ("ogc", said.contents.__name__, form, now.version, now.published_at, said.parts()),
            now.published_at,
            PAGE if form == "html" else said.program,
            kept=True,
            version=now.version,
        )

        def body() -> bytes:
            contents = said.contents(now, form)
            return (
                shown(plain(request), said.template, now, contents) if form == "html" else as_bytes(contents)
            )

        return answer(plain(request), basis, body)


def shown(request: HttpRequest, template: str, now: Dated, said: dict[str, Any]) -> bytes:
    """Return what is said as a page. The interface speaks English."""
    frame = {"registry_name": settings.REGISTRY_NAME, "licence": settings.REGISTRY_LICENCE, "state": now}
    with translation.override("en"):
        return render_to_string(f"api/ogc/{template}.html", {**frame, **said, "said": said}, request).encode()
