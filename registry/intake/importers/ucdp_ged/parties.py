# SPDX-License-Identifier: Apache-2.0
"""Who: only rows of one-sided violence say who did it. From a clash nothing is inferred."""

from registry.casework.draft import AttributionDraft
from registry.intake.importer import TO_BE_FILED, NamedActor
from registry.intake.row import Row

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
TYPES = {
    STATE_BASED: "state-based conflict",
    NON_STATE: "non-state conflict",
    ONE_SIDED: "one-sided violence",
}


def type_of_violence(row: Row) -> int:
    return row.whole("type_of_violence", least=STATE_BASED, most=ONE_SIDED)


def actors(row: Row) -> tuple[NamedActor, ...]:
    """Return the actor of one-sided violence by its name in the dataset; nobody for the other types."""
    if type_of_violence(row) != ONE_SIDED:
        return ()
    name = row.text("side_a")
    number = row.whole("side_a_new_id", least=1)
    kind = "state_forces" if name.startswith("Government of ") else "non_state_armed_group"
    return (NamedActor(f"ucdp-{number}", name, kind),)


def attributions(row: Row) -> tuple[AttributionDraft, ...]:
    """Return one allegation per actor, resting on the claim of the dataset."""
    return tuple(AttributionDraft(actor=TO_BE_FILED, confidence="alleged", claim=0) for _ in actors(row))
