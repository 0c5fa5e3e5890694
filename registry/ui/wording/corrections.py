# SPDX-License-Identifier: Apache-2.0
"""What the kinds of lines in the corrections log are called."""

from django.utils.translation import gettext_lazy as _

KIND_WORDS = {
    "corrected": _("New version"),
    "regraded": _("New grade"),
    "merged": _("Merged"),
    "withdrawn": _("Withdrawn"),
    "reinstated": _("Available again"),
}


def kind_word(kind: str) -> str:
    return str(KIND_WORDS.get(kind, kind))
