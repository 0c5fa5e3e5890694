# SPDX-License-Identifier: Apache-2.0
"""What the page of a record says of holds, duplicates and embargoes, and what this person may do about them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from registry.accounts.models import User
from registry.casework.models import Merge, Record, SafetyHold
from registry.domain.embargo import MAY_SET
from registry.domain.holding import MAY_HOLD
from registry.domain.workflow import Publication
from registry.publishing.embargo import embargo_of
from registry.publishing.freeze.setting import embargo_ends_on
from registry.publishing.holds import holds_on
from registry.publishing.merge_sight import survivor_seen
from registry.publishing.merges import merging_into, open_proposal, standing_merge


@dataclass(frozen=True, slots=True)
class Safety:
    """`merge`: made a duplicate of it, or waits for a second person; `merge_into`: of which record, where this person
    sees that one. `submunition_until`: end of that embargo.
    """

    holds: tuple[SafetyHold, ...]
    may_hold: bool
    merge: Merge | None
    merge_into: Record | None
    merged_here: tuple[Merge, ...]
    may_merge: bool
    may_split: bool
    embargo: datetime | None
    may_embargo: bool
    submunition_until: date | None


def safety_of(record: Record, user: User) -> Safety:
    granted = user.granted
    publication = Publication(record.public_state.publication)
    merge = standing_merge(record) or open_proposal(record)
    merged = merge is not None and merge.stands
    gone = merged or publication is Publication.WITHDRAWN
    here = merging_into(record, among=Record.objects.visible_to(user))
    return Safety(
        holds=tuple(holds_on(record)),
        may_hold=any_of(MAY_HOLD, granted) and not merged,
        merge=merge,
        merge_into=survivor_seen(merge) if merge else None,
        merged_here=tuple(here),
        may_merge="record.write" in granted and merge is None and not gone,
        may_split="record.write" in granted and not gone and record.claims.count() > 1,
        embargo=embargo_of(record),
        may_embargo=any_of(MAY_SET, granted) and publication is Publication.NONE and not merged,
        submunition_until=embargo_ends_on(record),
    )


def any_of(permissions: Collection[str], granted: Collection[str]) -> bool:
    return any(permission in granted for permission in permissions)


def named(hold: SafetyHold, *, names: bool) -> str:
    """Return in words what a hold is on. Whoever calls took it from `holds`, which knows whose record may be named.

    `names`: whether sources that are named nowhere in public are named.
    """
    if hold.record is not None:
        return _("the record %(reference)s") % {"reference": hold.record.reference}
    if hold.source is not None and not (hold.source.has_public_name or names):
        return _("a protected source")
    if hold.source is not None:
        return _("the source “%(name)s”") % {"name": hold.source.name}
    days = (hold.first or "…", hold.last or "…")
    if hold.first or hold.last:
        words = _("the area %(code)s, %(first)s to %(last)s")
        return words % {"code": hold.area, "first": days[0], "last": days[1]}
    return _("the area %(code)s") % {"code": hold.area}
