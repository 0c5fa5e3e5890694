# SPDX-License-Identifier: Apache-2.0
"""Addresses of the public site. Those without a language are permanent and lead to one with the reader's."""

from django.conf import settings
from django.urls import URLPattern, path, re_path

from registry.public.views import found, share_picture
from registry.public.views.api_guide import api_guide
from registry.public.views.areas import area, areas
from registry.public.views.cited import cited
from registry.public.views.compared import compared
from registry.public.views.corrections import corrections
from registry.public.views.dictionary import dictionary, vocabulary
from registry.public.views.downloads import downloads
from registry.public.views.embed import embed
from registry.public.views.errors import in_language
from registry.public.views.explore import explore
from registry.public.views.home import home
from registry.public.views.prose import prose
from registry.public.views.records import card, record
from registry.public.views.report import report
from registry.public.views.report_state import report_state
from registry.public.views.root import all_records, permanent, root
from registry.public.views.statistics import chart, statistics_page
from registry.public.views.weapons import weapon, weapons
from registry.published.citing import FORMATS

app_name = "public"
LANG = f"(?P<lang>{'|'.join(code for code, _ in settings.LANGUAGES)})"
ENDING = f"(?P<ending>{'|'.join(each.ending for each in FORMATS)})"
SPAN = r"(?P<earlier>[^/.]+)\.\.(?P<later>[^/.]+)"


def records(name: str, kind: str) -> list[URLPattern]:
    """Return the addresses of one kind of record."""
    code, number = r"(?P<code>[^/]+)", r"versions/(?P<number>[^/]+)"
    return [
        re_path(rf"^{name}/?$", all_records, name=f"{kind}-all-permanent"),
        re_path(rf"^{LANG}/{name}/?$", all_records, name=f"{kind}-all"),
        re_path(rf"^{name}/{code}$", permanent, {"kind": kind}, name=f"{kind}-permanent"),
        re_path(rf"^{name}/{code}/{number}$", permanent, {"kind": kind}, name=f"{kind}-permanent-version"),
        re_path(rf"^{LANG}/{name}/{code}$", record, {"kind": kind}, name=f"{kind}-page"),
        re_path(rf"^{LANG}/{name}/{code}/{number}$", record, {"kind": kind}, name=f"{kind}-version"),
        re_path(
            rf"^{LANG}/{name}/{code}/{number}/cite\.{ENDING}$", cited, {"kind": kind}, name=f"{kind}-cited"
        ),
        re_path(
            rf"^og/{LANG}/{name}/{code}/(?P<number>[^/]+)\.png$",
            share_picture.of_version,
            {"kind": kind},
            name=f"{kind}-picture",
        ),
        re_path(rf"^{LANG}/{name}/{code}/compare/{SPAN}$", compared, {"kind": kind}, name=f"{kind}-compared"),
    ]


urlpatterns: list[URLPattern] = [
    path("", root, name="root"),
    path("embed", embed, {"lang": settings.LANGUAGE_CODE}, name="embed"),
    re_path(rf"^{LANG}/$", home, name="home"),
    re_path(rf"^{LANG}/explore$", explore, name="explore"),
    re_path(rf"^{LANG}/statistics$", statistics_page, name="statistics"),
    re_path(rf"^{LANG}/statistics/(?P<key>[a-z-]+)\.(?P<form>csv|svg)$", chart, name="chart"),
    re_path(rf"^{LANG}/api$", api_guide, name="api-guide"),
    re_path(rf"^{LANG}/corrections$", corrections, name="corrections"),
    re_path(rf"^{LANG}/downloads$", downloads, name="downloads"),
    re_path(rf"^{LANG}/data-dictionary$", dictionary, name="data-dictionary"),
    re_path(rf"^{LANG}/data-dictionary/(?P<code>[^/]+)$", vocabulary, name="vocabulary"),
    re_path(rf"^{LANG}/methodology$", prose, {"name": "methodology"}, name="methodology"),
    re_path(rf"^{LANG}/methodology/counting$", prose, {"name": "counting"}, name="counting"),
    re_path(
        rf"^{LANG}/data-responsibility$", prose, {"name": "data-responsibility"}, name="data-responsibility"
    ),
    re_path(rf"^{LANG}/about$", prose, {"name": "about"}, name="about"),
    re_path(rf"^{LANG}/report$", report, name="report"),
    re_path(rf"^{LANG}/report/(?P<number>[^/]+)$", report_state, name="report-state"),
    *records("incidents", "incident"),
    *records("aggregate-reports", "aggregate_report"),
    re_path(rf"^{LANG}/incidents/(?P<code>[^/]+)/card$", card, name="card"),
    re_path(rf"^{LANG}/areas$", areas, name="areas"),
    re_path(rf"^{LANG}/areas/(?P<code>[^/]+)$", area, name="area"),
    re_path(rf"^{LANG}/weapons$", weapons, name="weapons"),
    re_path(rf"^{LANG}/weapons/(?P<code>[^/]+)$", weapon, name="weapon"),
    path("sitemap.xml", found.index, name="sitemap"),
    re_path(r"^sitemaps/(?P<name>[a-z0-9-]{1,40})\.xml$", found.part, name="sitemap-part"),
    path("robots.txt", found.robots, name="robots"),
    path(".well-known/security.txt", found.security, name="security"),
    re_path(rf"^og/{LANG}/site\.png$", share_picture.of_site, name="site-picture"),
    re_path(rf"^{LANG}/.*$", in_language),
]
