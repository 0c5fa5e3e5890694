# SPDX-License-Identifier: Apache-2.0
"""The public shape of a record: what the world may see, with unit and meaning of every member.

A member that stands here is public; nothing else ever is. `publishing.freeze` says where each is taken from.
Counts are whole numbers of persons unless `unit` says otherwise; null means not stated, which is not zero.
Dates are local civil dates (ISO 8601); coordinates are WGS 84 longitude and latitude.
"""

from dataclasses import asdict, dataclass, field

import rfc8785

from registry.published.forms import (
    ActorCode,
    Address,
    ClockTime,
    Code,
    Country,
    Day,
    Days,
    Dimension,
    Items,
    Kind,
    Metres,
    Ordinal,
    Pcode,
    Persons,
    Places,
    Position,
    Search,
    Sha256,
    Shape,
    Stated,
    Text,
    Words,
)

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary code with the English label it had when the record was published."""

    code: Code
    """Never changes its meaning; the lists are at /api/v1/vocabularies."""
    label: Words
    """In English; other languages are in the vocabulary."""


@dataclass(frozen=True, slots=True)
class When:
    """When it happened. `edtf`: as stated; `earliest` and `latest`: the window it means, null where open."""

    edtf: Words
    """As stated, in Extended Date/Time Format (ISO 8601-2)."""
    earliest: Day | None
    """First local civil day it may have been."""
    latest: Day | None
    """Last local civil day it may have been."""
    precision: Term
    """Vocabulary time_precision."""
    basis: Term
    """Where the date comes from. Vocabulary date_basis."""
    margin_days: Days
    """By how much the source says it may be wrong, on either side."""
    part_of_day: Term | None = None
    """Vocabulary part_of_day."""
    time_local: ClockTime | None = None
    """Local time, hours and minutes."""
    timezone: Words | None = None
    """Name in the IANA time zone database."""


@dataclass(frozen=True, slots=True)
class AreaRef:
    """An administrative area by P-code. Its shape is at /api/v1/areas; its centre is never a location."""

    pcode: Pcode
    """Empty where the area has a name and no code."""
    cod_version: Words
    """Edition of the list that the code is from."""
    name: Text
    """Of the area."""


@dataclass(frozen=True, slots=True)
class Place:
    """One location. `geometry`: public and generalised (GeoJSON), null where only an area is known or may be told."""

    role: Term
    """What happened there. Vocabulary location_role."""
    name: Text
    """Empty where it may not be told."""
    country: Country
    """ISO 3166-1 alpha-3; empty where it may not be told."""
    admin1: AreaRef | None
    """Area of the first level."""
    admin2: AreaRef | None
    """Area of the second level."""
    geometry: Shape | None
    """A point, or the cell of the fixed grid that holds it (WGS 84, longitude before latitude)."""
    precision: Term
    """How precisely the place is told. Vocabulary location_precision."""
    uncertainty_m: Metres | None
    """Radius around the geometry within which the true place lies."""
    withheld: Term | None
    """Why less is told than is known; null when nothing is withheld."""


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon that sources report or remnants show; an observation, never a legal finding."""

    weapon: Term
    """Vocabulary weapon."""
    delivery: Term
    """How it came. Vocabulary delivery."""
    phase: Term
    """At the time of use, or later as a remnant. Vocabulary weapon_phase."""
    identified_by: Term
    """Vocabulary identified_by."""
    confidence: Term
    """Vocabulary attribution_confidence."""
    model: Words | None
    """As the source names it."""
    submunition_model: Words | None
    """As the source names it."""
    count_min: Items | None
    """The fewest used."""
    count_max: Items | None
    """The most used."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a figure, by status, sex, age or role. Parts are never added to their whole."""

    by: Dimension
    """Which dimension the part belongs to: status, sex_age or role."""
    status: Term | None
    """Vocabulary casualty_status."""
    sex: Term | None
    """Vocabulary sex."""
    age: Term | None
    """Vocabulary age."""
    role: Term | None
    """Vocabulary person_role."""
    min: Persons
    """The fewest any counted claim states."""
    max: Persons | None
    """The most any counted claim states; null where one sets no upper bound and none states one."""
    open_above: bool
    """Whether a counted claim sets no upper bound."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Two limits that belong to a figure; `max` is null where nobody sets an upper one."""

    min: Persons
    """The fewest."""
    max: Persons | None
    """The most."""
    open_above: bool
    """Whether a counted claim sets no upper bound."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Persons, over all counted claims: the fewest any states to the most any states.

    `open_above`: a counted claim sets no upper bound. `best`: set by a reviewer with a reason, else null.
    `unspecified`: those whose sex and age no counted claim states; shown, never distributed.
    """

    min: Persons
    """The fewest any counted claim states."""
    max: Persons | None
    """The most any counted claim states; null where nobody sets an upper bound."""
    open_above: bool
    """Whether a counted claim sets no upper bound."""
    best: Persons | None
    """A reviewer's estimate between the two."""
    best_reason: Text | None
    """Why."""
    qualifier: Term | None
    """How the number is worded. Vocabulary qualifier."""
    breakdown: tuple[Share, ...]
    """Parts by status, by sex and age, by role; dimensions are never crossed."""
    unspecified_min: Persons | None
    """Of unknown sex and age, the fewest."""
    unspecified_max: Persons | None
    """Of unknown sex and age, the most."""
    unspecified_open_above: bool = False
    """Whether their number has no upper bound."""
    died_later: Bounds | None = None
    """Of those killed: died of their wounds later."""
    combatants: Bounds | None = None
    """Reported beside it as combatants; in no total."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """People who had to leave, in the unit the source used. Units are never converted or added."""

    unit: Term
    """What was counted: persons, families or households. Vocabulary count_unit."""
    min: Stated
    """The fewest."""
    max: Stated | None
    """The most; null where nobody sets an upper bound."""
    open_above: bool
    """Whether a claim sets no upper bound."""
    qualifier: Term | None
    """How all counted claims word the number; null where they word it differently."""
    cumulative: bool
    """Whether the number grew over a period."""
    period_edtf: Words | None
    """The period, in Extended Date/Time Format."""
    from_place: Text
    """Where from; empty where not stated or not to be told."""
    to_place: Text
    """Where to; empty where not stated or not to be told."""


@dataclass(frozen=True, slots=True)
class Object:
    """A civilian object that was affected."""

    object_class: Term
    """Vocabulary object_class."""
    protected: bool
    """Whether its class is specially protected by law."""
    extent: Term
    """Vocabulary damage_extent."""
    functional: Term
    """Whether it could still be used. Vocabulary functional."""
    in_use_as: Term
    """Vocabulary in_use_as."""
    count_min: Items | None
    """The fewest."""
    count_max: Items | None
    """The most."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """An actor that is said to be responsible: how surely, on what basis, and what it says itself."""

    actor: ActorCode
    """Code of the actor."""
    name: Text
    """Of the actor."""
    actor_class: Term
    """Vocabulary actor_class."""
    unidentified_unit: bool
    """Whether the unit within it is not known."""
    role: Term
    """What it is said to have done. Vocabulary attribution_role."""
    confidence: Term
    """Vocabulary attribution_confidence; “alleged”: one or more sources say so."""
    basis: Term
    """Vocabulary attribution_basis."""
    position: Term
    """What it says itself. Vocabulary attribution_position."""


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """A number as one source states it. `includes_combatants`: a total of all persons, in no count of ours."""

    harm: Term
    """Vocabulary harm."""
    status: Term
    """Vocabulary casualty_status."""
    sex: Term
    """Vocabulary sex."""
    age: Term
    """Vocabulary age."""
    roles: tuple[Term, ...]
    """Vocabulary person_role."""
    unit: Term
    """Vocabulary count_unit."""
    min: Stated
    """The fewest, as stated."""
    max: Stated | None
    """The most, as stated; null where no upper bound is."""
    best: Stated | None
    """The source's own best estimate."""
    qualifier: Term
    """Vocabulary qualifier."""
    part_of: Position | None
    """Position, in this claim's `figures`, of the figure this one is a part of; null for a whole."""
    includes_combatants: bool
    """Whether it is a total of all persons, combatants too."""
    out_of_order: bool
    """The dataset it comes from states its bounds out of order; they are kept as stated."""


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """What one source said. `source` is null where the name is protected; `kind` is always told."""

    number: Ordinal
    """Position in the record, from 1."""
    source: Words | None
    """Public name of the source."""
    kind: Term
    """Vocabulary source_kind."""
    quoted: Words | None
    """Whom the source quotes."""
    quoted_kind: Term | None
    """Vocabulary source_kind."""
    published_at: Words | None
    """When the source published it, in Extended Date/Time Format."""
    language: Words | None
    """Language tag of the source."""
    origin: Ordinal
    """Claims with the same origin number repeat one source and count once."""
    scope: Term
    """Whether it speaks of the whole incident or a part. Vocabulary claim_scope."""
    position: Term | None
    """What a party says: denies, for one. Vocabulary attribution_position."""
    counted: bool
    """Whether its figures are among those counted."""
    why_not: Term | None
    """Why it is not counted."""
    why_not_note: Text | None
    """A reviewer's public reason."""
    figures: tuple[ClaimFigure, ...]
    """Numbers of persons, as stated."""
    displacement: tuple[Displaced, ...]
    """Displacement, as stated."""
    url: Address | None
    """Where it was published; null where that would lead to somebody who must not be found."""
    archive_url: Address | None
    """An archived copy."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a reviewer approves, byte for byte. `nonce` keeps a withdrawn record from being guessed from its hash."""

    schema_version: Ordinal
    """Of this shape."""
    kind: Kind
    """An incident, or a report of figures over areas or periods that is in no total of incidents."""
    demonstration: bool
    """Whether it is invented, to show how the registry works."""
    title: Text
    """In neutral words."""
    summary: Text
    """In neutral words; may be empty."""
    incident_type: Term | None
    """Vocabulary incident_type; null for an aggregate report."""
    date: When
    """When it happened."""
    locations: tuple[Place, ...]
    """Where it happened, as far as that may be told."""
    place_unresolved: bool
    """Whether several areas are named and no single place is known."""
    places_min: Places | None
    """Of an aggregate report: how many places at least."""
    places_qualifier: Term | None
    """How that number is worded. Vocabulary qualifier."""
    cumulative: bool
    """Of an aggregate report: whether its figures grew over its period."""
    weapons: tuple[Weapon, ...]
    """What was reportedly used or found."""
    casualties: dict[Code, Figure]
    """Persons by harm (vocabulary harm), those reported as combatants not among them."""
    displacement: tuple[Displaced, ...]
    """By unit, over all counted claims."""
    objects: tuple[Object, ...]
    """Civilian objects that were affected."""
    attributions: tuple[Attributed, ...]
    """Who is said to be responsible."""
    claims: tuple[ClaimShown, ...]
    """What each source said, in order."""
    harm_grade: Term
    """How well it is known. Vocabulary harm_grade."""
    grade_reason: Words | None
    """Why this grade."""
    event_group: Text | None
    """Title of the larger event it belongs to."""
    populated_area: Term | None
    """Vocabulary tri_state."""
    repeat_strike: Term | None
    """Whether the same place was struck again soon after. Vocabulary tri_state."""
    warning_reported: Term | None
    """Vocabulary tri_state."""
    erw_left: Term | None
    """Whether explosive remnants were left. Vocabulary tri_state."""
    vocabulary_version: Words
    """Of the code lists its codes are from."""
    licence: Words
    """SPDX identifier, or words."""
    nonce: Sha256
    """32 random bytes, in hexadecimal."""
    search: Search = field(default_factory=dict)
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
