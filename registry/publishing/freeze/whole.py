# SPDX-License-Identifier: Apache-2.0
"""The whole content of a public document, taken from the working record."""

from datetime import date
from typing import Any

from django.conf import settings

from registry.casework.models import AggregateReport, Incident, ObjectDamage, Record, WeaponUse
from registry.casework.statements import claims_of, statements_of
from registry.published.document import SCHEMA_VERSION, Content, Object, Place, Weapon, When
from registry.publishing.freeze.actors import attributions
from registry.publishing.freeze.casualties import casualties, displacement
from registry.publishing.freeze.claims import claims_shown
from registry.publishing.freeze.history import keep
from registry.publishing.freeze.names import claims_without_places, without_places
from registry.publishing.freeze.places import names_may_be_told, places, told_of
from registry.publishing.freeze.setting import embargo_ends_on
from registry.publishing.freeze.terms import term, term_or_none, with_parents
from registry.vocabularies import read


def freeze(record: Record, *, nonce: bytes, today: date) -> Content:
    """Return what the world would read of the record as it stands. Writes nothing.

    `today`: the day on which embargoes are judged. The same record, nonce and day give the same bytes.
    """
    record = whole(record)
    claims = claims_of(record)
    statements = list(statements_of(claims))
    told = told_of(record, today=today)
    spots = places(record, told)
    displaced, shown = displacement(statements, claims), claims_shown(claims, statements)
    if not names_may_be_told(told):
        displaced, shown = without_places(displaced), claims_without_places(shown)
    weapons = list(record.weapons.all())
    return Content(
        schema_version=SCHEMA_VERSION,
        kind=record.kind,
        demonstration=record.demonstration,
        title=record.title,
        summary=record.summary,
        date=when(record),
        locations=spots,
        place_unresolved=unresolved(spots),
        weapons=tuple(weapon(use) for use in weapons),
        casualties=casualties(statements, record.assessments.all()),
        displacement=displaced,
        objects=tuple(damaged(row) for row in record.objects_hit.order_by("id")),
        attributions=attributions(record, claims),
        claims=shown,
        harm_grade=term("harm_grade", record.harm_grade),
        grade_reason=record.grade_reason or None,
        event_group=record.event_group.title if record.event_group else None,
        vocabulary_version=read.vocabulary_version(),
        licence=settings.REGISTRY_LICENCE,
        nonce=nonce.hex(),
        search=search(spots, weapons),
        **of_kind(record),
    )


def held(record: Record, *, today: date) -> list[dict[str, Any]]:
    """Return what a released revision keeps of its places, in order; private.

    `today`: as for `freeze`.
    """
    record = whole(record)
    rows = record.locations.all()
    until = embargo_ends_on(record)
    return [keep(row.geom, told, until) for row, told in zip(rows, told_of(record, today=today), strict=True)]


def whole(record: Record) -> Record:
    """Return the record as the kind it is, read anew."""
    model: type[Record] = AggregateReport if record.kind == Record.Kind.AGGREGATE_REPORT else Incident
    found: Record = model.objects.select_related("event_group").get(pk=record.pk)
    return found


def of_kind(record: Record) -> dict[str, Any]:
    """Return the members that only one kind of record fills; empty for the other."""
    incident = record if isinstance(record, Incident) else None
    report = record if isinstance(record, AggregateReport) else None
    tri_states = ("populated_area", "repeat_strike", "warning_reported", "erw_left")
    return {
        "incident_type": term("incident_type", incident.incident_type) if incident else None,
        "places_min": report.places_min if report else None,
        "places_qualifier": term_or_none("qualifier", report.places_qualifier) if report else None,
        "cumulative": report.cumulative if report else False,
        **{name: term("tri_state", getattr(incident, name)) if incident else None for name in tri_states},
    }


def when(record: Record) -> When:
    incident = record if isinstance(record, Incident) else None
    return When(
        edtf=record.date_edtf,
        earliest=record.date_earliest.isoformat() if record.date_earliest else None,
        latest=record.date_latest.isoformat() if record.date_latest else None,
        precision=term("time_precision", record.date_precision),
        basis=term("date_basis", record.date_basis),
        margin_days=record.date_margin_days,
        part_of_day=term_or_none("part_of_day", incident.time_part) if incident else None,
        time_local=incident.time_local.isoformat("minutes") if incident and incident.time_local else None,
        timezone=incident.timezone or None if incident else None,
    )


def unresolved(spots: tuple[Place, ...]) -> bool:
    """Whether several first-level areas are given and no single place is known."""
    areas = {spot.admin1.pcode or str(spot.admin1.name) for spot in spots if spot.admin1}
    return len(areas) > 1 and not any(spot.geometry for spot in spots)


def weapon(use: WeaponUse) -> Weapon:
    return Weapon(
        weapon=term("weapon", use.weapon),
        delivery=term("delivery", use.delivery),
        phase=term("weapon_phase", use.phase),
        identified_by=term("identified_by", use.identified_by),
        confidence=term("attribution_confidence", use.confidence),
        model=use.model or None,
        submunition_model=use.submunition_model or None,
        count_min=use.count_min,
        count_max=use.count_max,
    )


def damaged(row: ObjectDamage) -> Object:
    concept = read.concept("object_class", row.object_class)
    return Object(
        object_class=term("object_class", row.object_class),
        protected=bool(concept.attributes.get("protected")),
        extent=term("damage_extent", row.extent),
        functional=term("functional", row.functional),
        in_use_as=term("in_use_as", row.in_use_as),
        count_min=row.count_min,
        count_max=row.count_max,
    )


def search(spots: tuple[Place, ...], weapons: list[WeaponUse]) -> dict[str, Any]:
    """Return the codes filters use, from what is public alone."""
    areas = [
        code for spot in spots for code in (spot.country, pcode(spot.admin1), pcode(spot.admin2)) if code
    ]
    return {
        "weapons": with_parents("weapon", [use.weapon for use in weapons]),
        "areas": list(dict.fromkeys(areas)),
    }


def pcode(area: Any) -> str:
    return area.pcode if area else ""
