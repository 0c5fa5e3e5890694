# SPDX-License-Identifier: Apache-2.0
"""What machines look for before they read: sitemaps, robots.txt, and whom to tell of a fault of security (RFC 9116)."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from registry.domain.errors import NotFound
from registry.public import sitemap
from registry.public.views.addressed import refuse_parameters
from registry.public.views.errors import in_frame
from registry.published.sources import Source
from registry.published.state import state
from registry.ui.answers import Basis, answer
from registry.ui.limits import taken

XML, PLAIN = "application/xml; charset=utf-8", "text/plain; charset=utf-8"
COST = 5
"""Units of a part that has to be made."""
DAY = 86_400


def bare(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show a view without a language that takes no parameter; one is refused, never ignored."""

    @in_frame
    @wraps(view)
    def wrapped(request: HttpRequest, **named: str) -> HttpResponse:
        refuse_parameters(request)
        return view(request, **named)

    return wrapped


@bare
def index(request: HttpRequest) -> HttpResponse:
    now = state()
    return answer(request, basis("index", now), lambda: sitemap.index(now))


@bare
def part(request: HttpRequest, name: str) -> HttpResponse:
    """Return one sitemap. Raises: NotFound."""
    now = state()

    def make() -> bytes:
        taken(request.META, COST)
        made = sitemap.part(now, name)
        if made is None:
            raise NotFound("There is nothing at this address.")
        return made

    return answer(request, basis(name, now), make)


def basis(name: str, now: Source) -> Basis:
    return Basis(("sitemap", name, now.version, now.published_at), now.published_at, XML, max_age=300)


@bare
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be walked but what has no end: selections, which are many more than records, and tiles."""
    lines = [
        "User-agent: *",
        *(
            f"Disallow: /{lang}/{name}?"
            for lang, _ in settings.LANGUAGES
            for name in ("explore", "statistics", "downloads")
        ),
        "Disallow: /api/tiles/",
        f"Sitemap: {settings.REGISTRY_PUBLIC_URL}/sitemap.xml",
    ]
    return answer(request, Basis(("robots", *lines), None, PLAIN, max_age=DAY), lambda: text(lines))


@bare
def security(request: HttpRequest) -> HttpResponse:
    """Raises: NotFound where the operator named nobody."""
    told = settings.REGISTRY_OPERATOR
    if not told.security_contact:
        raise NotFound("There is nothing at this address.")
    today = datetime.combine(datetime.now(UTC), time(), UTC)
    base = settings.REGISTRY_PUBLIC_URL
    lines = [
        f"Contact: {told.security_contact}",
        f"Expires: {today + timedelta(days=told.security_contact_days):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(lang for lang, _ in settings.LANGUAGES)}",
        f"Canonical: {base}/.well-known/security.txt",
        f"Policy: {base}/en/data-responsibility#security",
    ]
    return answer(request, Basis(("security", *lines), None, PLAIN, max_age=DAY), lambda: text(lines))


def text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
