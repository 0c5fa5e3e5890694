# SPDX-License-Identifier: Apache-2.0
"""Cold loads in a browser on a slow machine and a slow line: when something is painted, what moves, what it weighs."""

import statistics
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, SOFTWARE_GL

SLOWER = 4
"""Times that the processor is slowed down, as A8 of the design has it."""
PHONE = {"width": 360, "height": 740}
MAP_MS = 120_000
WATCH = """
window.seen = { shift: 0, largest: 0 };
new PerformanceObserver(list => { for (const each of list.getEntries()) if (!each.hadRecentInput) seen.shift += each.value })
  .observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver(list => { for (const each of list.getEntries()) seen.largest = each.startTime })
  .observe({ type: 'largest-contentful-paint', buffered: true });
"""
TOLD = """
() => ({
  fcp_ms: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
  lcp_ms: seen.largest, cls: seen.shift,
})
"""
KINDS = {"document": "html", "stylesheet": "css", "script": "js", "font": "fonts"}


def weighed(page: Page) -> dict[str, int]:
    """Return a mapping that fills with the bytes of bodies on the wire, by kind."""
    weights: dict[str, int] = dict.fromkeys((*KINDS.values(), "other", "total"), 0)

    def add(request: Any) -> None:
        size = request.sizes()["responseBodySize"]
        weights[KINDS.get(request.resource_type, "other")] += size
        weights["total"] += size

    page.on("requestfinished", add)
    return weights


def cold(browser: Browser, url: str, *, map_too: bool) -> dict[str, float]:
    """Open the page with nothing kept. Milliseconds from the start of the navigation; bytes before anybody touches it."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    weights = weighed(page)
    page.goto(url, timeout=60_000)
    page.wait_for_load_state("networkidle", timeout=60_000)
    found = {**page.evaluate(TOLD), **{f"{kind}_bytes": size for kind, size in weights.items()}}
    if map_too:
        found |= tapped(page, weights)
    context.close()
    return found


def tapped(page: Page, weights: dict[str, int]) -> dict[str, float]:
    """Open the map. Returns milliseconds from the tap until it is drawn, and what came for it."""
    before = weights["total"]
    began = page.evaluate("performance.now()")
    page.locator("#map-open button").click()
    page.wait_for_selector("body[data-map-idle]", timeout=MAP_MS)
    return {"map_ms": page.evaluate("performance.now()") - began, "map_bytes": weights["total"] - before}


def loads(url: str, *, rounds: int, map_too: bool) -> dict[str, float]:
    """Return the medians of some cold loads."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SOFTWARE_GL))
        found = [cold(browser, url, map_too=map_too) for _ in range(rounds)]
        browser.close()
    return {name: round(statistics.median(each[name] or 0 for each in found), 3) for name in found[0]}
