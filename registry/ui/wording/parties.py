# SPDX-License-Identifier: Apache-2.0
"""Who says that a party did it, and what the party accepts. Documents published earlier lack these members."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.ui.wording.people import said

Party = dict[str, Any]


def accepted(n: int) -> str:
    return ngettext("accepts %(n)s death", "accepts %(n)s deaths", n)


def claim_behind(record: dict[str, Any] | None, party: Party) -> dict[str, Any] | None:
    """Return the claim that names the party; None where no single one does, or the document is not at hand."""
    number = party.get("claim")
    claims = record["claims"] if record and number else ()
    return next((claim for claim in claims if claim["number"] == number), None)


def deaths_accepted(party: Party) -> str:
    """Return how many deaths the party accepts: “accepts 3–5 deaths”; empty where it states no number."""
    low, high = party.get("deaths_accepted_min"), party.get("deaths_accepted_max")
    if low is None and high is None:
        return ""
    if high == 0:
        return _("accepts no deaths")
    return said(accepted, low or 0, high, open_above=False)
