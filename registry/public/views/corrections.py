# SPDX-License-Identifier: Apache-2.0
"""The corrections log: every change of a published record after its first publication, newest first."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.public.pages import page, shown
from registry.published.correction_filter import parse, selection
from registry.published.corrections import KINDS, LATEST, Wanted, changed, newest, number
from registry.published.requests import outcomes
from registry.published.state import live
from registry.ui.canonical import elsewhere, spelled, tidied
from registry.ui.wording.corrections import KIND_WORDS

ROWS = 25
OUTCOMES = 10


@page
def corrections(request: HttpRequest, lang: str) -> HttpResponse:
    wanted = parse(tidied(request.GET))
    if led := elsewhere(request, spelled(asked(wanted))):
        return led
    closed = outcomes(OUTCOMES) if wanted == Wanted() else []
    return shown(
        request,
        "public/corrections.html",
        live(),
        (wanted, closed),
        lambda: contents(wanted) | {"outcomes": closed},
    )


def asked(wanted: Wanted) -> dict[str, str]:
    return selection(wanted) | ({"before": str(wanted.before)} if wanted.before != LATEST else {})


def contents(wanted: Wanted) -> dict[str, Any]:
    found = newest(ROWS + 1, wanted)
    lines = found[:ROWS]
    more = spelled(asked(replace(wanted, before=lines[-1].seq))) if len(found) > ROWS else ""
    differences = changed(lines)
    return {
        "here": "corrections",
        "wanted": wanted,
        "kinds": [(kind, KIND_WORDS[kind], wanted.kinds == (kind,)) for kind in KINDS],
        "selection": spelled(selection(wanted)),
        "count": number(wanted),
        "lines": [(line, differences.get(line.seq, ())) for line in lines],
        "next": f"?{more}" if more else "",
        "later": wanted.before != LATEST,
        "demonstration": any(line.demonstration for line in lines),
    }
