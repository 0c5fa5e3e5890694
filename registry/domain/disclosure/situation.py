# SPDX-License-Identifier: Apache-2.0
"""What has to be known of one location of a record before it is decided what of it may be public."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

DEFAULT_EMBARGO_DAYS = 30
SUBMUNITION = "submunition_unexploded"


def ends_on(found_on: date, days: int) -> date:
    """Return the first day on which the place of an unexploded submunition may be told again."""
    return found_on + timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Vocabulary codes throughout. `found_on`: day a remnant was found, None when not known.

    `not_functioning`: object classes of which every object is known to serve nobody any more.
    `today`, `found_on`: local civil days of the place.
    """

    precision: str
    today: date
    sensitivity: str = "restricted"
    restricted: bool = False
    incident_types: frozenset[str] = frozenset()
    object_classes: frozenset[str] = frozenset()
    not_functioning: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    found_on: date | None = None
    embargo_days: int = DEFAULT_EMBARGO_DAYS
    widely_published: bool = False
    reviewer_agrees: bool = False

    @property
    def under_embargo(self) -> bool:
        """A find of unknown date is treated as fresh."""
        if SUBMUNITION not in self.weapons:
            return False
        return self.found_on is None or self.today < ends_on(self.found_on, self.embargo_days)

    @property
    def without_embargo(self) -> "Situation":
        """The same once the embargo is over."""
        return replace(self, weapons=self.weapons - {SUBMUNITION})

    @property
    def shelters_people(self) -> bool:
        """Whether people who cannot easily move away may still be at a place of this class."""
        care = {"hospital", "clinic"} - self.not_functioning
        return bool(self.object_classes & (SHELTERING | care))


SHELTERING = frozenset(
    {"idp_camp", "refugee_camp", "collective_shelter", "civil_defence_centre", "humanitarian_premises"}
)


def all_out_of_use(objects: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the classes of which every object (class, functional) serves nobody any more; one that does keeps all."""
    rows = list(objects)
    in_use = {object_class for object_class, functional in rows if functional != "no"}
    return frozenset(object_class for object_class, _ in rows) - in_use
