# SPDX-License-Identifier: Apache-2.0
"""What may be public, as one table. A row is a reason, when it applies, and how fine the place may then be.

Of all rows that apply the coarsest holds, and among equals the first. Source: docs/explanation/places.md, P6
and P7.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from registry.domain.disclosure.situation import Situation
from registry.domain.location import PRECISIONS, Level
from registry.domain.words import gettext_noop


class Publish(StrEnum):
    """What of a place is public; areas are those of the administrative levels 2 and 1."""

    POINT = "point"
    CELL = "cell"
    AREA2 = "area2"
    AREA1 = "area1"
    COUNTRY = "country"
    NOTHING = "nothing"


Fineness = tuple[Publish, Level | None]

FINE_TO_COARSE: tuple[Fineness, ...] = (
    (Publish.POINT, Level.POINT),
    (Publish.CELL, Level.CELL_1KM),
    (Publish.CELL, Level.CELL_5KM),
    (Publish.CELL, Level.CELL_10KM),
    (Publish.CELL, Level.CELL_20KM),
    (Publish.AREA2, None),
    (Publish.AREA1, None),
    (Publish.COUNTRY, None),
    (Publish.NOTHING, None),
)
POINT, CELL_1KM, _, CELL_10KM, _, AREA2, AREA1, COUNTRY, NOTHING = FINE_TO_COARSE

# Sensitivities with which a record may leave the desk at all.
PUBLISHABLE = frozenset({"public", "public_generalised"})

_BY_PRECISION = {"admin3": AREA2, "admin2": AREA2, "admin1": AREA1, "linear_or_fuzzy": AREA1} | {
    "country": COUNTRY,
    "sea_or_air": COUNTRY,
    "unlocated": NOTHING,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """`reason`: public code. `sentence`: what readers are told. `protects`: false where no more is known."""

    reason: str
    applies: Callable[[Situation], bool]
    allows: Fineness
    sentence: str
    protects: bool = True


def _known_to(fineness: Fineness) -> Callable[[Situation], bool]:
    codes = {code for code, allowed in _BY_PRECISION.items() if allowed == fineness}
    return lambda situation: situation.precision in codes


RULES = (
    Rule(
        "not_cleared",
        lambda situation: situation.sensitivity not in PUBLISHABLE,
        NOTHING,
        gettext_noop("The record is not cleared for publication."),
    ),
    Rule(
        "sexual_violence",
        lambda situation: "sexual_violence" in situation.incident_types,
        AREA1,
        gettext_noop("To protect survivors only the first-level area is published."),
    ),
    Rule(
        "detention",
        lambda situation: bool(
            "detention" in situation.incident_types or "detention_facility" in situation.object_classes
        ),
        AREA2,
        gettext_noop("To protect people in detention only the area is published."),
    ),
    Rule(
        "unexploded_submunition",
        lambda situation: situation.under_embargo,
        AREA2,
        gettext_noop(
            "Unexploded submunitions were found; the place stays withheld while clearance is under way."
        ),
    ),
    Rule(
        "restricted_place",
        lambda situation: situation.restricted,
        AREA2,
        gettext_noop("A reviewer restricted this place; only the area is published."),
    ),
    Rule(
        "protected_place",
        lambda situation: situation.shelters_people,
        CELL_10KM,
        gettext_noop("People shelter or are cared for here; the place is published within about 11 km."),
    ),
    Rule(
        "generalised_record",
        lambda situation: situation.sensitivity == "public_generalised",
        CELL_10KM,
        gettext_noop("For safety the place is published within about 11 km."),
    ),
    Rule(
        "residential",
        lambda situation: (
            "residential" in situation.object_classes
            and not (situation.widely_published and situation.reviewer_agrees)
        ),
        CELL_1KM,
        gettext_noop("Homes were struck; the place is published within about 1 km."),
    ),
    Rule("not_located", _known_to(NOTHING), NOTHING, gettext_noop("No place is known."), protects=False),
    Rule(
        "known_to_country",
        _known_to(COUNTRY),
        COUNTRY,
        gettext_noop("Only the country is known."),
        protects=False,
    ),
    Rule(
        "known_to_area1",
        _known_to(AREA1),
        AREA1,
        gettext_noop("Only the first-level area is known."),
        protects=False,
    ),
    Rule("known_to_area2", _known_to(AREA2), AREA2, gettext_noop("Only the area is known."), protects=False),
    Rule(
        "as_known",
        lambda situation: PRECISIONS[situation.precision].shape == "point",
        POINT,
        gettext_noop("The place is published as well as it is known."),
        protects=False,
    ),
)
