# SPDX-License-Identifier: Apache-2.0
"""The whole record: what a reviewer approves and the world gets."""

from dataclasses import asdict, dataclass, field

import rfc8785

from registry.published.document.actors import Attributed
from registry.published.document.claims import ClaimShown
from registry.published.document.means import Object, Weapon
from registry.published.document.people import Displaced, Figure
from registry.published.document.places import Place
from registry.published.document.terms import Term
from registry.published.document.times import When
from registry.published.forms import Code, Kind, Ordinal, Places, Search, Sha256, Text, Words

SCHEMA_VERSION = 1


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
