# SPDX-License-Identifier: Apache-2.0
"""What each source said, beside what is counted."""

from dataclasses import dataclass

from registry.published.document.people import Displaced
from registry.published.document.terms import Term
from registry.published.forms import Address, Ordinal, Position, Stated, Text, Words


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
    """What one source said. `source`, or `quoted`, is null where that name is withheld; the kind is always told."""

    number: Ordinal
    """Position in the record, from 1."""
    source: Words | None
    """Public name of the source; never that of a witness, of somebody harmed or of a relative."""
    kind: Term
    """Vocabulary source_kind."""
    quoted: Words | None
    """Whom the source quotes, under the same rule."""
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
