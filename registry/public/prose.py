# SPDX-License-Identifier: Apache-2.0
"""The pages that are read as a text: which there are, since when each says what it says, and their headings.

Each text stands whole in a template of its own for every language (templates/public/prose/LANGUAGE/NAME.html), so that
a translator has all of it at once. A test holds the anchors of all languages together.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import select_template
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registry.domain.disclosure.rules import FINE_TO_COARSE, RULES, Publish
from registry.domain.location.precision import PRECISIONS
from registry.public.worked_example import worked_example
from registry.ui.wording.corrections import KIND_WORDS
from registry.ui.wording.grades import MEANINGS
from registry.ui.wording.notices import MEANINGS as KINDS

HEADING = re.compile(r'<h2 id="([a-z0-9-]+)">(.*?)</h2>', re.DOTALL)


class Heading(NamedTuple):
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """One page. `revised`: the day on which its meaning changed last. `figures`: what its text shows of the code."""

    title: str | Promise
    revised: date
    figures: Callable[[], dict[str, Any]] = dict


@dataclass(frozen=True, slots=True)
class Written:
    """A text in the reader's language, or in English where there is none. `body`: HTML."""

    body: str
    lang: str
    headings: tuple[Heading, ...]


def method() -> dict[str, Any]:
    radii = [(each.code, each.radius_m) for each in PRECISIONS.values() if each.radius_m]
    cells = [level for publish, level in FINE_TO_COARSE if level and publish is Publish.CELL]
    return {
        "grades": MEANINGS.items(),
        "kinds": KINDS.items(),
        "kind_words": KIND_WORDS,
        "radii": radii,
        "widths": [level.km for level in cells],
        "cell_of": {rule.reason: rule.allows[1].km for rule in RULES if rule.allows[1] in cells},
        "example": worked_example(),
        "embargo_days": settings.REGISTRY_SUBMUNITION_EMBARGO_DAYS,
    }


def kept() -> dict[str, Any]:
    return {
        "licence": settings.REGISTRY_LICENCE,
        "request_keep_days": settings.REGISTRY_REQUEST_KEEP_DAYS,
    }


PROSE = {
    "methodology": Prose(_("Methodology"), date(2026, 11, 27), method),
    "counting": Prose(_("How people are counted"), date(2026, 11, 27)),
    "data-responsibility": Prose(_("Data responsibility"), date(2026, 11, 27), kept),
    "about": Prose(_("About"), date(2026, 11, 27)),
}


def written(name: str, context: dict[str, Any]) -> Written:
    """Return the text of a page, its figures filled in."""
    template = select_template([f"public/prose/{lang}/{name}.html" for lang in (get_language(), "en")])
    body = template.render({**context, **PROSE[name].figures(), "operator": settings.REGISTRY_OPERATOR})
    lang = str(template.template.name).split("/")[-2]
    return Written(body, lang, tuple(Heading(*found) for found in HEADING.findall(body)))
