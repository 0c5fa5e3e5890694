# SPDX-License-Identifier: Apache-2.0
"""New and changed incidents for readers of feeds, newest change first, under the one filter."""

import json
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.feeds.atom import Entry, Head, Link, Text, document
from api.throttles import beyond
from api.views import JSON, PublicView, plain
from registry.domain.languages import spoken
from registry.published.codes import check_codes
from registry.published.filters import SELECTING, Filter
from registry.published.news import Item, news
from registry.published.sources import Dated, Source
from registry.published.state import live, state
from registry.ui.allowances import FEED
from registry.ui.answers import Basis, Made, answer
from registry.ui.limits import taken
from registry.ui.wording.called import registry_name

KIND = "incident"
DEARNESS = 5
"""Units for every hundred entries beyond those of a common page."""
ATOM, HTML = "application/atom+xml", "text/html"


class IncidentFeed(PublicView):
    """Atom 1.0. Only this representation is here, so no `Accept` is refused: readers of feeds send all kinds."""

    cost: ClassVar[int] = FEED
    parameters: ClassVar[tuple[str, ...]] = (*SELECTING, "limit", "lang")

    def get(self, request: Request) -> HttpResponse:
        asked = self.filter_of(request)
        wanted = replace(asked, sort="-changed", lang=asked.lang or "en")
        # What is withdrawn is seen at once, also where a snapshot is a little behind: both decide what is answered.
        now, newest = state(), live()
        basis = Basis(
            ("atom", now.version, newest.version, newest.published_at, wanted),
            newest.published_at,
            f"{ATOM}; charset=utf-8",
            kept=True,
            version=newest.version,
        )

        def make() -> Made:
            taken(plain(request).META, beyond(wanted.limit, DEARNESS))
            return made(wanted, now, newest)

        return answer(plain(request), basis, make, check=lambda: check_codes(wanted))


def made(wanted: Filter, now: Source, newest: Dated) -> Made:
    items = news(KIND, wanted, now)
    invented = any(item.demonstration for item in items)
    with translation.override(wanted.lang):
        body = document(head(wanted, newest), [entry(item, wanted.lang) for item in items])
    return Made(body, {"X-Robots-Tag": "noindex"} if invented else {})


def head(wanted: Filter, newest: Dated) -> Head:
    base = settings.REGISTRY_PUBLIC_URL
    chosen = wanted.selection() | ({"lang": wanted.lang} if wanted.lang != "en" else {})
    own = f"{base}/feeds/incidents.atom" + (f"?{urlencode(chosen, doseq=True)}" if chosen else "")
    title = _("%(registry)s: new and changed incidents") % {"registry": registry_name()}
    return Head(
        id=own,
        title=Text(title, wanted.lang),
        author=registry_name(),
        rights=settings.REGISTRY_LICENCE,
        updated=newest.published_at,
        links=(Link("self", own, ATOM), Link("alternate", f"{base}/{wanted.lang}/", HTML)),
    )


def entry(item: Item, lang: str) -> Entry:
    """Return the entry of one record. Withdrawn, it says so and nothing else."""
    base, path = settings.REGISTRY_PUBLIC_URL, f"incidents/{item.code}"
    return Entry(
        id=f"{base}/{path}",
        title=title(item, lang),
        summary=summary(item, lang),
        updated=item.published_at,
        links=(
            Link("alternate", f"{base}/{lang}/{path}", HTML),
            Link("alternate", f"{base}/api/v1/{path}", JSON),
        ),
        categories=(("demonstration", _("Demonstration")),) if item.demonstration else (),
    )


def title(item: Item, lang: str) -> Text:
    if item.body is None:
        return Text(_("Withdrawn: %(code)s") % {"code": item.code}, lang)
    told = in_language(json.loads(item.body)["title"], lang)
    if not item.demonstration:
        return told
    with translation.override(told.lang):
        return replace(told, words=_("Demonstration, invented: %(title)s") % {"title": told.words})


def summary(item: Item, lang: str) -> Text:
    if item.body is None:
        return Text(_("This record was published and has been withdrawn."), lang)
    return in_language(json.loads(item.body)["summary"], lang)


def in_language(texts: dict[str, str], lang: str) -> Text:
    language, words = spoken(texts, lang)
    return Text(words, language)
