# SPDX-License-Identifier: Apache-2.0
"""What the rest of the record says that bears on how precisely its places may be told."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from registry.casework.models import Incident, IncidentLocation, Record
from registry.domain.disclosure import SUBMUNITION, Situation, all_out_of_use, ends_on


@dataclass(frozen=True, slots=True)
class Setting:
    sensitivity: str
    incident_types: frozenset[str]
    object_classes: frozenset[str]
    not_functioning: frozenset[str]
    weapons: frozenset[str]
    today: date
    found_on: date | None = None

    @classmethod
    def of(cls, record: Record, *, today: date) -> "Setting":
        hit = list(record.objects_hit.all())
        incident_type = record.incident_type if isinstance(record, Incident) else ""
        return cls(
            sensitivity=record.sensitivity,
            incident_types=frozenset(filter(None, [incident_type])),
            object_classes=frozenset(row.object_class for row in hit),
            not_functioning=all_out_of_use((row.object_class, row.functional) for row in hit),
            weapons=frozenset(use.weapon for use in record.weapons.all()),
            today=today,
            found_on=found_last(record),
        )

    def of_place(self, row: IncidentLocation) -> Situation:
        return Situation(
            precision=row.precision,
            today=self.today,
            sensitivity=self.sensitivity,
            restricted=row.restricted,
            incident_types=self.incident_types,
            object_classes=self.object_classes,
            not_functioning=self.not_functioning,
            weapons=self.weapons,
            found_on=self.found_on,
            embargo_days=settings.REGISTRY_SUBMUNITION_EMBARGO_DAYS,
            widely_published=row.widely_published,
            # The reviewer is shown what this tells, and without their own word `publishing.approve` approves nothing.
            reviewer_agrees=row.widely_published,
        )


def found_last(record: Record) -> date | None:
    """Return the day on which the last unexploded submunition was found; where it is not known, that of logging."""
    days = [
        use.found_on or record.created_at.date() for use in record.weapons.all() if use.weapon == SUBMUNITION
    ]
    return max(days, default=None)


def embargo_ends_on(record: Record) -> date | None:
    """Return the first day on which its place may be told again; None without unexploded submunitions."""
    found = found_last(record)
    return ends_on(found, settings.REGISTRY_SUBMUNITION_EMBARGO_DAYS) if found else None
