# SPDX-License-Identifier: Apache-2.0
"""A snapshot of invented incidents by the million, made of numpy alone: for measuring what is read from memory.

Places cluster as reports do: hot spots, one gazetteer point with a sixth of all records, a few cells and several points,
a tenth with areas only. `python -m tests.bench.snapshots FOLDER ROWS` writes one.
"""

import sys
from pathlib import Path

import numpy as np
import polars as pl
import shapely

from registry.published.snapshot.build import encoded
from registry.published.snapshot.columns import READ, SETS, numbered
from registry.published.snapshot.files import write
from registry.published.snapshot.store import Manifest

COUNTRIES = np.array(["SYR", "UKR", "SDN", "YEM", "MMR", "AFG", "IRQ", "LBN"])
SHARES = np.array([30, 30, 10, 10, 8, 5, 4, 3]) / 100
TYPES = np.array(["shelling", "air_strike", "uav_strike", "missile_strike", "erw_explosion", ""])
GRADES = np.array(
    ["single_source", "corroborated", "confirmed", "contested", "discounted", "under_assessment"]
)
FAMILIES = {
    "cluster_munition": ("cluster_rocket", "cluster_air_bomb", "cluster_artillery"),
    "air_weapon": ("air_dropped_bomb_guided", "air_dropped_bomb_unguided", "uav_munition"),
    "surface_fire": ("artillery_shell", "mortar_bomb", "ballistic_missile", "ground_rocket_unguided"),
}
PAIRS = [f"{parent},{child}" for parent, children in FAMILIES.items() for child in children]
WEAPONS = np.array(["", *FAMILIES, "uxo", *PAIRS, *(f"{pair},uxo" for pair in PAIRS)])
OBJECTS = np.array(
    ["", "home", "home,market", "hospital", "home,school", "school", "water_plant", "power_plant"]
)
ACTORS = np.array(["", *(f"actor_{n}" for n in range(40)), *(f"actor_{n},actor_{n + 7}" for n in range(30))])
WHO = np.array(["", "children", "children,women", "women", "men", "journalist", "children,girls"])
PRECISIONS = np.array(["exact", "street", "town", "near_place"])
SPOTS, KNOWN_POINT = 400, (36.0, 37.5)
DAYS, FIRST_DAY = 5_400, 15_340


def made(number: int, seed: int = 1) -> pl.DataFrame:
    """Return the rows as PostgreSQL would hand them over."""
    dice = np.random.default_rng(seed)
    country = dice.choice(len(COUNTRIES), number, p=SHARES)
    first = FIRST_DAY + (DAYS * np.sqrt(dice.random(number))).astype(np.int32)
    wide = np.where(dice.random(number) < 0.15, dice.integers(1, 60, number), 0).astype(np.int32)
    columns = {
        "code": codes(number),
        "number": 1,
        "words": np.arange(1, number + 1),
        "changed": dice.integers(1, 1000, number),
        "changed_at": 1_700_000_000 + dice.integers(0, 10**7, number),
        "incident": np.where(dice.random(number) < 0.97, "true", "false"),
        "demonstration": "false",
        "sort_day": first,
        "first": unless(dice.random(number) < 0.01, first),
        "last": unless(dice.random(number) < 0.01, first + wide),
        **figure(dice, number, "killed"),
        **figure(dice, number, "injured"),
        **sets(dice, number, country),
        **places(dice, number, country),
    }
    return pl.DataFrame(columns).select(pl.col(name).cast(kind) for name, kind in READ.items())


def unless(absent: np.ndarray, values: np.ndarray) -> pl.Series:
    return pl.select(pl.when(~pl.Series(absent)).then(pl.Series(values))).to_series()


def codes(number: int) -> pl.Series:
    """Return codes in no order that a place or a day would give."""
    mixed = pl.Series((np.arange(number, dtype=np.uint64) * np.uint64(2_654_435_761)) % np.uint64(10**9 + 7))
    return "CHR-" + mixed.cast(pl.String).str.zfill(10) + "-0"


