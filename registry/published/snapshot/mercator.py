# SPDX-License-Identifier: Apache-2.0
"""Degrees as places on the square map of the world: Web Mercator, 0 to 1 from the north-west."""

from math import pi
from typing import Any

import numpy as np
import numpy.typing as npt

from registry.published.snapshot.columns import MOST_NORTH, UNITS

Numbers = npt.NDArray[Any]


def on_the_map(degrees: Numbers) -> Numbers:
    """Return longitudes and latitudes as places on the map."""
    north = np.arcsinh(np.tan(np.radians(np.clip(degrees[:, 1], -MOST_NORTH, MOST_NORTH))))
    return np.column_stack([(degrees[:, 0] + 180) / 360, (1 - north / pi) / 2])


def in_units(world: Numbers) -> Numbers:
    """Return places on the map in the units of the snapshot, as its columns `x` and `y` have them."""
    units: Numbers = np.clip(np.floor(world * UNITS), 0, UNITS - 1).astype(np.uint32)
    return units
