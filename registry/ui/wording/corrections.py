# SPDX-License-Identifier: Apache-2.0
"""What the kinds of lines in the corrections log are called: as in vocabulary `notice_type` where it has a word."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KIND_WORDS = {
    "corrected": _("New version"),
    "regraded": pgettext_lazy("kind of notice", "New grade"),
    "merged": pgettext_lazy("kind of notice", "Merged"),
    "withdrawn": _("Withdrawn"),
    "reinstated": pgettext_lazy("kind of notice", "Reinstated"),
}


def kind_word(kind: str) -> str:
    return str(KIND_WORDS.get(kind, kind))
