# SPDX-License-Identifier: Apache-2.0
"""A page of the system's Chromium that notes what a page must never do."""

import os
from pathlib import Path

from playwright.sync_api import Browser

from tests.fixtures.databases import PROJECT

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice")
LAID_OUT = ("target-size", "scrollable-region-focusable")
"""What can differ in the same page at another width. Colours are those of the one that was asked everything."""

OVERLAPPING = """() => [...document.querySelectorAll(".columns-chart")].flatMap((chart) => {
  const boxes = (selector) => [...chart.querySelectorAll(selector)].map((each) => [each, each.getBoundingClientRect()]);
  const words = boxes("text").filter(([, box]) => box.width), drawn = boxes(".columns-plot path, [fill$='-beside)']");
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return words.filter(([word, box], at) => [...drawn, ...words.slice(at + 1)].some(([, other]) => meet(box, other)))
    .map(([word]) => `${chart.closest("figure").id}: ${word.textContent}`);
})"""


class Watched:
    """A page that notes what it must never do: ask another origin, break the policy, fail in a script."""

    def __init__(self, browser: Browser, url: str, **options) -> None:
        self.url = url
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self.note_request)
        self.page.on("console", self.note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective))"
        )

    def note_request(self, request) -> None:
        if not request.url.startswith((self.url, "data:")):
            self.foreign.append(request.url)

    def note_message(self, message) -> None:
        # The browser also reports that the page itself was answered with 404 or 410, which is what it should be.
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.complaints.append(message.text)

    def open(self, path: str):
        return self.page.goto(self.url + path)

    def clean(self) -> bool:
        """Whether nothing foreign was asked for, nothing was complained of and no cookie was set."""
        found = self.foreign, self.complaints, self.context.cookies()
        assert found == ([], [], []), found
        return True


def axe(page, rules: tuple[str, ...] = RULES) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds by these rules: the rule, and the elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run({runOnly: rules})", list(rules))
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found["violations"]]


def over_charts(page) -> list[str]:
    """Return the words of charts along the time that stand on a column or on each other."""
    found: list[str] = page.evaluate(OVERLAPPING)
    return found


def shoot(watched: Watched, name: str) -> None:
    """Keep a picture to look at where SHOTS names a folder."""
    if folder := os.environ.get("SHOTS"):
        # Hiding the caret would put a style of the tool's own into the page, which the policy refuses.
        watched.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True, caret="initial")


def assert_sound(watched: Watched, name: str, *, rules: tuple[str, ...] = RULES) -> None:
    """Nothing foreign asked for, no breach of the policy, no finding of axe, no sideways scrolling, nothing kept."""
    assert (watched.foreign, watched.complaints) == ([], []), name
    found = axe(watched.page, rules)
    assert found == [], (name, found)
    wide = watched.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], (name, wide)
    assert over_charts(watched.page) == [], name
    kept = watched.page.evaluate("[localStorage.length, sessionStorage.length]")
    assert kept == [0, 0], (name, kept)
    shoot(watched, name)
