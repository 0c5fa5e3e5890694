# SPDX-License-Identifier: Apache-2.0
"""P4: tiles of every zoom, the densest and others that hold incidents, filtered or not, each asked for the first time."""

import gzip
import random
from functools import partial

import django

django.setup()

from registry.published.models import Document
from tests.bench.public.inside.answers import Answer, ask, forget, stands
from tests.bench.public.inside.figures import Time, spread, tell, timed
from tests.bench.public.slots import tile_of

ZOOMS, OTHERS = range(15), 9
FILTERS = {
    "unfiltered": "",
    "weapon": "?weapon=cluster_munition",
    "dates": "?date=2018-01-01/2019-06-30",
    "weapon, dates and grade": "?weapon=cluster_munition&date=2018-01-01/2021-12-31&grade=single_source,corroborated",
}
Point = tuple[float, float]


def places() -> list[Point]:
    """Return the point of most incidents among some thousands, then others at random."""
    known = Document.objects.filter(geom__isnull=False).order_by("code").values_list("geom", flat=True)[:5000]
    points = [shape.coords for shape in known if shape.geom_type == "Point"]
    densest = max(set(points), key=points.count)
    return [densest, *random.Random(7).sample(points, OTHERS)]


def kept(path: str, answers: list[Answer]) -> None:
    answers.append(ask(path))


def main() -> None:
    points, answers = places(), []
    if not stands("/api/tiles/incidents/0/0/0.mvt"):
        return tell({})
    times: dict[str, list[Time]] = {}
    for name, query in FILTERS.items():
        for zoom in ZOOMS:
            for z, x, y in dict.fromkeys(tile_of(*point, zoom) for point in points):
                forget()
                call = partial(kept, f"/api/tiles/incidents/{z}/{x}/{y}.mvt{query}", answers)
                times.setdefault(name, []).append(timed(call))
    largest = max((answer.body for answer in answers), key=len)
    everything = [each for found in times.values() for each in found]
    sizes = {
        "largest_kb": len(largest) / 1000,
        "largest_gzip_kb": max(len(gzip.compress(a.body, 1)) for a in answers) / 1000,
    }
    return tell(
        {"all": spread(everything), **{name: spread(found) for name, found in times.items()}, **sizes}
    )


main()
