# SPDX-License-Identifier: Apache-2.0
"""Addresses of the public site. Those without a language are permanent and lead to one with the reader's."""

from django.conf import settings
from django.urls import URLPattern, path, re_path

from registry.public.views.api_guide import api_guide
from registry.public.views.errors import in_language
from registry.public.views.home import home
from registry.public.views.records import card, record
from registry.public.views.report import report
from registry.public.views.report_state import report_state
from registry.public.views.root import permanent, root

app_name = "public"
LANG = f"(?P<lang>{'|'.join(code for code, _ in settings.LANGUAGES)})"


def records(name: str, kind: str) -> list[URLPattern]:
    """Return the addresses of one kind of record."""
    code, number = r"(?P<code>[^/]+)", r"versions/(?P<number>[^/]+)"
    return [
        re_path(rf"^{name}/{code}$", permanent, {"kind": kind}, name=f"{kind}-permanent"),
        re_path(rf"^{name}/{code}/{number}$", permanent, {"kind": kind}, name=f"{kind}-permanent-version"),
        re_path(rf"^{LANG}/{name}/{code}$", record, {"kind": kind}, name=f"{kind}-page"),
        re_path(rf"^{LANG}/{name}/{code}/{number}$", record, {"kind": kind}, name=f"{kind}-version"),
    ]


urlpatterns: list[URLPattern] = [
    path("", root, name="root"),
    re_path(rf"^{LANG}/$", home, name="home"),
    re_path(rf"^{LANG}/api$", api_guide, name="api-guide"),
    re_path(rf"^{LANG}/report$", report, name="report"),
    re_path(rf"^{LANG}/report/(?P<number>[^/]+)$", report_state, name="report-state"),
    *records("incidents", "incident"),
    *records("aggregate-reports", "aggregate_report"),
    re_path(rf"^{LANG}/incidents/(?P<code>[^/]+)/card$", card, name="card"),
    re_path(rf"^{LANG}/.*$", in_language),
]
