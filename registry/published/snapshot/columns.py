# SPDX-License-Identifier: Apache-2.0
"""What stands in a snapshot: one row a published record, newest first, every column a number but for its code.

`words` is the row of `published_version` that holds the words. `x`, `y`: the point again, in units of tiles.
Sets of codes are dictionary-encoded: the column holds the number of the set, the dictionary its codes. Absent days and
figures are numbers that no comparison reaches: EARLIEST, LATEST, NONE. A record with one point has it in `lon` and `lat`,
NOWHERE else; any other geometry is in the dictionary of `shape`.
"""

from hashlib import sha256
from math import pi
from typing import TYPE_CHECKING

import polars as pl

from registry.published.conditions import MANY, SINGLE

if TYPE_CHECKING:
    from polars._typing import PolarsDataType

EARLIEST, LATEST = -(2**31), 2**31 - 1
NONE, OPEN = -1, 2**31 - 1
NOWHERE = 999.0
UNITS = 2**22
MOST_NORTH = 85.0511287798066

SETS = (*SINGLE, *MANY, "spots", "shape", "people")
"""Columns with a dictionary. `spots`: precision and metres of each part; `shape`: hexadecimal WKB, empty for a point;
`people`: by sex and age (`published.groups`)."""

PACKED = {
    "window": ("first", "last"),
    "killed": ("killed_min", "killed_max", "killed_top"),
    "injured": ("injured_min", "injured_max", "injured_top"),
}
"""Columns of incidents that are read together: each combination once in a dictionary, its number in the rows."""

READ: "dict[str, PolarsDataType]" = {
    "code": pl.String,
    "number": pl.UInt32,
    "words": pl.Int64,
    "changed": pl.Int64,
    "changed_at": pl.Int64,
    "incident": pl.String,
    "demonstration": pl.String,
    "sort_day": pl.Int32,
    "first": pl.Int32,
    "last": pl.Int32,
    "killed_min": pl.Int32,
    "killed_max": pl.Int32,
    "killed_open": pl.String,
    "injured_min": pl.Int32,
    "injured_max": pl.Int32,
    "injured_open": pl.String,
    "lon": pl.Float64,
    "lat": pl.Float64,
    **dict.fromkeys(SETS, pl.String),
}
"""Columns of the CSV that PostgreSQL gives, in order."""


def days(column: str) -> str:
    return f"{column} - DATE 'epoch'"


def of_point(function: str) -> str:
    return f"CASE WHEN GeometryType(geom) = 'POINT' THEN {function}(geom) END"


EXPRESSIONS = (
    *("document.code", "version", "version.id", "document.dataset_version"),
    *(
        "extract(epoch FROM document.published_at)::bigint",
        "(document.kind = 'incident')::text",
        "demonstration::text",
    ),
    *(days("sort_date"), days("date_earliest"), days("date_latest")),
    *("killed_min", "killed_max", "killed_open::text", "injured_min", "injured_max", "injured_open::text"),
    *(of_point("ST_X"), of_point("ST_Y")),
    *SINGLE,
    *(f"array_to_string({column}, ',')" for column in MANY),
    "array_to_string(ARRAY(SELECT precision || ':' || metres FROM unnest(spot_precisions, spot_uncertainties)"
    " WITH ORDINALITY AS spot(precision, metres, place) ORDER BY place), ',')",
    "CASE WHEN GeometryType(geom) <> 'POINT' THEN encode(ST_AsBinary(geom), 'hex') ELSE '' END",
    "array_to_string(people, ',')",
)
SELECT = (
    f"SELECT {', '.join(EXPRESSIONS)} FROM published_document AS document"  # noqa: S608
    " LEFT JOIN published_version AS version ON version.code = document.code AND version.number = document.version"
    " WHERE document.status = 'published'"
)


FORM = 2
"""Counts on where files are laid out in another way although the columns are the same."""
LAYOUT = sha256(repr((sorted(map(str, READ.items())), SELECT, SETS, PACKED, FORM)).encode()).hexdigest()[:12]
"""Tells the columns of this code from those of another, so that nobody reads the files that the other has written."""


def numbered(read: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with absent values as numbers. Sets are still words."""
    figures = ("killed_min", "killed_max", "injured_min", "injured_max")
    return read.with_columns(
        pl.col("changed").cast(pl.Int32),
        pl.col("words").fill_null(NONE),
        pl.col("changed_at").cast(pl.UInt32),
        pl.col("first").fill_null(EARLIEST),
        pl.col("last").fill_null(LATEST),
        *(pl.col(name).fill_null(NONE) for name in figures),
        *(top(harm) for harm in ("killed", "injured")),
        pl.col("incident") == "true",
        pl.col("demonstration") == "true",
        *(pl.col(name).fill_null(NOWHERE) for name in ("lon", "lat")),
        *(pl.col(name).fill_null("") for name in SETS),
        *web_mercator(),
    ).drop("killed_open", "injured_open")


def web_mercator() -> tuple[pl.Expr, pl.Expr]:
    """Return where the point is on the square map of the world, in 2²² units a side from its north-western corner."""
    north = pl.col("lat").clip(-MOST_NORTH, MOST_NORTH).radians().tan().arcsinh()
    across, down = (pl.col("lon") + 180) / 360, (1 - north / pi) / 2
    units = ((part * UNITS).floor().clip(0, UNITS - 1) for part in (across, down))
    x, y = (pl.when(pl.col("lon").is_null()).then(0).otherwise(part).cast(pl.UInt32) for part in units)
    return x.alias("x"), y.alias("y")


def top(harm: str) -> pl.Expr:
    """Return the highest number that the figure reaches: OPEN where nobody limits it, NONE where there is no figure."""
    is_open = pl.col(f"{harm}_open") == "true"
    highest = pl.when(is_open).then(OPEN).otherwise(pl.col(f"{harm}_max").fill_null(NONE))
    return highest.cast(pl.Int32).alias(f"{harm}_top")


def newest_first(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.sort("sort_day", "code", descending=True)
