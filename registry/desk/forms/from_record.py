# SPDX-License-Identifier: Apache-2.0
"""A record as the page would have sent it: editing shows what stands, in the same fields that logging has."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import Point
from django.http import QueryDict

from registry.casework.models import (
    AggregateReport,
    CasualtyFigure,
    Claim,
    DisplacementFigure,
    Incident,
    IncidentLocation,
    Record,
)
from registry.desk.forms.rows import complete, open_first
from registry.desk.forms.to_draft import ATTRIBUTION, CLAIM, INCIDENT, RECORD, REPORT
from registry.desk.point import state
from registry.domain.counts import OPEN_ABOVE

Sent = dict[str, Any]
PARTS = {
    "weapons": (
        "id",
        "weapon",
        "delivery",
        "phase",
        "identified_by",
        "confidence",
        "model",
        "submunition_model",
        "found_on",
        "count_min",
        "count_max",
    ),
    "objects_hit": (
        "id",
        "object_class",
        "name",
        "extent",
        "functional",
        "in_use_as",
        "count_min",
        "count_max",
    ),
}


def from_record(record: Record) -> QueryDict:
    """Return what the page would send if nobody changed anything."""
    claims = list(record.claims.select_related("source_item").prefetch_related("casualties", "displacements"))
    sent = own_fields(record)
    rows(sent, "locations", (location(each) for each in record.locations.all()))
    places = {each.pk: position for position, each in enumerate(claims)}
    rows(sent, "claims", (claim(each, places) for each in claims))
    rows(sent, "weapons", (plain(each, PARTS["weapons"]) for each in record.weapons.all()))
    rows(sent, "objects", (plain(each, PARTS["objects_hit"]) for each in record.objects_hit.order_by("id")))
    rows(sent, "attributions", (attribution(each, places) for each in record.attributions.order_by("id")))
    typed = QueryDict(mutable=True)
    for name, value in sent.items():
        typed.setlist(name, value if isinstance(value, list) else [value])
    complete(typed)
    open_first(typed)
    return typed


def rows(sent: Sent, name: str, members: Iterable[Sent]) -> None:
    """Add the rows under their numbers; a list of rows inside a row goes below its prefix."""
    count = 0
    for count, member in enumerate(members, 1):
        prefix = f"{name}-{count - 1}"
        for inner in ("casualties", "displacements"):
            if inner in member:
                rows(sent, f"{prefix}-{inner}", member.pop(inner))
        sent.update({f"{prefix}-{key}": value for key, value in member.items() if value != ""})
    sent[f"{name}-TOTAL_FORMS"], sent[f"{name}-INITIAL_FORMS"] = str(count), "0"


def own_fields(record: Record) -> Sent:
    child = kind_of(record)
    names = INCIDENT if isinstance(child, Incident) else REPORT
    return {
        **{f"title_{language}": record.title.get(language, "") for language in ("en", "ar")},
        **{f"summary_{language}": record.summary.get(language, "") for language in ("en", "ar")},
        **plain(child, (*RECORD, *names)),
        "event_group": text(record.event_group_id),
        "row_version": str(record.row_version),
    }


def kind_of(record: Record) -> Incident | AggregateReport:
    return record.aggregatereport if record.kind == Record.Kind.AGGREGATE_REPORT else record.incident


def plain(row: Any, names: Iterable[str]) -> Sent:
    return {name: text(getattr(row, name)) for name in names}


def text(value: object) -> str:
    """Return a value as a field sends it; an unticked box sends nothing."""
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def location(row: IncidentLocation) -> Sent:
    point = row.geom if isinstance(row.geom, Point) else None
    sent = {
        **plain(
            row, ("precision", "role", "name_original", "gazetteer_ref", "country", "uncertainty_m", "method")
        ),
        **plain(row, ("id", "widely_published", "restricted")),
        "name": row.name.get("en", ""),
        "name_ar": row.name.get("ar", ""),
        "admin1": row.admin1_pcode or row.admin1_name.get("en", ""),
        "admin2": row.admin2_name.get("en", ""),
        "lat": text(point and point.y),
        "lon": text(point and point.x),
        "kept": row.geom.ewkt if row.geom and not point else "",
    }
    # What stands was confirmed, or came with an import: it is asked about anew only when it changes.
    return sent | dict.fromkeys(("meant", "keep_entry"), state(sent) if point else "")


def claim(row: Claim, places: dict[Any, int]) -> Sent:
    item = row.source_item
    wholes_first = in_order(list(row.casualties.all()))
    figures = {figure.pk: position for position, figure in enumerate(wholes_first)}
    return {
        **plain(item, ("url", "archive_url", "published_edtf", "language")),
        **plain(row, ("id", "origin_group", *CLAIM)),
        "document_restricted": text(item.restricted),
        "supersedes": text(places.get(row.supersedes_id)) if row.supersedes_id else "",
        "item": str(item.pk),
        "source": str(item.source_id),
        "document_title": item.title,
        "speaker": text(row.speaker_id),
        "excluded_reason": row.excluded_reason.get("en", ""),
        "casualties": [casualty(figure, figures) for figure in wholes_first],
        "displacements": [displaced(each) for each in row.displacements.all()],
    }


def in_order(figures: list[CasualtyFigure]) -> list[CasualtyFigure]:
    """Return the figures as they were written, each whole followed by its parts."""
    wholes = {figure.pk: figure.of_which_id for figure in figures}

    def path(key: UUID | None) -> tuple[str, ...]:
        return () if key is None else (*path(wholes.get(key)), str(key))

    return sorted(figures, key=lambda figure: path(figure.pk))


def casualty(figure: CasualtyFigure, places: dict[Any, int]) -> Sent:
    return {
        **stated(figure),
        **plain(figure, ("harm", "status", "sex", "age", "includes_combatants")),
        "roles": list(figure.roles),
        "part_of": text(places.get(figure.of_which_id)) if figure.of_which_id else "",
    }


def stated(figure: CasualtyFigure | DisplacementFigure) -> Sent:
    """Zero is a number and is sent; an exact number without a most says so with its tick."""
    numbers = {name: getattr(figure, name) for name in ("min", "max", "best")}
    return {
        **{name: "" if value is None else str(value) for name, value in numbers.items()},
        **plain(figure, ("id", "qualifier", "verbatim_quantity")),
        "open_above": "on" if figure.max is None and figure.qualifier not in OPEN_ABOVE else "",
    }


def displaced(row: DisplacementFigure) -> Sent:
    return {
        **stated(row),
        **plain(row, ("unit", "period_edtf", "cumulative")),
        "from_place": row.from_place.get("en", ""),
        "to_place": row.to_place.get("en", ""),
    }


def attribution(row: Any, places: dict[Any, int]) -> Sent:
    return {
        **plain(row, ("id", *ATTRIBUTION)),
        "actor": str(row.actor_id),
        "claim": str(places[row.claim_id]) if row.claim_id in places else "",
    }
