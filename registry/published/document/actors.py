# SPDX-License-Identifier: Apache-2.0
"""Who is said to be responsible."""

from dataclasses import dataclass

from registry.published.document.terms import Term
from registry.published.forms import ActorCode, Day, Ordinal, Persons, Text


@dataclass(frozen=True, slots=True)
class Attributed:
    """An actor that is said to be responsible: who says so, how surely, on what basis, and what it says itself."""

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
    claim: Ordinal | None = None
    """Number of the claim that says so; null where it rests on no single one."""
    denied_on: Day | None = None
    """When it denied it."""
    deaths_accepted_min: Persons | None = None
    """Deaths that it accepts, the fewest; null where it states no number."""
    deaths_accepted_max: Persons | None = None
    """Deaths that it accepts, the most."""
