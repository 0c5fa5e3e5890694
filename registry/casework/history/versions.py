# SPDX-License-Identifier: Apache-2.0
"""The versions of a record: everything that one transaction changed in it is one version, numbered from 1."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from registry.accounts.models import User
from registry.audit.tracking import event_of
from registry.casework.models import (
    AggregateReport,
    Attribution,
    CasualtyAssessment,
    CasualtyFigure,
    Claim,
    DisplacementFigure,
    Incident,
    IncidentLocation,
    ObjectDamage,
    Record,
    WeaponUse,
)

# What a version is made of. The states of a revision are steps of the workflow, told by its decisions.
CONTENT = (
    Record,
    Incident,
    AggregateReport,
    IncidentLocation,
    Claim,
    CasualtyFigure,
    DisplacementFigure,
    WeaponUse,
    ObjectDamage,
    Attribution,
    CasualtyAssessment,
)
WHOLE = ("record", "incident", "aggregatereport")
EVENTS = (
    "SELECT pgh_context_id, pgh_id, pgh_created_at, pgh_context, pgh_label, '{name}' AS part, NULL::uuid AS kin "
    "FROM {table} WHERE record_id = %(record)s"
)
# A part that went to another record, or came from one, by a merge or a split: taken away here, added there. Where it
# came from or went to is told to whoever sees that record.
PARTS = """
SELECT pgh_context_id, pgh_id, pgh_created_at, pgh_context,
       CASE WHEN pgh_label = 'left' THEN 'delete' WHEN was <> record_id THEN 'insert' ELSE pgh_label END,
       '{name}', CASE WHEN pgh_label = 'left' THEN next WHEN was <> record_id THEN was END
  FROM (SELECT *, lag(record_id) OVER way AS was, lead(record_id) OVER way AS next
          FROM {table} WHERE record_id IN (SELECT id FROM kin)
        WINDOW way AS (PARTITION BY pgh_obj_id ORDER BY pgh_id)) AS followed
 WHERE record_id = %(record)s"""
VERSIONS = """
WITH RECURSIVE pair(one, other) AS (
  SELECT duplicate_id, survivor_id FROM casework_merge WHERE confirmed_at IS NOT NULL
  UNION ALL SELECT record_id, part_id FROM casework_split
), kin(id) AS (
  SELECT %(record)s::uuid
  UNION SELECT CASE WHEN one = kin.id THEN other ELSE one END FROM kin JOIN pair ON kin.id IN (one, other)
), event AS ({events}),
per AS (
  SELECT pgh_context_id, part, pgh_label, count(*) AS many, max(pgh_id) AS last, min(pgh_created_at) AS at,
         (array_agg(pgh_context ORDER BY pgh_id))[1] AS told,
         array_agg(DISTINCT kin::text) FILTER (WHERE kin IS NOT NULL) AS kin
    FROM event GROUP BY 1, 2, 3
)
SELECT row_number() OVER (ORDER BY max(last)), max(last), min(at), (array_agg(told ORDER BY last))[1],
       jsonb_agg(jsonb_build_array(part, pgh_label, many, coalesce(to_jsonb(kin), '[]')) ORDER BY part, pgh_label),
       count(*) OVER ()
  FROM per GROUP BY pgh_context_id ORDER BY max(last) DESC
"""
NUMBERS = "SELECT max(row_number) FILTER (WHERE min <= %(at)s), max(row_number) FROM ({versions}) AS version"
CHOSEN = "SELECT * FROM ({versions}) AS version WHERE row_number = ANY(%(numbers)s)"


@dataclass(frozen=True, slots=True)
class Version:
    """`last`: the number of the last event in it. `changed`: how many rows of a part it added, changed, took away.

    `who` is None for what stood when history began. `kin`: ids of the records that parts came from or went to, with whether
    they went.
    """

    number: int
    last: int
    at: datetime
    who: User | None
    reason: str
    changed: tuple[tuple[str, str, int], ...]
    kin: tuple[tuple[UUID, bool], ...] = ()


def statement() -> str:
    names = ((model._meta.model_name, event_of(model)._meta.db_table) for model in CONTENT)
    return VERSIONS.format(
        events=" UNION ALL ".join(
            (EVENTS if name in WHOLE else PARTS).format(name=name, table=table) for name, table in names
        )
    )


def versions(record: Record, *, most: int | None = None, skip: int = 0) -> tuple[list[Version], int]:
    """Return the versions, newest first, and how many there are in all. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(
            statement() + " LIMIT %(most)s OFFSET %(skip)s", {"record": record.pk, "most": most, "skip": skip}
        )
        rows = cursor.fetchall()
    return made(rows), rows[0][-1] if rows else 0


def chosen(record: Record, *numbers: int) -> list[Version | None]:
    """Return the versions of these numbers, None for one that there is not. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(
            CHOSEN.format(versions=statement()),
            {"record": record.pk, "numbers": list(numbers)},
        )
        found = {version.number: version for version in made(cursor.fetchall())}
    return [found.get(number) for number in numbers]


def numbers(record: Record, *, at: datetime) -> tuple[int, int]:
    """Return the number of the version that stood at this moment, and of the newest one; 0 for none. One query."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS.format(versions=statement()), {"record": record.pk, "at": at})
        then, newest = cursor.fetchone()
    return then or 0, newest or 0


def made(rows: Sequence[Any]) -> list[Version]:
    told = [loaded(row[3]) for row in rows]
    keys = {UUID(each["actor"]) for each in told if each["actor"]}
    people = {str(person.pk): person for person in User.objects.filter(pk__in=keys)}
    return [
        version(row, people.get(each["actor"]), each["reason"]) for row, each in zip(rows, told, strict=True)
    ]


def version(row: Any, who: User | None, reason: str) -> Version:
    number, last, at, _told, changed, _count = row
    parts = loaded(changed)
    return Version(number, last, at, who, reason, counted(parts), kin(parts))


def counted(changed: Sequence[Sequence[Any]]) -> tuple[tuple[str, str, int], ...]:
    return tuple((part, label, many) for part, label, many, _kin in changed)


def kin(changed: Sequence[Sequence[Any]]) -> tuple[tuple[UUID, bool], ...]:
    found = ((UUID(key), label == "delete") for _part, label, _many, keys in changed for key in keys)
    return tuple(dict.fromkeys(found))


def loaded(value: Any) -> Any:
    """Return JSON as Python has it; Django's cursor hands it over as text."""
    return json.loads(value) if isinstance(value, str) else value
