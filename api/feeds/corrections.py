# SPDX-License-Identifier: Apache-2.0
"""The corrections log for readers of feeds: every change of a published record, newest first, without its content."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.feeds.atom import Entry, Head, Link, Text, document
from api.feeds.incidents import ATOM, HTML, in_language
from api.views import PublicView, plain
from registry.published.corrections import Correction, newest
from registry.published.labels import labels, vocabulary_version
from registry.published.sources import Dated
from registry.published.state import live
from registry.ui.allowances import FEED
from registry.ui.answers import Basis, Made, answer
from registry.ui.wording.called import registry_name
from registry.ui.wording.corrections import line_word

ENTRIES = 50


class CorrectionFeed(PublicView):
    """Atom 1.0. Only this representation is here, so no `Accept` is refused: readers of feeds send all kinds."""

    cost: ClassVar[int] = FEED
    parameters: ClassVar[tuple[str, ...]] = ("lang",)

    def get(self, request: Request) -> HttpResponse:
        lang = self.filter_of(request).lang or "en"
        now = live()
        parts = ("corrections", now.version, now.published_at, lang, vocabulary_version())
        basis = Basis(parts, now.published_at, f"{ATOM}; charset=utf-8", kept=True, version=now.version)
        return answer(plain(request), basis, lambda: made(lang, now))


def made(lang: str, now: Dated) -> Made:
    lines = newest(ENTRIES)
    with translation.override(lang):
        body = document(head(lang, now), [entry(line, lang) for line in lines])
    return Made(body, {"X-Robots-Tag": "noindex"} if any(line.demonstration for line in lines) else {})


def head(lang: str, now: Dated) -> Head:
    base = settings.REGISTRY_PUBLIC_URL
    own = f"{base}/feeds/corrections.atom" + (f"?lang={lang}" if lang != "en" else "")
    title = _("%(registry)s: corrections") % {"registry": registry_name()}
    return Head(
        id=own,
        title=Text(title, lang),
        author=registry_name(),
        rights=settings.REGISTRY_LICENCE,
        updated=now.published_at,
        links=(Link("self", own, ATOM), Link("alternate", f"{base}/{lang}/corrections", HTML)),
    )


def entry(line: Correction, lang: str) -> Entry:
    """Return the entry of one line. Its id is that of the line, for a record may be corrected many times."""
    base = settings.REGISTRY_PUBLIC_URL
    notice = line.notice or {}
    called = line_word(line.kind, notice.get("kind") or "", labels(vocabulary_version()))
    named = {"kind": called, "code": line.code, "number": line.version}
    return Entry(
        id=f"{base}/feeds/corrections.atom#{line.seq}",
        title=Text(_("%(kind)s: %(code)s, version %(number)s") % named, lang),
        summary=in_language(notice.get("text") or {}, lang),
        updated=line.published_at,
        links=(Link("alternate", f"{base}/{lang}/{line.path}", HTML),),
        categories=((line.kind, called),),
    )
