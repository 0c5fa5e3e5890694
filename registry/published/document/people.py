# SPDX-License-Identifier: Apache-2.0
"""How many people were harmed or had to leave. Counts are whole persons unless `unit` says otherwise."""

from dataclasses import dataclass

from registry.published.document.terms import Term
from registry.published.forms import Dimension, Persons, Stated, Text, Words


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
