# SPDX-License-Identifier: Apache-2.0
"""The legend of the map: how many incidents have each of its colours."""

from collections import Counter
from collections.abc import Mapping

from registry.published.colours import UNKNOWN, colour_groups
from registry.published.filters import Filter
from registry.published.labels import vocabulary_version
from registry.published.sources import Source
from registry.published.values import firsts


def incidents_by_colour(wanted: Filter, now: Source) -> Mapping[str, int]:
    """Return colour group to incidents, by the weapon that a record names first: the numbers add up to all of them."""
    groups = {
        weapon: group for group, weapons in colour_groups(vocabulary_version()).items() for weapon in weapons
    }
    found: Counter[str] = Counter()
    for weapon, incidents in firsts(now, "weapons", wanted.conditions()).items():
        found[groups.get(weapon, UNKNOWN)] += incidents
    return found
