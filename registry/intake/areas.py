# SPDX-License-Identifier: Apache-2.0
"""P-codes for areas whose name stands letter for letter in the gazetteer, and for no others."""

from dataclasses import replace

from registry.casework.draft import LocationDraft, RecordDraft
from registry.gazetteer.models import AdminArea

KIND_WORDS = ("governorate", "province", "state", "region", "district", "department")

Codes = dict[tuple[str, str], tuple[str, str]]
"""Country and English name of a first-level area: its P-code and the edition that is from."""


def codes() -> Codes:
    """Return the first-level areas that have a P-code; empty where no crosswalk is loaded."""
    coded = AdminArea.objects.filter(level=1, valid_to=None).exclude(pcode="")
    return {
        (area.country, area.names["en"]): (area.pcode, area.cod_version)
        for area in coded.only("country", "names", "pcode", "cod_version")
    }


def with_codes(draft: RecordDraft, known: Codes) -> RecordDraft:
    """Return the draft with a P-code beside every first-level name that is exactly one of the gazetteer's."""
    return replace(draft, locations=tuple(with_code(place, known) for place in draft.locations))


def with_code(place: LocationDraft, known: Codes) -> LocationDraft:
    name = place.admin1_name.get("en", "")
    bare, _, last = name.rpartition(" ")
    found = known.get((place.country, bare if last in KIND_WORDS else name))
    if found is None or place.admin1_pcode:
        return place
    return replace(place, admin1_pcode=found[0], cod_version=found[1])
