# SPDX-License-Identifier: Apache-2.0
"""The public shape of a record: what the world may see, with unit and meaning of every member.

A member that stands here is public; nothing else ever is. `publishing.freeze` says where each is taken from.
Counts are whole numbers of persons unless `unit` says otherwise; null means not stated, which is not zero.
Dates are local civil dates (ISO 8601); coordinates are WGS 84 longitude and latitude.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

import rfc8785

SCHEMA_VERSION = 1
Text = dict[str, str]
"""The same text by language tag; English is always there."""


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary code with the English label it had when the record was published."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class When:
    """When it happened. `edtf`: as stated; `earliest` and `latest`: the window it means, null where open."""

    edtf: str
    earliest: str | None
    latest: str | None
    precision: Term
    basis: Term
    margin_days: int
    part_of_day: Term | None = None
    time_local: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class AreaRef:
    """An administrative area by P-code. Its shape is at /api/v1/areas; its centre is never a location."""

    pcode: str
    cod_version: str
    name: Text


@dataclass(frozen=True, slots=True)
class Place:
    """One location. `geometry`: public and generalised (GeoJSON), null where only an area is known or may be told."""

    role: Term
    name: Text
    country: str
    admin1: AreaRef | None
    admin2: AreaRef | None
    geometry: dict[str, Any] | None
    precision: Term
    uncertainty_m: int | None
    withheld: Term | None
    """Why less is told than is known; null when nothing is withheld."""


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon that sources report or remnants show; an observation, never a legal finding."""

    weapon: Term
    delivery: Term
    phase: Term
    identified_by: Term
    confidence: Term
    model: str | None
    submunition_model: str | None
    count_min: int | None
    count_max: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a figure, by status, sex, age or role. Parts are never added to their whole."""

    by: str
    """Which dimension the part belongs to: status, sex_age or role."""
    status: Term | None
    sex: Term | None
    age: Term | None
    role: Term | None
    min: int
    max: int | None
    open_above: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """Two limits that belong to a figure; `max` is null where nobody sets an upper one."""

    min: int
    max: int | None
    open_above: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """Persons, over all counted claims: the fewest any states to the most any states.

    `open_above`: a counted claim sets no upper bound. `best`: set by a reviewer with a reason, else null.
    `unspecified`: those whose sex and age no counted claim states; shown, never distributed.
    """

    min: int
    max: int | None
    open_above: bool
    best: int | None
    best_reason: Text | None
    qualifier: Term | None
    breakdown: tuple[Share, ...]
    unspecified_min: int | None
    unspecified_max: int | None
    unspecified_open_above: bool = False
    died_later: Bounds | None = None
    """Of those killed: died of their wounds later."""
    combatants: Bounds | None = None
    """Reported beside it as combatants; in no total."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """People who had to leave, in the unit the source used. Units are never converted or added."""

    unit: Term
    min: int
    max: int | None
    open_above: bool
    qualifier: Term | None
    """How all counted claims word the number; null where they word it differently."""
    cumulative: bool
    period_edtf: str | None
    from_place: Text
    to_place: Text


@dataclass(frozen=True, slots=True)
class Object:
    """A civilian object that was affected."""

    object_class: Term
    protected: bool
    extent: Term
    functional: Term
    in_use_as: Term
    count_min: int | None
    count_max: int | None


@dataclass(frozen=True, slots=True)
class Attributed:
    """An actor that is said to be responsible: how surely, on what basis, and what it says itself."""

    actor: str
    name: Text
    actor_class: Term
    unidentified_unit: bool
    role: Term
    confidence: Term
    basis: Term
    position: Term


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """A number as one source states it. `includes_combatants`: a total of all persons, in no count of ours."""

    harm: Term
    status: Term
    sex: Term
    age: Term
    roles: tuple[Term, ...]
    unit: Term
    min: int
    max: int | None
    best: int | None
    qualifier: Term
    part_of: int | None
    """Position, in this claim's `figures`, of the figure this one is a part of; null for a whole."""
    includes_combatants: bool
    out_of_order: bool
    """The dataset it comes from states its bounds out of order; they are kept as stated."""


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """What one source said. `source` is null where the name is protected; `kind` is always told."""

    number: int
    source: str | None
    kind: Term
    quoted: str | None
    quoted_kind: Term | None
    published_at: str | None
    language: str | None
    origin: int
    """Claims with the same origin number repeat one source and count once."""
    scope: Term
    position: Term | None
    counted: bool
    why_not: Term | None
    why_not_note: Text | None
    figures: tuple[ClaimFigure, ...]
    displacement: tuple[Displaced, ...]
    url: str | None
    archive_url: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """What a reviewer approves, byte for byte. `nonce` keeps a withdrawn record from being guessed from its hash."""

    schema_version: int
    kind: str
    demonstration: bool
    title: Text
    summary: Text
    incident_type: Term | None
    date: When
    locations: tuple[Place, ...]
    place_unresolved: bool
    places_min: int | None
    places_qualifier: Term | None
    cumulative: bool
    weapons: tuple[Weapon, ...]
    casualties: dict[str, Figure]
    displacement: tuple[Displaced, ...]
    objects: tuple[Object, ...]
    attributions: tuple[Attributed, ...]
    claims: tuple[ClaimShown, ...]
    harm_grade: Term
    grade_reason: str | None
    event_group: Text | None
    populated_area: Term | None
    repeat_strike: Term | None
    warning_reported: Term | None
    erw_left: Term | None
    vocabulary_version: str
    licence: str
    nonce: str
    search: dict[str, Any] = field(default_factory=dict)
    """Codes by which filters find the record: weapons with their parents, areas, countries."""

    def canonical(self) -> bytes:
        """Return the content as canonical JSON (RFC 8785): the bytes that are hashed, approved and kept."""
        return rfc8785.dumps(asdict(self))


ENVELOPE = (
    "code",
    "version",
    "status",
    "published_at",
    "dataset_version",
    "content_sha256",
    "cite_as",
    "links",
    "notices",
)
"""Members of an answer that are not content: take them away, canonicalise the rest, and its SHA-256 must fit."""
