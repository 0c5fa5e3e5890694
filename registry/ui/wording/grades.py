# SPDX-License-Identifier: Apache-2.0
"""What each grade means, in one sentence for readers: the definitions of vocabulary `harm_grade` (a test compares)."""

from django.utils.translation import gettext_lazy as _

MEANINGS = {
    "confirmed": _(
        "A party accepts it, or a United Nations body, a court or the registry itself verified it at the site."
    ),
    "corroborated": _("At least two independent credible sources report it, and their facts agree."),
    "single_source": _("One source reports it, or several that go back to one origin."),
    "contested": _("Credible sources conflict on whether civilians were harmed."),
    "discounted": _("Evidence shows that no civilian was harmed or that the event is outside the conflict."),
    "under_assessment": _("No grade yet; in no headline total."),
}


def meaning(grade: dict[str, str]) -> str:
    """Return the sentence; empty for a grade that had its meaning before this list."""
    return str(MEANINGS.get(grade["code"], ""))
