# SPDX-License-Identifier: Apache-2.0
"""People who had to leave, in the unit of the source; units are never turned into each other."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.ui.wording.people import said
from registry.ui.wording.terms import plain_text, text

UNITS = {
    "persons": lambda n: ngettext("%(n)s person displaced", "%(n)s people displaced", n),
    "families": lambda n: ngettext("%(n)s family displaced", "%(n)s families displaced", n),
    "households": lambda n: ngettext("%(n)s household displaced", "%(n)s households displaced", n),
}


def displaced(figure: dict[str, Any]) -> str:
    """Return the figure as words: "2,000 or more families displaced (no exact number given)"."""
    words = said(UNITS[figure["unit"]["code"]], figure["min"], figure["max"], open_above=figure["open_above"])
    if (figure["qualifier"] or {}).get("code") == "vague":
        words = _("%(counted)s (no exact number given)") % {"counted": words}
    if figure["cumulative"]:
        words = _("%(counted)s, over the whole period") % {"counted": words}
    return words


def moved(figure: dict[str, Any]) -> SafeString | str:
    """Return from where to where they had to go, as far as that is told."""
    ends = [place for place in (figure["from_place"], figure["to_place"]) if plain_text(place)]
    if len(ends) > 1:
        return format_html(_("From {} to {}"), *map(text, ends))
    words = _("From {}") if plain_text(figure["from_place"]) else _("To {}")
    return format_html(words, text(ends[0])) if ends else ""
