# SPDX-License-Identifier: Apache-2.0
"""What a correction changes of what the world reads, member by member. What exactly changed is read in the record."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from registry.casework.models import Record

# Members of the public document, as the pages call them. What is left out says nothing of the incident.
MEMBERS = {
    "title": _("Title"),
    "summary": _("Summary"),
    "date": _("Date"),
    "incident_type": _("Type of incident"),
    "locations": _("Places"),
    "casualties": _("People who came to harm"),
    "displacement": _("People who had to leave"),
    "claims": _("Claims by source"),
    "weapons": _("Weapons"),
    "objects": _("Objects hit"),
    "attributions": _("Attribution"),
    "harm_grade": _("Grade"),
    "grade_reason": _("Why this grade"),
    "populated_area": _("In a populated area"),
    "repeat_strike": _("Repeated strike"),
    "warning_reported": _("Warning reported"),
    "erw_left": _("Explosive remnants left"),
    "places_min": _("Number of places"),
    "places_qualifier": _("How that number is stated"),
    "cumulative": _("Figures add up over the whole period"),
    "event_group": _("Wave or campaign"),
}


@dataclass(frozen=True, slots=True)
class Since:
    """The public version that stands, and the members that the new content tells otherwise."""

    version: int
    changed: tuple[str, ...]


def since(record: Record, content: dict[str, Any]) -> Since | None:
    """Compare what would be public with the newest version handed over; None before the first."""
    row = record.outbox.filter(content__isnull=False).order_by("version").last()
    if row is None:
        return None
    then = json.loads(bytes(row.content or b""))
    return Since(
        row.version, tuple(str(MEMBERS[name]) for name in MEMBERS if then.get(name) != content.get(name))
    )
