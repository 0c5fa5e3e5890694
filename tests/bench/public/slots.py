# SPDX-License-Identifier: Apache-2.0
"""What the addresses of the works are filled with: taken from the rows themselves, the same for every contestant."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from string import Formatter

from registry.vocabularies import read
from tests.bench.public.databases import Filled

MANY = 2_000
DENSE_ZOOM = 8
CHOSEN = """
SELECT code, ST_X(ST_Centroid(geom)), ST_Y(ST_Centroid(geom)) FROM bench_items
WHERE geom IS NOT NULL ORDER BY md5(code) LIMIT %s
"""
DENSEST = """
SELECT ST_X(geom), ST_Y(geom) FROM bench_items WHERE GeometryType(geom) = 'POINT'
GROUP BY geom ORDER BY count(*) DESC LIMIT 1
"""
WEAPONS = "SELECT weapon FROM bench_items WHERE weapon <> ALL(%s) GROUP BY weapon ORDER BY count(*) DESC"


@dataclass(frozen=True, slots=True)
class Slots:
    """`boxes`: two degrees around places of incidents; `codes`: of incidents at random; `dense`: lon, lat of the densest point."""

    boxes: Sequence[str]
    codes: Sequence[str]
    weapons: Sequence[str]
    dense: tuple[float, float]

    def filled(self, pattern: str) -> list[str]:
        """Return the addresses that the pattern stands for."""
        choices = {
            "bbox": self.boxes,
            "code": self.codes,
            "weapon": self.weapons,
            "z8": [self.tile(DENSE_ZOOM)],
        }
        names = list(dict.fromkeys(name for _, name, _, _ in Formatter().parse(pattern) if name))
        made = (
            dict(zip(names, values, strict=True)) for values in product(*(choices[name] for name in names))
        )
        return [pattern.format(**values) for values in islice(made, MANY)]

    def tile(self, zoom: int) -> str:
        return "{}/{}/{}".format(*tile_of(*self.dense, zoom))


def tile_of(lon: float, lat: float, zoom: int) -> tuple[int, int, int]:
    """Return z, x, y of the Web Mercator tile that holds the point."""
    side = 2**zoom
    north = math.asinh(math.tan(math.radians(max(min(lat, 85.05), -85.05))))
    x, y = (lon + 180) / 360 * side, (1 - north / math.pi) / 2 * side
    return zoom, min(int(x), side - 1), min(int(y), side - 1)


def chosen(filled: Filled) -> Slots:
    with filled.admin() as connection:
        rows = connection.execute(CHOSEN, [MANY]).fetchall()
        weapons = [code for (code,) in connection.execute(WEAPONS, [families()])]
        dense = connection.execute(DENSEST).fetchone() or (0.0, 0.0)
    boxes = [",".join(f"{edge:.4f}" for edge in around(lon, lat)) for _, lon, lat in rows]
    random.Random(4).shuffle(weapons)
    return Slots(boxes, [code for code, _, _ in rows], weapons, dense)


def families() -> list[str]:
    """Return the weapons that hold others: of ours a family finds its classes, of the peers it does not."""
    return [concept.parent for concept in read.scheme("weapon").concepts if concept.parent]


def around(lon: float, lat: float) -> tuple[float, float, float, float]:
    return max(lon - 1, -180), max(lat - 1, -90), min(lon + 1, 180), min(lat + 1, 90)


def addresses(works: Mapping[str, str], slots: Slots) -> dict[str, list[str]]:
    return {work: slots.filled(pattern) for work, pattern in works.items()}
