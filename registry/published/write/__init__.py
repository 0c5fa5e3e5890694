# SPDX-License-Identifier: Apache-2.0
"""The only writer of the public database. Imported by `publishing` alone; safe to repeat for the same publication."""

from registry.published.envelope import Naming
from registry.published.write.batch import already_carried, carry
from registry.published.write.reading import LOCK
from registry.published.write.reference import copy_reference
from registry.published.write.requests import alone, forget_item, rounds, stand, waiting
from registry.published.write.shapes import Carried, Restored

__all__ = [
    "LOCK",
    "Carried",
    "Naming",
    "Restored",
    "alone",
    "already_carried",
    "carry",
    "copy_reference",
    "forget_item",
    "rounds",
    "stand",
    "waiting",
]
