# SPDX-License-Identifier: Apache-2.0
"""The colour group of an incident, of which it has one at most, so that a chart can stack it.

It is that of its weapons; the families that stand beside their classes do not speak. Weapons of more than one group
make it `SEVERAL`. Where nobody states a weapon the group is not known.
"""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from registry.published.colours import UNKNOWN, colour_groups
from registry.published.labels import vocabulary_version
from registry.published.statistics.names import parents

NAME = "weapon_group"
SEVERAL = "several"
LEAVES = """
SELECT CASE WHEN count(DISTINCT own) > 1 THEN '{several}' ELSE nullif(min(own), '{unknown}') END
FROM (SELECT {own} AS own FROM unnest(d.weapons) AS listed(code)
      WHERE NOT EXISTS (SELECT FROM unnest(d.weapons) AS other(code) WHERE {parent} = listed.code)) AS leaf
"""


def groups() -> Mapping[str, str]:
    """Return weapon to colour group, as the published vocabulary has it."""
    return groups_of(vocabulary_version())


@lru_cache(maxsize=2)
def groups_of(version: str) -> Mapping[str, str]:
    return {weapon: group for group, weapons in colour_groups(version).items() for weapon in weapons}


def grouping() -> Callable[[Collection[str]], str | None]:
    """Return what gives the group of weapons, which stand with all their families. The vocabulary is read once."""
    own, family_of = groups(), parents("weapon")

    def group_of(weapons: Collection[str]) -> str | None:
        families = {family_of.get(code) for code in weapons}
        found = {own.get(code) for code in weapons if code not in families} - {None}
        if len(found) > 1:
            return SEVERAL
        return None if found <= {UNKNOWN} else found.pop()

    return group_of


def by_sql() -> str:
    """Return the same as an expression over the records `d`."""
    own, parent = looked_up("listed.code", groups()), looked_up("other.code", parents("weapon"))
    return f"({LEAVES.format(several=SEVERAL, unknown=UNKNOWN, own=own, parent=parent)})"


def looked_up(column: str, words: Mapping[str, str]) -> str:
    """Return the word of a code as an expression. Codes have letters, digits and underscores alone."""
    if not words:
        return "NULL"
    keys, values = (", ".join(f"'{word}'" for word in each) for each in (words, words.values()))
    return f"(ARRAY[{values}])[array_position(ARRAY[{keys}], {column}::text)]"
