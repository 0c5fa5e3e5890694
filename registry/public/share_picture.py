# SPDX-License-Identifier: Apache-2.0
"""The picture that stands beside a shared address: words on stone and the plain map of the record, never a photograph.

It is written as SVG with the outlines of the locator and drawn by resvg, which shapes Arabic by itself. Fonts are those
that come with the pages; no font of the machine is looked for.
"""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import resvg_py
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from registry.public.locator import Locator, locator
from registry.public.share import harm
from registry.ui.wording.called import registry_name
from registry.ui.wording.days import in_words
from registry.ui.wording.terms import text_alone

WIDTH, HEIGHT = 1200, 630
FONTS = ("share/NotoSans-600.ttf", "share/Vazirmatn-600.ttf")
TITLE_LINES, FACT_LINES = 5, 3
# resvg takes every line for one that is written from the left; these signs say otherwise.
EMBEDDED, POP = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it stands from the top, how large, in pixels."""

    y: int
    size: int
    words: str
    muted: bool = False


def of_record(document: Mapping[str, Any]) -> bytes:
    """Return the picture of one version as PNG."""
    drawing = locator(dict(document))
    room = 1.0 if drawing else 1.8
    above = _("Demonstration") if document["demonstration"] else ""
    facts = [in_words(document["date"]["edtf"]), harm(document)]
    foot = f"{document['code']} · {registry_name()}"
    return drawn(laid_out(text_alone(document["title"]), facts, foot, room, above), drawing)


def of_site() -> bytes:
    said = [_("Reported harm to civilians. Each record shows what each source said.")]
    return drawn(laid_out(registry_name(), said, settings.REGISTRY_PUBLIC_URL.partition("://")[2], 1.8), None)


def laid_out(title: str, facts: list[str], foot: str, room: float, above: str = "") -> list[Line]:
    """Return all lines from the top. `room`: the width for them, 1 beside a map; `above`: a word before the title."""
    y, lines = 60, [Line(66, 24, above, muted=True)] if above else []
    for words in wrapped(title, int(23 * room), TITLE_LINES):
        y += 58
        lines.append(Line(y, 46, words))
    y += 24
    for fact in facts:
        for words in wrapped(fact, int(36 * room), FACT_LINES):
            y += 40
            lines.append(Line(y, 29, words))
    return [*lines, Line(HEIGHT - 50, 24, printable(foot), muted=True)]


def wrapped(words: str, signs: int, most: int) -> list[str]:
    return textwrap.wrap(printable(words), signs, max_lines=most, placeholder=" …")


def printable(words: str) -> str:
    """Return words without signs that XML refuses or that are not seen."""
    return "".join(sign for sign in words if sign.isprintable())


def drawn(lines: list[Line], drawing: Locator | None) -> bytes:
    """Return the picture. A language that is written from the right has its words there and the map on the other side."""
    rtl = get_language_bidi()
    context = {
        "lines": [replace(line, words=f"{EMBEDDED}{line.words}{POP}") for line in lines] if rtl else lines,
        "drawing": drawing,
        "text_x": WIDTH - 60 if rtl else 60,
        "anchor": "end" if rtl else "start",
        "map_x": 60 if rtl else WIDTH - 500,
        "families": "Vazirmatn, Noto Sans" if rtl else "Noto Sans, Vazirmatn",
    }
    svg = render_to_string("public/share/picture.svg", context)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=list(fonts()), skip_system_fonts=True))


@cache
def fonts() -> tuple[str, ...]:
    return tuple(str(path) for name in FONTS if (path := finders.find(name)))
