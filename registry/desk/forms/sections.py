# SPDX-License-Identifier: Apache-2.0
"""The parts of the page, for its navigation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from registry.desk.grid.lines import lines_of
from registry.desk.grid.packing import by_row

PLACED = frozenset({"name", "name_ar", "country", "admin1", "lat", "kept", "precision"})


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page, in its navigation. `filled`: whether something of it is written."""

    anchor: str
    words: str
    filled: bool


def sections_of(typed: QueryDict, sets: Mapping[str, Any], *, evidence: bool) -> list[Section]:
    """Return the parts of the page in order, each with whether something of it is written."""
    own = {
        name: bool(str(typed.get(name, "")).strip())
        for name in ("title_en", "title_ar", "date_edtf", "notes")
    }
    rows = by_row(typed)
    place = any(
        PLACED & {name for name, said in row.items() if said != [""]}
        for key, row in rows.items()
        if "loc" in key
    )
    claim = any(line.is_begun for line in lines_of(typed))
    chosen = {
        name: any(form.has_changed() for form in sets[name].forms)
        for name in ("weapons", "objects", "attributions")
    }
    graded = typed.get("harm_grade", "under_assessment") != "under_assessment"
    return [
        Section("part-what", _("What"), own["title_en"] or own["title_ar"]),
        Section("part-when", _("When"), own["date_edtf"]),
        Section("part-where", _("Where"), place),
        Section("part-claims", _("Who was harmed, and who says so"), claim),
        Section("part-weapons", _("By what"), chosen["weapons"]),
        Section("part-objects", _("What was hit"), chosen["objects"]),
        Section("part-parties", _("Attributed to whom"), chosen["attributions"]),
        Section("part-evidence", _("Evidence"), evidence),
        Section("part-grade", _("Grade and handling"), graded),
        Section("part-notes", _("Notes"), own["notes"]),
    ]
