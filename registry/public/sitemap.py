# SPDX-License-Identifier: Apache-2.0
"""Sitemaps (sitemaps.org 0.9): an index, and parts of at most 50,000 addresses, each address in every language.

Put together as text: the addresses of a part are five thousand, which a tree or a template takes too long for. Nothing in
them comes from a record but its code.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.urls import reverse

from registry.public.menu import FOOT, HEAD
from registry.public.standing import named_areas
from registry.published import listing
from registry.published.areas import among
from registry.published.envelope import PATHS, stamp
from registry.published.models import Vocabulary
from registry.published.sources import Source

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
HEAD_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n'
PAGES = "pages"
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def index(now: Source) -> bytes:
    """Return the list of all parts."""
    lines = [entry(PAGES, None)]
    for kind, path in PATHS.items():
        lines += [entry(f"{path}-{at}", changed) for at, changed in enumerate(listing.parts(now, kind), 1)]
    return f'{HEAD_LINE}<sitemapindex xmlns="{NAMESPACE}">{"".join(lines)}</sitemapindex>'.encode()


def entry(name: str, changed: datetime | None) -> str:
    address = escape(f"{settings.REGISTRY_PUBLIC_URL}/sitemaps/{name}.xml")
    return f"<sitemap><loc>{address}</loc>{lastmod(changed)}</sitemap>"


def part(now: Source, name: str) -> bytes | None:
    """Return one part, None where there is none of this name."""
    if name == PAGES:
        return addresses((path, None) for path in pages(now))
    for kind, path in PATHS.items():
        number = name.removeprefix(f"{path}-")
        if number != name and number.isascii() and number.isdigit() and len(number) < 7:
            found = listing.part(now, kind, int(number)) if int(number) else []
            return addresses((f"{path}/{code}", changed) for code, changed in found) if found else None
    return None


def pages(now: Source) -> Iterator[str]:
    """Yield what stands behind the language in the addresses of pages that are no record."""
    names = dict.fromkeys(("home", *(name for name, _words in (*HEAD, *FOOT)), "counting"))
    for name in names:
        yield below_language(reverse(f"public:{name}", args=["en"]))
    lists = dict(Vocabulary.objects.order_by("code").values_list("code", "body__concepts"))
    yield from (f"data-dictionary/{code}" for code in lists)
    yield from (f"areas/{code}" for code in sorted(among(named_areas(now))))
    yield from (f"weapons/{each['code']}" for each in lists.get("weapon", []))


def below_language(path: str) -> str:
    return path.lstrip("/").partition("/")[2]


def addresses(paths: Iterable[tuple[str, datetime | None]]) -> bytes:
    """Return the addresses with the same page in the other languages beside each."""
    base = escape(settings.REGISTRY_PUBLIC_URL)
    lines = []
    for path, changed in paths:
        beside = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{base}/{lang}/{path}"/>'
            for lang in LANGUAGES
        )
        told = lastmod(changed)
        lines += [f"<url><loc>{base}/{lang}/{path}</loc>{told}{beside}</url>" for lang in LANGUAGES]
    return f'{HEAD_LINE}<urlset xmlns="{NAMESPACE}" xmlns:xhtml="{XHTML}">{"".join(lines)}</urlset>'.encode()


def lastmod(changed: datetime | None) -> str:
    return f"<lastmod>{stamp(changed)}</lastmod>" if changed else ""
