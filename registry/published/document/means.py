# SPDX-License-Identifier: Apache-2.0
"""What was used, and the civilian objects it struck."""

from dataclasses import dataclass

from registry.published.document.terms import Term
from registry.published.forms import Items, Words


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
