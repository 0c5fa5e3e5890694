# SPDX-License-Identifier: Apache-2.0
"""When it happened, as the world sees it."""

from dataclasses import dataclass

from registry.published.document.terms import Term
from registry.published.forms import ClockTime, Day, Days, Words


@dataclass(frozen=True, slots=True)
class When:
    """When it happened. `edtf`: as stated; `earliest` and `latest`: the window it means, null where open."""

    edtf: Words
    """As stated, in Extended Date/Time Format (ISO 8601-2)."""
    earliest: Day | None
    """First local civil day it may have been."""
    latest: Day | None
    """Last local civil day it may have been."""
    precision: Term
    """Vocabulary time_precision."""
    basis: Term
    """Where the date comes from. Vocabulary date_basis."""
    margin_days: Days
    """By how much the source says it may be wrong, on either side."""
    part_of_day: Term | None = None
    """Vocabulary part_of_day."""
    time_local: ClockTime | None = None
    """Local time, hours and minutes."""
    timezone: Words | None = None
    """Name in the IANA time zone database."""
