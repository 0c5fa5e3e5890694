# SPDX-License-Identifier: Apache-2.0
"""Where it happened, as far as the world may know."""

from dataclasses import dataclass

from registry.published.document.terms import Term
from registry.published.forms import Country, Metres, Pcode, Shape, Text, Words


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
