# SPDX-License-Identifier: Apache-2.0
"""What a record said at the end of one of its versions, as a draft whose parts carry the ids they had."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar
from uuid import UUID

from registry.audit.tracking import LEFT, event_of
from registry.casework.draft import (
    AttributionDraft,
    CasualtyDraft,
    ClaimDraft,
    DisplacementDraft,
    LocationDraft,
    ObjectDraft,
    RecordDraft,
    WeaponDraft,
)
from registry.casework.history.versions import Version
from registry.casework.models import (
    AggregateReport,
    Attribution,
    CasualtyFigure,
    Claim,
    DisplacementFigure,
    Incident,
    IncidentLocation,
    ObjectDamage,
    Record,
    WeaponUse,
)

Draft = TypeVar("Draft")
Places = Mapping[UUID | None, int]


def state_at(record: Record, version: Version) -> RecordDraft:
    """Return the whole record as it stood. Nine queries."""
    own = standing(Record, record, version)[0]
    child = standing(AggregateReport if own.kind == "aggregate_report" else Incident, record, version)
    claims = in_order(standing(Claim, record, version))
    places = {row.pgh_obj_id: position for position, row in enumerate(claims)}
    figures = standing(CasualtyFigure, record, version)
    moved = standing(DisplacementFigure, record, version)
    parts: dict[str, Any] = {
        "locations": drafts(LocationDraft, in_order(standing(IncidentLocation, record, version)), places),
        "weapons": drafts(WeaponDraft, in_order(standing(WeaponUse, record, version)), places),
        "objects": drafts(ObjectDraft, standing(ObjectDamage, record, version), places),
        "attributions": drafts(AttributionDraft, standing(Attribution, record, version), places),
        "claims": tuple(claim(row, places, of(row, figures), of(row, moved)) for row in claims),
    }
    known = {name: value for row in (own, *child) for name, value in own_values(row)}
    return RecordDraft(**known | parts | {"event_group": own.event_group_id})


def own_values(row: Any) -> Iterator[tuple[str, Any]]:
    """Yield the members of a record's draft that this row holds as they are."""
    columns = {column.attname for column in row._meta.concrete_fields}
    return ((entry.name, getattr(row, entry.name)) for entry in fields(RecordDraft) if entry.name in columns)


def standing(model: type[Any], record: Record, version: Version) -> list[Any]:
    """Return the newest event of every row that stood then, in the order of their ids; not of what went elsewhere."""
    told = event_of(model).objects.filter(record_id=record.pk, pgh_id__lte=version.last)
    newest = told.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return [row for row in newest if row.pgh_label not in ("delete", LEFT)]


def in_order(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.seq, row.pgh_obj_id))


def of(claim: Any, rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.claim_id == claim.pgh_obj_id]


def drafts(kind: type[Draft], rows: Iterable[Any], places: Places) -> tuple[Draft, ...]:
    return tuple(drafted(kind, row, claim=places.get(getattr(row, "claim_id", None))) for row in rows)


def drafted(kind: type[Draft], row: Any, **given: Any) -> Draft:
    """Return the draft with the values of the row; `given` are those that a draft tells otherwise than a row."""
    values: dict[str, Any] = {"id": row.pgh_obj_id}
    for entry in fields(kind):  # type: ignore[arg-type]
        if entry.name in given:
            values[entry.name] = given[entry.name]
        elif entry.name != "id":
            pointer = f"{entry.name}_id"
            values[entry.name] = getattr(row, pointer if hasattr(row, pointer) else entry.name)
    return kind(**values)


def claim(row: Any, places: Places, figures: Sequence[Any], moved: Sequence[Any]) -> ClaimDraft:
    wholes = wholes_first(figures)
    positions = {figure.pgh_obj_id: position for position, figure in enumerate(wholes)}
    return drafted(
        ClaimDraft,
        row,
        supersedes=places.get(row.supersedes_id),
        casualties=tuple(
            drafted(
                CasualtyDraft,
                figure,
                roles=tuple(figure.roles),
                part_of=positions.get(figure.of_which_id),
            )
            for figure in wholes
        ),
        displacements=tuple(drafted(DisplacementDraft, each) for each in moved),
    )


def wholes_first(figures: Sequence[Any]) -> list[Any]:
    """Return the figures as they were written, each whole followed by its parts."""
    wholes = {figure.pgh_obj_id: figure.of_which_id for figure in figures}

    def path(key: UUID | None) -> tuple[str, ...]:
        return () if key is None else (*path(wholes.get(key)), str(key))

    return sorted(figures, key=lambda figure: path(figure.pgh_obj_id))
