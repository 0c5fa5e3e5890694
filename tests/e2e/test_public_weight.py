# SPDX-License-Identifier: Apache-2.0
"""What the first load of a page weighs under gzip, before anybody touches it: the budgets of the design, A8."""

import gzip

import pytest
from playwright.sync_api import Response

from tests.e2e.watched import Watched

BUDGETS = {"document": 30_000, "stylesheet": 15_000, "script": 25_000, "font": 72_000}
TOTAL = 140_000
PHONE = {"width": 360, "height": 740}
PATHS = (
    "/{lang}/",
    "/{lang}/explore",
    "/{lang}/statistics",
    "/{lang}/incidents/{example}",
    "/{lang}/areas/SYR",
)


def weights(browser, url: str, path: str) -> dict[str, int]:
    """Return bytes by kind of a first load. Fonts are packed already."""
    watched = Watched(browser, url, viewport=PHONE)
    found: dict[str, int] = {}

    answers: list[Response] = []

    def gather(answer: Response) -> None:
        answers.append(answer)

    watched.page.on("response", gather)
    watched.open(path)
    watched.page.wait_for_load_state("networkidle")
    for answer in answers:
        body, kind = answer.body(), answer.request.resource_type
        found[kind] = found.get(kind, 0) + len(body if kind == "font" else gzip.compress(body, 6))
    watched.context.close()
    return found


def over(found: dict[str, int]) -> dict[str, int]:
    """Return what weighs more than its budget."""
    heavy = {kind: size for kind, size in found.items() if size > BUDGETS.get(kind, TOTAL)}
    total = sum(found.values())
    return heavy | ({"total": total} if total > TOTAL else {})


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("path", PATHS)
def test_first_load_keeps_to_its_budgets(chromium, site, path, lang):
    found = weights(chromium, site.url, path.format(lang=lang, **site.codes))

    assert {"document", "stylesheet", "font"} <= set(found)
    assert over(found) == {}


@pytest.mark.parametrize(
    "path", [*PATHS, "/{lang}/report", "/embed", "/api/ogc/collections/incidents/items?f=html"]
)
def test_a_page_asks_for_one_style_sheet(chromium, site, path):
    """A browser asks one host for six things at once: each further sheet held back what is painted first (ADR 24)."""
    watched = Watched(chromium, site.url)
    asked: list[str] = []
    watched.page.on(
        "request", lambda each: asked.append(each.url) if each.resource_type == "stylesheet" else None
    )
    watched.open(path.format(lang="en", **site.codes))
    watched.page.wait_for_load_state("networkidle")
    watched.context.close()

    sheets = [url.split("/")[-1].split(".")[0] for url in asked]
    assert [sheet for sheet in sheets if sheet != "maplibre-gl"] == ["site"]


def test_page_that_is_too_heavy_is_seen():
    """Negative control."""
    assert over({"document": 29_000, "script": 25_001}) == {"script": 25_001}
    assert over({"document": 29_000, "image": 120_000}) == {"total": 149_000}
