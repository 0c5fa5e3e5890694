# SPDX-License-Identifier: Apache-2.0
"""Which of a record's notices stands at the top of its page, and what each kind of notice means.

The meanings are the definitions of vocabulary `notice_type` (a test compares).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

Notice = dict[str, Any]
WITHDRAWN = "withdrawal"
MEANINGS = {
    "correction": _("A value changed."),
    "clarification": _("Only wording changed."),
    "regrade": _("The strength of the record changed."),
    "merge": _("The record was joined to another that describes the same event."),
    "split": _("The record was divided into several."),
    "withdrawal_error": _("The record was wrong and is no longer published."),
    "withdrawal_safety": _("The record is no longer published, to protect people; no details are given."),
    "suspension": _("The record is not available for now, to protect people; no details are given."),
    "reinstatement": _("A record that was held or withdrawn is published again."),
}


def latest(document: dict[str, Any]) -> Notice | None:
    """Return the newest notice that belongs to the version shown, or None."""
    own = [notice for notice in document["notices"] if notice.get("version") == document["version"]]
    return own[-1] if own else None


def withdrawal(document: dict[str, Any]) -> Notice | None:
    """Return the newest notice that tells why the record was withdrawn, or None."""
    told = [notice for notice in document["notices"] if str(notice.get("kind", "")).startswith(WITHDRAWN)]
    return told[-1] if told else None
