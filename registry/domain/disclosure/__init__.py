# SPDX-License-Identifier: Apache-2.0
"""What may be public at which precision, and why. The rules: docs/explanation/places.md."""

from registry.domain.disclosure.decision import (
    WITHHELD_HARMS,
    Disclosure,
    disclose,
    may_publish,
    no_finer_than,
    protection,
    withheld_harms,
    withheld_rows,
    withholds,
)
from registry.domain.disclosure.lineage import Earlier
from registry.domain.disclosure.rules import RULES, Publish
from registry.domain.disclosure.situation import (
    DEFAULT_EMBARGO_DAYS,
    SUBMUNITION,
    Situation,
    all_out_of_use,
    ends_on,
)
from registry.domain.disclosure.spot import NEAR_AN_AREA, Area, Spot
from registry.domain.disclosure.telling import Asked, Told, tell

__all__ = [
    "DEFAULT_EMBARGO_DAYS",
    "NEAR_AN_AREA",
    "RULES",
    "SUBMUNITION",
    "WITHHELD_HARMS",
    "Area",
    "Asked",
    "Disclosure",
    "Earlier",
    "Publish",
    "Situation",
    "Spot",
    "Told",
    "all_out_of_use",
    "disclose",
    "ends_on",
    "may_publish",
    "no_finer_than",
    "protection",
    "tell",
    "withheld_harms",
    "withheld_rows",
    "withholds",
]
