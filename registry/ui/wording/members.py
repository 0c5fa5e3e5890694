# SPDX-License-Identifier: Apache-2.0
"""What the members of a public document say, for where two documents are compared."""

from typing import Any

from django.utils.translation import gettext as _

from registry.ui.wording.member_names import NAMES
from registry.ui.wording.numbers import whole
from registry.ui.wording.terms import Labels, plain_label

VOCABULARIES = {
    "places_qualifier": "qualifier",
    **dict.fromkeys(("populated_area", "repeat_strike", "warning_reported", "erw_left"), "tri_state"),
}
"""Of terms whose member is not called by its vocabulary."""
TEXTS = ("title", "summary", "event_group", "grade_reason")
TEMPLATES = {
    **dict.fromkeys(TEXTS, "_text"),
    "date": "_date",
    "locations": "_place",
    "casualties": "_people",
    "displacement": "_moved",
    "weapons": "_weapon",
    "objects": "_object",
    "attributions": "_party",
    "claims": "_said",
}
"""What shows a member that is more than a word; the parts of the record's own page where there is one."""
CIRCUMSTANCES = ("populated_area", "repeat_strike", "warning_reported", "erw_left")


def name(member: str) -> str:
    """Return what a member is called."""
    return str(NAMES[member])


def names(members: tuple[str, ...]) -> str:
    """Return what several are called, each name once."""
    return _(", ").join(dict.fromkeys(map(name, members)))


def template(member: str) -> str:
    """Return the template that shows what a member says."""
    return f"ui/record/{TEMPLATES.get(member, '_plain')}.html"


def said(member: str, value: Any, labels: Labels) -> str:
    """Return what a member without members of its own says."""
    if value is None:
        return _("not stated")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return plain_label(value, VOCABULARIES.get(member, member), labels)
    return whole(value) if isinstance(value, int) else str(value)


def circumstances(document: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Return what sources say of the circumstances: the member and its term. What they do not say is left out."""
    told = ((member, document.get(member)) for member in CIRCUMSTANCES)
    return [(member, term) for member, term in told if term and term["code"] != "unknown"]
