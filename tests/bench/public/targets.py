# SPDX-License-Identifier: Apache-2.0
"""The targets of the design (performance.md, section 9) as one table: what is compared with what, and how much is wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.bench.public.figures import Figures, per_million

PEERS = ("tipg", "pygeoapi", "drf-gis")
Run = Mapping[int, Figures]
Value = Callable[[Run], float | None]


@dataclass(frozen=True, slots=True)
class Target:
    """`least`: whether the value has to reach `wanted`; else it has to stay below."""

    code: str
    words: str
    value: Value
    wanted: float
    unit: str
    least: bool = True

    def met(self, run: Run) -> bool | None:
        """Whether it was met; None where it was not measured."""
        found = self.value(run)
        if found is None:
            return None
        return found >= self.wanted if self.least else found <= self.wanted


def on_most_rows(value: Callable[[Figures], float | None]) -> Value:
    return lambda run: value(run[max(run)])


def on_five_times_as_many(value: Callable[[Figures], float | None]) -> Value:
    def found(run: Run) -> float | None:
        more = run[max(run)].multiplied
        return value(more) if more else None

    return found


def growth(value: Callable[[Figures], float | None], *, falling: bool) -> Value:
    """Return how many times dearer the work is on most rows than on fewest. `falling`: the value is a rate, not a time."""

    def found(run: Run) -> float | None:
        few, many = value(run[min(run)]), value(run[max(run)])
        if not few or not many or len(run) == 1:
            return None
        return few / many if falling else many / few

    return found


def of(name: str, *path: str) -> Callable[[Figures], float | None]:
    """Return the reader of a figure inside one of the dictionaries."""

    def found(figures: Figures) -> float | None:
        held = getattr(figures, name)
        for step in path:
            held = held.get(step) if held else None
        return held

    return found


TARGETS = (
    Target("P1a", "page of 100, over the best peer", on_most_rows(lambda f: f.over_best("page_100", "ours", PEERS)), 200, "×"),
    Target("P1b", "page of 100 made of documents, of the empty view", on_most_rows(lambda f: f.ratio("page_100", "ours", "empty_view")), 0.30, "of 1"),
    Target("P1c", "page of 100 asked again, of the empty view", on_most_rows(lambda f: f.ratio("page_100", "again", "empty_view")), 0.60, "of 1"),
    Target("P2a", "page with a box, over the best peer", on_most_rows(lambda f: f.over_best("page_bbox", "ours", PEERS)), 15, "×"),
    Target("P2b", "page with a weapon, over the best peer", on_most_rows(lambda f: f.over_best("page_weapon", "ours", PEERS)), 100, "×"),
    Target("P3a", "22 shapes of filter with exact counts, in process, 99 of 100 within", on_most_rows(of("filters", "all", "p99")), 25, "ms", least=False),
    Target("P3b", "the same, over five times the rows", on_five_times_as_many(of("filters", "all", "p99")), 60, "ms", least=False),
    Target("P4a", "slowest cold tile of all zooms, filtered or not", on_most_rows(of("tiles", "all", "max")), 50, "ms", least=False),
    Target("P4b", "largest tile", on_most_rows(of("tiles", "largest_kb")), 200, "kB", least=False),
    Target("P4c", "largest tile under gzip", on_most_rows(of("tiles", "largest_gzip_kb")), 80, "kB", least=False),
    Target("P4d", "slowest cold tile over five times the rows", on_five_times_as_many(of("tiles", "all", "max")), 50, "ms", least=False),
    Target("P4e", "largest tile over five times the rows", on_five_times_as_many(of("tiles", "largest_kb")), 200, "kB", least=False),
    Target("P5a", "densest tile of zoom 8, over tipg", on_most_rows(lambda f: f.ratio("tile_z8", "ours", "tipg")), 30, "×"),
    Target("P5b", "the same, over raw ST_AsMVT", on_most_rows(lambda f: f.ratio("tile_z8", "ours", "drf-gis")), 20, "×"),
    Target("P5c", "tile of zoom 0, over raw ST_AsMVT", on_most_rows(lambda f: f.ratio("tile_z0", "ours", "drf-gis")), 500, "×"),
    Target("P6a", "slowest statistic, in process", on_most_rows(of("statistics", "slowest")), 30, "ms", least=False),
    Target("P6c", "slowest statistic over five times the rows", on_five_times_as_many(of("statistics", "slowest")), 90, "ms", least=False),
    Target("P6b", "statistics, over a parallel GROUP BY", on_most_rows(of("statistics", "over_sql")), 10, "×"),
    Target("P7a", "304, of the empty view", on_most_rows(lambda f: f.ratio("page_100", "not_modified", "empty_view")), 0.80, "of 1"),
    Target("P7b", "page under gzip, of the plain page", on_most_rows(lambda f: f.ratio("page_100", "gzip", "ours")), 0.60, "of 1"),
    Target("P10a", "one publication, of bare commits", on_most_rows(of("publish", "one_of_bare")), 0.40, "of 1"),
    Target("P10b", "batch of 1,000 publications, of bare commits", on_most_rows(of("publish", "batch_of_bare")), 2, "×"),
    Target("P12a", "growth of a page, fewest rows to most", growth(lambda f: f.rate("page_100", "ours"), falling=True), 3, "×", least=False),
    Target("P12b", "growth of a tile", growth(of("tiles", "all", "p50"), falling=False), 4, "×", least=False),
    Target("P12c", "growth of an item", growth(lambda f: f.rate("item", "ours"), falling=True), 1.3, "×", least=False),
    Target("P12d", "growth of a publication", growth(of("publish", "one"), falling=True), 1.5, "×", least=False),
    Target("P13a", "a publication in its item", on_most_rows(of("delay", "item")), 1, "s", least=False),
    Target("P13b", "a publication in the list", on_most_rows(of("delay", "list")), 5, "s", least=False),
    Target("P13c", "snapshot of a million rows", on_most_rows(lambda f: per_million(f.snapshot_mb, f.rows)), 150, "MB", least=False),
    Target("P13d", "private memory of a web worker", on_most_rows(of("worker_mb")), 150, "MB", least=False),
)  # fmt: skip
LATER = {
    "P8": "bulk files and their cost",
    "P9": "bulk files are byte-identical when built twice",
    "P11": "import of a CSV file",
}
"""Targets of later work, which this run does not measure."""
