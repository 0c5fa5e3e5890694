# SPDX-License-Identifier: Apache-2.0
"""What the kinds of lines in the corrections log are called: as in vocabulary `notice_type` where it has a word."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registry.ui.wording.terms import Labels, plain_label

KIND_WORDS = {
    "corrected": _("New version"),
    "regraded": pgettext_lazy("kind of notice", "New grade"),
    "merged": pgettext_lazy("kind of notice", "Merged"),
    "withdrawn": _("Withdrawn"),
    "reinstated": pgettext_lazy("kind of notice", "Reinstated"),
}


def line_word(kind: str, notice: str, labels: Labels) -> str:
    """Return what a line is called: by its notice where it has one. `notice`: its code, empty for none."""
    named = {"code": notice, "label": ""} if notice else None
    return plain_label(named, "notice_type", labels) or kind_word(kind)


def kind_word(kind: str) -> str:
    return str(KIND_WORDS.get(kind, kind))
