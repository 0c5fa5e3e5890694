# SPDX-License-Identifier: Apache-2.0
"""A claim on one line: who says it, when, how many people, and how its words begin."""

from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.casework.models import Claim, IncidentLocation
from registry.desk.figures import headline_figures
from registry.ui.wording.days import in_words
from registry.ui.wording.people import cell
from registry.ui.wording.terms import isolated
from registry.vocabularies import read

WORDS_SHOWN = 90
ORDER = {"killed": 0, "injured": 1}


def line(number: int, claim: Claim) -> str:
    """Return what tells this claim from the others of its record."""
    item, language = claim.source_item, get_language() or "en"
    parts = [f"{number}. {isolated(item.source.name)}"]
    if item.published_on:
        parts.append(in_words(item.published_on.isoformat()))
    parts += [
        f"{read.label('harm', harm, language)}: {isolated(cell(figure))}"
        for harm, figure in sorted(headline_figures([claim]).items(), key=lambda each: ORDER.get(each[0], 2))
    ]
    if words := " ".join((claim.verbatim or claim.translation).split()):
        parts.append(_("“%(words)s”") % {"words": isolated(Truncator(words).chars(WORDS_SHOWN))})
    return " · ".join(parts)


def place_line(place: IncidentLocation) -> str:
    """Return the name of a place, else of the area it lies in, else its country."""
    language = get_language() or "en"
    names = (
        text.get(each)
        for text in (place.name, place.admin2_name, place.admin1_name)
        for each in (language, "en")
    )
    return str(next(filter(None, names), place.country))
