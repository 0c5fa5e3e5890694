# SPDX-License-Identifier: Apache-2.0
"""What a page in Arabic says in Latin letters, or in an order that turns: for tests that read whole pages."""

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser

READ_ALOUD = (
    "placeholder",
    "title",
    "aria-label",
    "alt",
    "label",
    "aria-description",
    "aria-roledescription",
)
UNSEEN = ("script", "style", "template")
EMPTY = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "path",
        "rect",
        "source",
        "use",
        "wbr",
    )
)
# Names of standards and formats that Arabic texts of the field write in Latin letters; a language by its own name.
ALLOWED = frozenset(
    (
        "CSV",
        "EDTF",
        "English",
        "GED",
        "GeoJSON",
        "IANA",
        "JSON",
        "MGRS",
        "PDF",
        "SHA",
        "UCDP",
        "USB",
        "UTC",
        "WKT",
        "ZIP",
    )
)
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
# After an Arabic letter a dash or a slash turns the figures beside it round; so does a comma between coordinates.
TURNS = re.compile(r"\d+\s*[-–/]\s*\d+|\d+\.\d+\s*[,،]\s*-?\d+\.\d+|\d\+|[<>~]=?\d")
COMMA = re.compile(r"[\u0621-\u064a\d],\s")
ISOLATED = re.compile("[\u2066\u2067\u2068][^\u2069]*\u2069")


class Page(HTMLParser):
    """The words of a page that are read as Arabic: outside bdi, dir="ltr", another language and what people typed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []
        self.feed(html)

    def apart(self) -> bool:
        return any(own for _, own in self.open)

    def handle_starttag(self, tag, attrs):
        given = {key: value or "" for key, value in attrs}
        own = (
            tag in ("bdi", "textarea", *UNSEEN)
            or given.get("dir") in ("ltr", "auto")
            or given.get("lang", "ar") != "ar"
        )
        if not (own or self.apart()):
            self.words += [given[name] for name in READ_ALOUD if given.get(name)]
        if tag not in EMPTY:
            self.open.append((tag, own))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.open.pop()

    def handle_endtag(self, tag):
        if any(tag == each for each, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if data.strip() and not self.apart():
            self.words.append(" ".join(data.split()))


def arabic(html: str, typed: Collection[str] = ()) -> Iterator[str]:
    """Yield what is read as Arabic, without what is kept apart from it and without what people `typed`."""
    for words in Page(html).words:
        rest = ISOLATED.sub("", words)
        for each in sorted(typed, key=len, reverse=True):
            rest = rest.replace(each, "")
        yield rest


def latin(html: str, typed: Collection[str] = ()) -> Iterator[str]:
    """Yield each stretch of a page in Arabic with Latin words that are no names of standards."""
    yield from (words for words in arabic(html, typed) if set(LATIN.findall(words)) - ALLOWED)


def turning(html: str) -> Iterator[str]:
    """Yield each stretch of a page in Arabic in which figures would be read in the wrong order, or with a Latin comma."""
    yield from (words for words in arabic(html) if TURNS.search(words) or COMMA.search(words))
