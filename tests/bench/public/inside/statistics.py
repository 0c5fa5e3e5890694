# SPDX-License-Identifier: Apache-2.0
"""P6: statistics of every dimension alone and of those that are crossed most, each asked for the first time, beside SQL."""

from functools import partial
from statistics import median

import django

django.setup()

from django.db import connections

from tests.bench.public.inside.answers import ask, forget, stands
from tests.bench.public.inside.figures import Time, spread, tell, timed

ROUNDS = 5
ALONE = (
    "year",
    "month",
    "week",
    "weapon",
    "type",
    "area1",
    "country",
    "grade",
    "attribution",
    "object",
    "actor",
)
CROSSED = ("month,weapon", "year,country,weapon", "area1,weapon", "month,area1", "month,area1,weapon")
FILTERED = (
    "month&weapon=cluster_munition",
    "month&bbox=-20,-20,60,40",
    "weapon&date=2018-01-01/2018-12-31",
    "month,weapon&grade=confirmed,corroborated,single_source",
    "country,type&killed=1..",
)
"""The last two find most of the rows, so that nothing that is ready helps."""
SQL = {
    "month": "SELECT date_trunc('month', date_earliest), {sums} FROM published_document WHERE {standing} GROUP BY 1",
    "weapon": "SELECT weapon, {sums} FROM published_document, unnest(weapons) AS weapon WHERE {standing} GROUP BY 1",
    "month,weapon": "SELECT date_trunc('month', date_earliest), weapon, {sums} FROM published_document,"
    " unnest(weapons) AS weapon WHERE {standing} GROUP BY 1, 2",
    "month,area1": "SELECT date_trunc('month', date_earliest), area, {sums} FROM published_document,"
    " unnest(areas1) AS area WHERE {standing} GROUP BY 1, 2",
}
"""The same groups by PostgreSQL, which may use as many processes as it is allowed to."""
SUMS = "count(*), sum(killed_min), sum(killed_max), sum(injured_min), sum(injured_max)"
STANDING = "kind = 'incident' AND status = 'published'"


def times_of(by: str) -> list[Time]:
    """Return the milliseconds of some askings, the first left out: it makes what stays for as long as the snapshot does."""
    found = []
    for _ in range(ROUNDS + 1):
        forget()
        found.append(timed(partial(ask, f"/api/v1/statistics?by={by}")))
    return found[1:]


def sql_times(by: str) -> list[Time]:
    statement = SQL[by].format(sums=SUMS, standing=STANDING)
    with connections["published"].cursor() as cursor:
        return [timed(lambda: cursor.execute(statement).fetchall()) for _ in range(ROUNDS)][1:]


def middle(times: list[Time]) -> float:
    return median(each.clock for each in times)


def main() -> None:
    if not stands("/api/v1/statistics?by=month"):
        return tell({})
    ours = {by: times_of(by) for by in (*ALONE, *CROSSED, *FILTERED)}
    sql = {by: sql_times(by) for by in SQL}
    over = {by: middle(sql[by]) / middle(ours[by]) for by in SQL}
    figures = {by: spread(found) for by, found in ours.items()}
    figures |= {f"{by} by SQL": spread(found) for by, found in sql.items()}
    slowest = max(map(middle, ours.values()))
    figures = {"all": spread(each for found in ours.values() for each in found), **figures}
    return tell({**figures, "slowest": slowest, "over_sql": min(over.values())})


main()
