# SPDX-License-Identifier: Apache-2.0
"""A record as somebody hands it in: plain values, one shape for the form, the importers and the seed.

Codes are vocabulary codes; dates are EDTF; coordinates WGS 84; counts persons unless `unit` says otherwise.
A part's `id` is that of the row it was read from; None for one that is new.
"""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import GEOSGeometry

Text = dict[str, str]


@dataclass(frozen=True, slots=True)
class CasualtyDraft:
    """One stated number. `part_of`: position, in the claim's `casualties`, of the figure it is a part of."""

    harm: str
    min: int
    max: int | None = None
    best: int | None = None
    status: str = "unknown"
    sex: str = "unknown"
    age: str = "unknown"
    roles: tuple[str, ...] = ()
    qualifier: str = "exact"
    unit: str = "persons"
    verbatim_quantity: str = ""
    part_of: int | None = None
    includes_combatants: bool = False
    as_imported: bool = False
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DisplacementDraft:
    min: int
    max: int | None = None
    best: int | None = None
    unit: str = "persons"
    qualifier: str = "exact"
    verbatim_quantity: str = ""
    from_place: Text = field(default_factory=dict)
    to_place: Text = field(default_factory=dict)
    period_edtf: str = ""
    cumulative: bool = False
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What one document says. `source_item` and `speaker` are ids of evidence that stands already.

    `supersedes`: position, in the record's `claims`, of the earlier claim it takes the place of.
    """

    source_item: UUID
    origin_group: str
    speaker: UUID | None = None
    position: str = ""
    scope: str = "whole"
    verbatim: str = ""
    verbatim_language: str = ""
    translation: str = ""
    credibility: str = "6"
    excluded_reason: Text = field(default_factory=dict)
    supersedes: int | None = None
    retracted_by_source_at: date | None = None
    casualties: tuple[CasualtyDraft, ...] = ()
    displacements: tuple[DisplacementDraft, ...] = ()
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LocationDraft:
    precision: str
    role: str = "impact"
    name: Text = field(default_factory=dict)
    name_original: str = ""
    gazetteer_ref: str = ""
    country: str = ""
    admin1_pcode: str = ""
    admin1_name: Text = field(default_factory=dict)
    admin2_pcode: str = ""
    admin2_name: Text = field(default_factory=dict)
    cod_version: str = ""
    geom: GEOSGeometry | None = None
    uncertainty_m: int | None = None
    method: str = "unknown"
    widely_published: bool = False
    restricted: bool = False
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class WeaponDraft:
    weapon: str
    delivery: str = "unknown"
    phase: str = "unknown"
    identified_by: str = "unspecified"
    confidence: str = "alleged"
    model: str = ""
    submunition_model: str = ""
    found_on: date | None = None
    count_min: int | None = None
    count_max: int | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ObjectDraft:
    object_class: str
    name: str = ""
    extent: str = "unknown"
    functional: str = "unknown"
    in_use_as: str = "unknown"
    count_min: int | None = None
    count_max: int | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AttributionDraft:
    """`actor` is the id of an Actor that stands already; `claim` the position of the claim it rests on."""

    actor: UUID
    role: str = "user_of_weapon"
    confidence: str = "alleged"
    basis: str = "source_statement"
    position: str = "silent"
    denied_at: date | None = None
    deaths_conceded_min: int | None = None
    deaths_conceded_max: int | None = None
    claim: int | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """A whole record. Members that only one kind has are ignored for the other.

    `date_precision`: as a dataset states it; empty where the width of the window says it.
    """

    kind: str
    title: Text
    date_edtf: str
    summary: Text = field(default_factory=dict)
    date_margin_days: int = 1
    date_precision: str = ""
    date_basis: str = "stated"
    harm_grade: str = "under_assessment"
    grade_reason: str = ""
    sensitivity: str = "restricted"
    notes: str = ""
    event_group: UUID | None = None
    demonstration: bool = False
    incident_type: str = "unknown"
    time_part: str = ""
    time_local: time | None = None
    timezone: str = ""
    populated_area: str = "unknown"
    repeat_strike: str = "unknown"
    warning_reported: str = "unknown"
    erw_left: str = "unknown"
    cumulative: bool = False
    places_min: int | None = None
    places_qualifier: str = ""
    locations: tuple[LocationDraft, ...] = ()
    weapons: tuple[WeaponDraft, ...] = ()
    claims: tuple[ClaimDraft, ...] = ()
    objects: tuple[ObjectDraft, ...] = ()
    attributions: tuple[AttributionDraft, ...] = ()

    def own_fields(self) -> dict[str, Any]:
        """Return the values of the record's own row, by column."""
        return {
            "title": self.title,
            "summary": self.summary,
            "date_edtf": self.date_edtf,
            "date_margin_days": self.date_margin_days,
            "date_basis": self.date_basis,
            "harm_grade": self.harm_grade,
            "grade_reason": self.grade_reason,
            "sensitivity": self.sensitivity,
            "notes": self.notes,
            "event_group_id": self.event_group,
        }

    def kind_fields(self) -> dict[str, Any]:
        """Return the values that only this kind of record has, by column."""
        if self.kind == "aggregate_report":
            names: tuple[str, ...] = ("cumulative", "places_min", "places_qualifier")
        else:
            names = (
                "incident_type",
                "time_part",
                "time_local",
                "timezone",
                "populated_area",
                "repeat_strike",
                "warning_reported",
                "erw_left",
            )
        return {name: getattr(self, name) for name in names}
