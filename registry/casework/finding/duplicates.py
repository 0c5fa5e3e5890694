# SPDX-License-Identifier: Apache-2.0
"""Records that may tell of the same event as one being written. Only what the asker may see is ever looked at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import md5
from typing import Any
from uuid import UUID

from django.contrib.gis.geos import GEOSGeometry
from django.contrib.postgres.fields import DateRangeField
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, FloatField, Func, Q, Value

from registry.casework.models import Claim, Record
from registry.casework.querysets import RecordQuerySet
from registry.domain.addresses import address_key
from registry.domain.likeness import ALIKE, DAYS_APART, NEAR_KM, Compared, Reason, reasons, too_wide, weight
from registry.domain.normalise import normalise

MOST, LOOKED_AT = 8, 50
WINDOW = Func(
    F("standing__date_earliest"),
    F("standing__date_latest"),
    template="daterange(%(expressions)s, '[]')",
    output_field=DateRangeField(),
)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is known so far of a record. `areas`: P-codes. `own`: the record itself, which is no duplicate."""

    title: str = ""
    first: date | None = None
    last: date | None = None
    shape: GEOSGeometry | None = None
    areas: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    own: UUID | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that may be the same event, and why."""

    record: Record
    reasons: tuple[Reason, ...] = field(default=())


def of_record(record: Record) -> Glimpse:
    """Return the glimpse of a record as it stands."""
    standing = record.standing
    items = record.claims.values_list("source_item__url", "source_item__archive_url")
    return Glimpse(
        " ".join(record.title[key] for key in sorted(record.title)),
        standing.date_earliest,
        standing.date_latest,
        standing.shape,
        frozenset(standing.areas),
        frozenset(url for pair in items for url in pair if url),
        record.pk,
    )


def likely(glimpse: Glimpse, visible: RecordQuerySet) -> list[Likely]:
    """Return what may be the same event among the visible records, likeliest first."""
    keys = {address_key(url) for url in glimpse.urls} - {""}
    shared = dict(same_document(keys))
    found: dict[UUID, Likely] = {}
    for candidate in [*at_the_time(glimpse, visible), *by_key(glimpse, visible, shared)]:
        if candidate.pk == glimpse.own:
            continue
        why = reasons(compared(glimpse, candidate, shared.get(candidate.pk, frozenset())))
        if why:
            found[candidate.pk] = Likely(candidate, why)
    return sorted(found.values(), key=lambda each: -weight(each.reasons))[:MOST]


def at_the_time(glimpse: Glimpse, visible: RecordQuerySet) -> RecordQuerySet:
    """Return records of those days that are near, in the same area, or titled alike."""
    if too_wide(glimpse.first, glimpse.last) or glimpse.first is None or glimpse.last is None:
        return visible.none()
    slack = timedelta(days=DAYS_APART)
    days = DateRange(glimpse.first - slack, glimpse.last + slack, "[]")
    like = Q(alike__gte=ALIKE) | Q(km__lte=NEAR_KM)
    if coded := sorted(narrow(glimpse.areas)):
        like |= Q(standing__areas__overlap=coded)
    near = measured(
        glimpse, visible.filter(standing__isnull=False).annotate(days=WINDOW).filter(days__overlap=days)
    )
    return near.filter(like).order_by(F("km").asc(nulls_last=True), F("alike").desc())[:LOOKED_AT]


def by_key(glimpse: Glimpse, visible: RecordQuerySet, shared: dict[UUID, frozenset[str]]) -> RecordQuerySet:
    return measured(glimpse, visible.filter(pk__in=list(shared)))[:LOOKED_AT] if shared else visible.none()


def measured(glimpse: Glimpse, records: RecordQuerySet) -> RecordQuerySet:
    """Add `km`, how far the places are, and `alike`, how much the titles share."""
    far: Any = Value(None, output_field=FloatField())
    if glimpse.shape:
        far = Func(
            F("standing__shape"),
            Value(glimpse.shape.hexewkb.decode()),
            template="ST_Distance(%(expressions)s::geography) / 1000",
            arg_joiner="::geography, ",
            output_field=FloatField(),
        )
    alike = Func(
        F("search_text__titles"),
        Value(normalise(glimpse.title)),
        function="similarity",
        output_field=FloatField(),
    )
    found: RecordQuerySet = records.annotate(km=far, alike=alike).select_related("standing")
    return found


def compared(glimpse: Glimpse, other: Any, addresses: frozenset[str]) -> Compared:
    standing = other.standing
    return Compared(
        glimpse.first,
        glimpse.last,
        standing.date_earliest,
        standing.date_latest,
        other.km,
        narrow(glimpse.areas) & frozenset(standing.areas),
        addresses,
        other.alike or 0,
    )


def narrow(areas: frozenset[str]) -> frozenset[str]:
    """Leave countries out: that two things happened in one country says nothing."""
    return frozenset(code for code in areas if any(sign.isdigit() for sign in code))


def same_document(keys: set[str]) -> Iterator[tuple[UUID, frozenset[str]]]:
    """Yield each record that has a claim of a document at one of these addresses."""
    if not keys:
        return
    hashes = [md5(key.encode(), usedforsecurity=False).hexdigest() for key in sorted(keys)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT evidence_at(%s)", [hashes])
        found = [key for (key,) in cursor.fetchmany(LOOKED_AT)]
    claims = Claim.objects.filter(source_item__in=found).order_by("record_id")
    for record in claims.values_list("record_id", flat=True).distinct()[:LOOKED_AT]:
        yield record, frozenset(keys)
