# SPDX-License-Identifier: Apache-2.0
"""Where, and how well that is known. The rules: docs/explanation/places.md."""

from registry.domain.location.box import Box, gap
from registry.domain.location.grid import (
    Cell,
    Level,
    cell_of,
    check_point,
    common_cell,
    generalise,
    on_grid,
    round_public,
)
from registry.domain.location.precision import PRECISIONS, Precision, coarser, precision_class, uncertainty_m
from registry.domain.location.public import PublicPlace, cell_precision, public_place

__all__ = [
    "PRECISIONS",
    "Box",
    "Cell",
    "Level",
    "Precision",
    "PublicPlace",
    "cell_of",
    "cell_precision",
    "check_point",
    "coarser",
    "common_cell",
    "gap",
    "generalise",
    "on_grid",
    "precision_class",
    "public_place",
    "round_public",
    "uncertainty_m",
]
