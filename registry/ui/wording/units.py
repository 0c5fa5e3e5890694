# SPDX-License-Identifier: Apache-2.0
"""People who had to leave, in the unit of the source; units are never turned into each other."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.ui.wording.people import said

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
