# SPDX-License-Identifier: Apache-2.0
"""What may be public at which precision, and why. The rules: docs/explanation/places.md."""

from registry.domain.disclosure.decision import (
    WITHHELD_HARMS,
    Disclosure,
    disclose,
    may_publish,
    no_finer_than,
    withheld_harms,
)
from registry.domain.disclosure.rules import RULES, Publish
from registry.domain.disclosure.situation import DEFAULT_EMBARGO_DAYS, Situation

__all__ = [
    "DEFAULT_EMBARGO_DAYS",
    "RULES",
    "WITHHELD_HARMS",
    "Disclosure",
    "Publish",
    "Situation",
    "disclose",
    "may_publish",
    "no_finer_than",
    "withheld_harms",
]
