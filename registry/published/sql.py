# SPDX-License-Identifier: Apache-2.0
"""A condition as SQL over `published_document`: the fall-back where no snapshot stands, and its oracle in tests."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_
from typing import Any as Anything

from django.contrib.gis.geos import GEOSGeometry, LineString, Point, Polygon
from django.db.models import BooleanField, Exists, F, Field, Func, OuterRef, Q, Value
from django.db.models.functions import Cast

from registry.published import conditions as ask
from registry.published.conditions import SINGLE, Box, Condition
from registry.published.models import Version

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING  # an empty Q is dropped beside OR, and its negation is empty again
LOOKUPS = {"=": "exact", "<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}


def q_of(condition: Condition) -> Q:
    """Return the condition as one that Django's querysets understand; parameters only, never pasted text."""
    return EXECUTIONS[type(condition)](condition)


def selected(conditions: Iterable[Condition]) -> Q:
    return reduce(and_, map(q_of, conditions), EVERYTHING)


def one_of(wanted: ask.OneOf) -> Q:
    if not wanted.codes:
        return NOTHING
    if wanted.column in SINGLE:
        return Q(**{f"{wanted.column}__in": wanted.codes})
    return Q(**{f"{wanted.column}__overlap": list(wanted.codes)})


def during(wanted: ask.During) -> Q:
    first, last = wanted.first, wanted.last
    starts = EVERYTHING if last is None else Q(date_earliest__isnull=True) | Q(date_earliest__lte=last)
    ends = EVERYTHING if first is None else Q(date_latest__isnull=True) | Q(date_latest__gte=first)
    return starts & ends


def in_box(wanted: ask.InBox) -> Q:
    return reduce(or_, (touching(shape_of(box)) for box in ask.plain_boxes(wanted.box)))


def touching(shape: GEOSGeometry) -> Q:
    """Return the geometries that touch the shape.

    GEOS 3.11 misses collections that touch the end of a line, where it asks many of one line; a distance of 0 does not.
    """
    return Q(geom__intersects=shape) if shape.dims > 1 else Q(geom__dwithin=(shape, 0))


def shape_of(box: Box) -> GEOSGeometry:
    """Return the box as a shape: a rectangle, or the line or point that it has shrunk to."""
    west, south, east, north = box
    if west == east and south == north:
        return Point(west, south, srid=4326)
    if west == east or south == north:
        return LineString((west, south), (east, north), srid=4326)
    shape = Polygon.from_bbox(box)
    shape.srid = 4326
    return shape


def touches(wanted: ask.Touches) -> Q:
    return touching(GEOSGeometry(memoryview(wanted.wkb), srid=4326))


def between(wanted: ask.Between) -> Q:
    low, high = f"{wanted.harm}_min", f"{wanted.harm}_max"
    found = Q(**{f"{low}__isnull": False})
    if wanted.most is not None:
        found &= Q(**{f"{low}__lte": wanted.most})
    if wanted.least is not None:
        found &= Q(**{f"{wanted.harm}_open": True}) | Q(**{f"{high}__gte": wanted.least})
    return found


class TsQuery(Field):  # type: ignore[type-arg]
    def db_type(self, connection: Anything) -> str:
        return "tsquery"


def words(wanted: ask.Words) -> Q:
    lexemes = Func(F("words"), function="published_lexemes")
    question = Cast(Value(wanted.question), TsQuery())
    answers = Func(
        lexemes, question, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField()
    )
    newest = Version.objects.filter(answers, code=OuterRef("code"), number=OuterRef("version"))
    return Q(Exists(newest))


def compare(wanted: ask.Compare) -> Q:
    column = wanted.column
    if wanted.operator == "<>":
        return Q(**{f"{column}__isnull": False}) & ~Q(**{column: wanted.value})
    return Q(**{f"{column}__{LOOKUPS[wanted.operator]}": wanted.value}) & Q(**{f"{column}__isnull": False})


def known(wanted: ask.Known) -> Q:
    if wanted.column in SINGLE:
        return ~Q(**{wanted.column: ""})
    if wanted.column in ask.MANY:
        return ~Q(**{wanted.column: []})
    return Q(**{f"{wanted.column}__isnull": False})


EXECUTIONS: dict[type, Callable[[Anything], Q]] = {
    ask.OneOf: one_of,
    ask.During: during,
    ask.InBox: in_box,
    ask.Touches: touches,
    ask.Located: lambda wanted: Q(geom__isnull=not wanted.known),
    ask.Between: between,
    ask.ChangedSince: lambda wanted: Q(published_at__gte=wanted.moment),
    ask.Words: words,
    ask.Compare: compare,
    ask.Known: known,
    ask.Invented: lambda wanted: Q(demonstration=True),
    ask.All: lambda wanted: reduce(and_, map(q_of, wanted.parts), EVERYTHING),
    ask.Any: lambda wanted: reduce(or_, map(q_of, wanted.parts), NOTHING),
    ask.Not: lambda wanted: ~q_of(wanted.part),
}