def figure(dice: np.random.Generator, number: int, harm: str) -> dict[str, object]:
    low, kind = np.minimum(dice.geometric(0.2, number) - 1, 400), dice.random(number)
    stated, capped = kind > 0.2, kind > 0.3
    return {
        f"{harm}_min": unless(~stated, low),
        f"{harm}_max": unless(~(stated & capped), low + dice.integers(0, 4, number)),
        f"{harm}_open": np.where(stated & (~capped | (kind > 0.95)), "true", "false"),
    }


def sets(dice: np.random.Generator, number: int, country: np.ndarray) -> dict[str, object]:
    area = np.char.add(COUNTRIES, "")[country]
    first_level = np.array([f"{code[:2]}{n:02}" for code in COUNTRIES for n in range(14)])[
        country * 14 + dice.integers(0, 14, number)
    ]
    known = dict.fromkeys(SETS, "")
    return known | {
        "incident_type": dice.choice(TYPES, number),
        "grade": dice.choice(GRADES, number, p=(0.5, 0.3, 0.12, 0.04, 0.02, 0.02)),
        "weapons": dice.choice(WEAPONS, number),
        "areas": pl.Series(area) + "," + pl.Series(first_level),
        "countries": area,
        "areas1": np.where(dice.random(number) < 0.9, first_level, ""),
        "attributions": dice.choice(np.array(["", "alleged", "accepted"]), number),
        "actors": dice.choice(ACTORS, number),
        "objects_hit": dice.choice(OBJECTS, number),
        "who": dice.choice(WHO, number),
    }


def places(dice: np.random.Generator, number: int, country: np.ndarray) -> dict[str, object]:
    """Return points, of which some are the same one, and the shapes of the few records that have no single point."""
    homes = np.column_stack([dice.uniform(10, 100, SPOTS), dice.uniform(5, 55, SPOTS)])
    homes[:2] = (37.2, 36.2), (37.8, 48.0)
    near = np.where(dice.random(number) < 0.4, country % 2, dice.integers(0, SPOTS, number))
    points = (homes[near] + dice.normal(0, 0.4, (number, 2))).round(5)
    kind = dice.random(number)
    points[kind < 0.16] = KNOWN_POINT
    apart, hidden, nowhere = kind > 0.97, (kind > 0.93) & (kind <= 0.97), (kind > 0.84) & (kind <= 0.93)
    shapes = np.full(number, "", dtype=object)
    shapes[apart] = several(points[apart], dice)
    shapes[hidden] = cells(points[hidden])
    single = ~(apart | hidden | nowhere)
    precision = pl.Series(dice.choice(PRECISIONS, number))
    spot = precision + ":500"
    spots = pl.select(
        pl.when(pl.Series(single)).then(spot)
        .when(pl.Series(apart)).then(spot + "," + spot)
        .when(pl.Series(hidden)).then(pl.lit("near_place:8000")).otherwise(pl.lit(""))
    ).to_series()  # fmt: skip
    return {
        "lon": unless(~single, points[:, 0]),
        "lat": unless(~single, points[:, 1]),
        "precisions": precision,
        "spots": spots,
        "shape": pl.Series(shapes, dtype=pl.String),
    }


def several(points: np.ndarray, dice: np.random.Generator) -> list[str]:
    """Return two points a record as one geometry. Few are distinct, as with towns that are named together."""
    towns = points[: max(len(points) // 20, 1)]
    pairs = towns[dice.integers(0, len(towns), len(points))]
    both = np.stack([pairs, pairs + 0.05], axis=1).round(5)
    return list(
        shapely.to_wkb([shapely.GeometryCollection(list(shapely.points(pair))) for pair in both], hex=True)
    )


def cells(points: np.ndarray) -> list[str]:
    """Return the cells of a tenth of a degree that hold the points."""
    west, south = np.floor(points[:, 0] * 10) / 10, np.floor(points[:, 1] * 10) / 10
    return list(shapely.to_wkb(shapely.box(west, south, west + 0.1, south + 0.1), hex=True))


def put(folder: Path, number: int, seed: int = 1) -> Path:
    """Write a snapshot of so many records, make it the newest of its folder, and return where it stands."""
    manifest = Manifest(1, "2026-11-01T00:00:00+00:00", 1)
    return write(folder, encoded(manifest, numbered(made(number, seed)), {name: [""] for name in SETS}))


if __name__ == "__main__":
    print(put(Path(sys.argv[1]), int(sys.argv[2])))
