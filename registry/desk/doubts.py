# SPDX-License-Identifier: Apache-2.0
"""What of the claims deserves a second look, in the words of a page."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from registry.casework.models import Claim, Record
from registry.domain.doubts import Doubt, Ground, doubts

SAID = {
    Doubt.UNDATED: _("no day of publication: when was it said?"),
    Doubt.BEFORE: _("published before the event began"),
    Doubt.UNTRACED: _("neither an address nor a file leads back to the document"),
    Doubt.UNGRADED: _("neither the source nor what it says is graded"),
    Doubt.ALIKE: _(
        "origins that differ in signs or spaces alone; if they are one, write them alike: one origin counts once"
    ),
}


def second_looks(record: Record, claims: list[Claim], filed: Collection[UUID]) -> list[str]:
    """Return a sentence for each kind of doubt. `filed`: the documents of which the desk keeps a file."""
    grounds = [ground(claim, filed) for claim in claims]
    return [said(doubt, numbers) for doubt, numbers in doubts(grounds, earliest=record.date_earliest)]


def ground(claim: Claim, filed: Collection[UUID]) -> Ground:
    item, speaker = claim.source_item, claim.speaker or claim.source_item.source
    return Ground(
        published_on=item.published_on,
        traced=bool(item.url or item.archive_url or item.external_id) or item.pk in filed,
        reliability=speaker.reliability,
        credibility=claim.credibility,
        origin=claim.origin_group,
    )


def said(doubt: Doubt, numbers: tuple[int, ...]) -> str:
    which = gettext(", ").join(str(number) for number in numbers)
    claims = ngettext("Claim %(numbers)s", "Claims %(numbers)s", len(numbers)) % {"numbers": which}
    return f"{claims}: {SAID[doubt]}"
