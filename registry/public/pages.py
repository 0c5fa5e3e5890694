# SPDX-License-Identifier: Apache-2.0
"""What every page of the site shares: its language, its frame, and refusals said in that language."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_http_methods, require_safe

from registry.domain.errors import NotFound, NotInTime, Refusal, TooManyRequests
from registry.public.menu import FOOT, HEAD, entries
from registry.public.share import of_site
from registry.published.labels import labels, vocabulary_version
from registry.published.records import Held
from registry.published.sources import Dated, State
from registry.ui.allowances import PAGE_ANEW
from registry.ui.answers import Basis, Made, answer
from registry.ui.away import AWAY, asked_again, not_in_time
from registry.ui.canonical import spelled, tidied
from registry.ui.errors import status_of
from registry.ui.limits import taken, told
from registry.ui.wording.called import registry_name

HTML = "text/html; charset=utf-8"

TEMPLATES = (
    (NotFound, "public/not_found.html"),
    (Held, "public/suspended.html"),
    (TooManyRequests, "public/later.html"),
    (NotInTime, "public/not_in_time.html"),
)
View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """Render a view in the language of its address; it is for reading alone."""
    return require_safe(in_its_language(view))


def form_page(view: View) -> View:
    """The same for a view that takes a form. There is one."""
    return require_http_methods(["GET", "HEAD", "POST"])(in_its_language(view))


def in_its_language(view: View) -> View:
    """Render a view in the language of its address; a refusal becomes a page in that language."""

    @wraps(view)
    def wrapped(request: HttpRequest, lang: str, **kwargs: Any) -> HttpResponse:
        with translation.override(lang):
            try:
                response = view(request, lang=lang, **kwargs)
            except Refusal as refusal:
                response = refused(request, refusal, lang)
            except AWAY as error:
                response = asked_again(refused(request, not_in_time(error), lang))
            response.headers.setdefault("Content-Language", lang)
            return response

    return wrapped


def shown(
    request: HttpRequest,
    template: str,
    now: Dated,
    parts: tuple[object, ...],
    make: Callable[[], dict[str, Any]],
    *,
    headers: Callable[[dict[str, Any]], dict[str, str]] = lambda context: {},
    counting: bool = False,
) -> HttpResponse:
    """Answer with a page that caches may keep. `parts`: all that decides the page beside the dataset's state.

    `headers`: what the head of the answer tells of what the page shows. `counting`: it counts over all that is published
    in this state and shows nothing newer, so that making it costs a reader more, and what is made is kept for the next.
    """
    version = vocabulary_version()
    state = (now.version, now.published_at)
    known = (template, state, version, translation.get_language(), request.get_full_path(), *parts)

    def body() -> Made:
        if counting:
            taken(request.META, PAGE_ANEW)
        context = {**frame(request, now), "labels": labels(version), "vocabulary": version, **make()}
        return Made(render_to_string(template, context, request).encode(), headers(context))

    basis = Basis(known, None, HTML, kept=counting, version=now.version if counting else None)
    return answer(request, basis, body)


def frame(request: HttpRequest, now: Dated) -> dict[str, Any]:
    """Return what the head, the header and the footer of every page need."""
    query = spelled(dict(tidied(request.GET).lists()))
    address = escape_uri_path(request.path) + (f"?{query}" if query else "")
    here = address.partition("/")[2].partition("/")[2]
    others = [(code, name, f"/{code}/{here}") for code, name in settings.LANGUAGES]
    return {**around(now), "languages": others, "canonical": f"{settings.REGISTRY_PUBLIC_URL}{address}"}


def frame_of_nothing() -> dict[str, Any]:
    """Return the same for a page that repeats nothing of its address, which may not even be readable."""
    homes = [(code, name, f"/{code}/") for code, name in settings.LANGUAGES]
    return {**around(State(0, None)), "languages": homes, "canonical": ""}


def around(now: Dated) -> dict[str, Any]:
    lang = translation.get_language()
    return {
        "registry_name": registry_name(),
        "licence": settings.REGISTRY_LICENCE,
        "public_url": settings.REGISTRY_PUBLIC_URL,
        "share": of_site(),
        "state": now,
        "lang": lang,
        "head": entries(HEAD, lang),
        "foot": entries(FOOT, lang),
    }


def refused(request: HttpRequest, refusal: Refusal, lang: str, *, left: str = "") -> HttpResponse:
    """Show why not, and the way back. Nothing of the address is repeated but words that somebody typed.

    `left`: the address without what is refused.
    """
    context = {**frame_of_nothing(), "refusal": refusal, "left": left}
    if left and refusal.field == "q":
        context |= {"sought": request.GET.get("q", ""), "beside": parse_qsl(left.partition("?")[2])}
    template = next((name for kind, name in TEMPLATES if isinstance(refusal, kind)), "public/refused.html")
    answered = render(request, template, context, status=status_of(refusal))
    return told(answered, refusal) if isinstance(refusal, TooManyRequests) else answered
