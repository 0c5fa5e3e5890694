# SPDX-License-Identifier: Apache-2.0
"""What a record says of people, on one line: "3–5 killed; 8 or more injured; 2,000 or more families displaced"."""

from typing import Any

from django.utils.translation import gettext as _

from registry.ui.wording.people import people
from registry.ui.wording.units import displaced


def harm_line(document: dict[str, Any], *, only_stated: bool) -> str:
    """Return killed and injured, stated or not, and who was displaced.

    `only_stated`: leave out what is not stated, as for a report that is about something else.
    """
    figures = document["casualties"]
    said = [
        people(figures.get(harm), harm)
        for harm in ("killed", "injured")
        if harm in figures or not only_stated
    ]
    words = _("; ").join([*said, *(displaced(row) for row in document["displacement"])])
    return words[:1].upper() + words[1:]
