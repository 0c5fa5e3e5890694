# SPDX-License-Identifier: Apache-2.0
"""Whose record it was in one version and in another."""

from django.utils.translation import gettext as _

from registry.accounts.models import Team
from registry.casework.history.shape import Change
from registry.casework.history.state import standing
from registry.casework.history.versions import Version
from registry.casework.models import Record


def moved(record: Record, before: Version, after: Version) -> tuple[Change, ...]:
    """Return the change of the team between two versions; nothing where it stayed. Three queries."""
    was, now = (standing(Record, record, version)[0].team_id for version in (before, after))
    if was == now:
        return ()
    names = dict(Team.objects.filter(pk__in=[was, now]).values_list("pk", "name"))
    old, new = (names.get(team, "") or _("The whole desk") for team in (was, now))
    return (Change(_("Whose record it is"), old, new),)
