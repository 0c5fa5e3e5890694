# SPDX-License-Identifier: Apache-2.0
"""The snapshot and SQL are two executions of one grammar: the same ids in the same order, counts and sums."""

import os
from datetime import UTC, datetime, timedelta

from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.published.filters import Filter
from registry.published.models import Document
from registry.published.pages import asked, page
from registry.published.parameters import SORTS
from registry.published.selection import selection_of
from registry.published.sql import selected
from tests.factories import content as make
from tests.factories import varied

EXAMPLES = int(os.environ.get("FILTERS", "300"))


def some(values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(
        lambda chosen: tuple(sorted(chosen))
    )


LONGITUDES = st.sampled_from([-180.0, -179.5, -60.0, 0.0, 36.5, 36.6, 100.0, 179.5, 180.0])
LATITUDES = st.sampled_from(
    [(-90.0, 0.0), (0.0, 0.0), (-5.0, 20.0), (35.5, 35.55), (10.0, 90.0), (-90.0, 90.0)]
)
BOXES = st.builds(lambda west, lat, east: (west, lat[0], east, lat[1]), LONGITUDES, LATITUDES, LONGITUDES)
DAYS = st.none() | st.integers(-10, 500).map(lambda days: varied.FIRST + timedelta(days=days))
ENDS = st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(0, 60)).filter(any)
RANGES = ENDS.filter(lambda ends: None in ends or ends[0] <= ends[1])
"""The other way round no filter is read."""
WORDS = st.sampled_from(
    ["", "", "", "northreach", "ash sham", "حلب", "-northreach explosion", "nowhere", '"انفجار في"']
)
MOMENTS = st.none() | st.integers(-1, 6).map(
    lambda hours: datetime(2026, 11, 15, 12, tzinfo=UTC) + timedelta(hours=hours)
)
FILTERS = st.builds(
    Filter,
    box=st.none() | BOXES,
    first=DAYS,
    last=DAYS,
    areas=some(["SYR", "SY07", "UKR", "SD01"]),
    weapons=some(list(varied.WEAPONS)),
    types=some(varied.TYPES),
    grades=some(varied.GRADES),
    attributions=some(varied.CONFIDENCES),
    actors=some(varied.ACTORS),
    objects=some(varied.OBJECTS),
    killed=st.none() | RANGES,
    injured=st.none() | RANGES,
    precisions=some(varied.PRECISIONS),
    located=st.sampled_from(["", "", "yes", "no"]),
    who=some(["children", "girls", "women", "older_people", "women_and_children", "journalist"]),
    deliveries=some(varied.DELIVERIES),
    source_kinds=some(varied.KINDS),
    q=WORDS,
    changed_since=MOMENTS,
    sort=st.sampled_from(SORTS),
    limit=st.sampled_from([1, 7, 1000]),
)
# A filter that asks for everything at once finds nothing: most of its fields are left as they are.
SPARSE = st.tuples(FILTERS, st.sets(st.sampled_from(sorted(Filter.__slots__)), max_size=4)).map(
    lambda drawn: Filter(
        **{name: getattr(drawn[0], name) for name in drawn[1] | {"sort", "limit"}},
    )
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(wanted=SPARSE, kind=st.sampled_from(["incident", "incident", "aggregate_report"]))
def test_both_give_the_same_ids_counts_and_sums(both, wanted, kind):
    by_sql, by_snapshot = (whole(source, kind, wanted) for source in both)

    assert by_snapshot == by_sql
    assert sums_of(both[1], kind, wanted) == sums_by_sql(kind, wanted)


def whole(source, kind, wanted):
    """Return the codes of the first pages, forth and back, and the counts that each says."""
    walked, cursor, pages = [], "", 0
    while pages < 4:
        ready = asked(selection_of(kind, wanted), limit=wanted.limit, cursor=cursor, now=source)
        found = page(ready)
        walked.append(
            ([row[:2] for row in found.rows], found.count, found.without_geometry, bool(found.previous))
        )
        pages, cursor = pages + 1, found.next
        if not cursor:
            break
    if found.previous:
        back = asked(selection_of(kind, wanted), limit=wanted.limit, cursor=found.previous, now=source)
        walked.append([row[:2] for row in page(back).rows])
    return walked


FIGURES = ("killed_min", "killed_max", "injured_min", "injured_max")


def sums_by_sql(kind, wanted):
    rows = Document.objects.standing(kind).filter(selected(wanted.conditions()))
    found = rows.order_by().aggregate(**{name: Sum(name) for name in FIGURES})
    return {name: value or 0 for name, value in found.items()}


def sums_of(snapshot, kind, wanted):
    rows = snapshot.rows(kind)[snapshot.found(kind, wanted.conditions())]
    return {name: int(rows[name].clip(0, None).cast(int).sum()) for name in FIGURES}


def test_the_records_are_so_varied_that_most_filters_find_some_and_not_all(both):
    snapshot = both[1]
    everything = snapshot.count("incident", ())
    told = [
        Filter(weapons=("cluster_munition",)), Filter(located="no"), Filter(killed=(3, None)), Filter(q="حلب"),
        Filter(who=("children",)), Filter(first=varied.FIRST + timedelta(days=60)), Filter(box=(170, -90, -170, 90)),
        Filter(changed_since=make.AT + timedelta(hours=2)), Filter(source_kinds=("un_body",)),
    ]  # fmt: skip

    assert all(0 < snapshot.count("incident", each.conditions()) < everything for each in told)
