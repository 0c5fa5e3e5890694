# SPDX-License-Identifier: Apache-2.0
"""Nothing is public before the moment that people set for it."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery

from registry.casework.models import Embargo, PublicState
from registry.config.invariants.pairs import AT_ONCE, portions
from registry.published.models import Version


def breaches() -> Iterator[str]:
    """Yield every record whose first version bears an earlier time than the embargo that held then."""
    newest = Embargo.objects.filter(record=OuterRef("record")).order_by("-set_at").values("public_from")[:1]
    states = PublicState.objects.filter(code__isnull=False).annotate(until=Subquery(newest))
    held = states.filter(until__isnull=False).order_by("code").values_list("code", "until")
    for part in portions(held.iterator(chunk_size=AT_ONCE)):
        first = Version.objects.filter(code__in=[code for code, _ in part], number=1)
        published = dict(first.values_list("code", "published_at"))
        for code, until in part:
            if code in published and published[code] < until:
                yield f"{code} became public before {until:%Y-%m-%d %H:%M} UTC, its embargo"
