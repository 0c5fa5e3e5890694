# SPDX-License-Identifier: Apache-2.0
"""What a correction changes of what the world reads, member by member. What exactly changed is read in the record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registry.casework.models import Record
from registry.vocabularies import read

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

INSIDE = {
    "min": _("Fewest"),
    "max": _("Most"),
    "best": _("Best figure"),
    "breakdown": _("of whom"),
    "figures": _("Figures"),
    "source": _("Source"),
    "name": _("Name"),
    "country": _("Country"),
    "sex": _("Sex"),
    "age": _("Age"),
    "harm": _("Harm"),
    "unit": _("Unit"),
    "weapon": _("Weapon"),
    "delivery": _("Delivery"),
}
CODED = {
    "status": "casualty_status",
    "unit": "count_unit",
    "precision": "location_precision",
    "confidence": "attribution_confidence",
    "kind": "source_kind",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One member that is told otherwise: what only the old version says, and what only the new one does."""

    words: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """The public version that stands, and the members that the new content tells otherwise."""

    version: int
    changes: tuple[Change, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(change.words for change in self.changes)


def since(record: Record, content: dict[str, Any]) -> Since | None:
    """Compare what would be public with the newest version handed over; None before the first."""
    row = record.outbox.filter(content__isnull=False).order_by("version").last()
    if row is None:
        return None
    then = json.loads(bytes(row.content or b""))
    changed = [name for name in MEMBERS if then.get(name) != content.get(name)]
    return Since(row.version, tuple(change(name, then.get(name), content.get(name)) for name in changed))


def change(name: str, then: Any, now: Any) -> Change:
    old, new = list(lines(then)), list(lines(now))
    gone, come = (
        tuple(line for line in these if line not in those) for these, those in ((old, new), (new, old))
    )
    return Change(str(MEMBERS[name]), gone, come)


def lines(value: Any, path: tuple[str, ...] = (), key: str = "") -> Iterator[str]:
    """Yield what a member says, a line for each single value, with the way to it. Nothing of what is not stated."""
    if isinstance(value, dict) and {"code", "label"} <= value.keys():
        value = term(key, value)
    if isinstance(value, dict):
        for name, each in value.items():
            yield from lines(each, (*path, called(name)), name)
    elif isinstance(value, list):
        for position, each in enumerate(value, 1):
            yield from lines(each, (*path, str(position)), key)
    elif value not in (None, "", False):
        text = str(_("yes")) if value is True else str(value)
        yield f"{' · '.join(path)}: {text}" if path else text


def called(name: str) -> str:
    """Return what the pages call a member inside another; a harm by its own word."""
    if name in read.codes("harm"):
        return read.label("harm", name, get_language() or "en")
    return str(INSIDE[name]) if name in INSIDE else name.replace("_", " ")


def term(key: str, frozen: dict[str, str]) -> str:
    """Return a coded value in the reader's language, else as it was frozen."""
    scheme, code = CODED.get(key, key), frozen["code"]
    if scheme in read.schemes() and code in read.codes(scheme):
        return read.label(scheme, code, get_language() or "en")
    return frozen["label"]
