# SPDX-License-Identifier: Apache-2.0
"""Which of a record's notices stands at the top of its page."""

from typing import Any

Notice = dict[str, Any]
WITHDRAWN = "withdrawal"


def latest(document: dict[str, Any]) -> Notice | None:
    """Return the newest notice that belongs to the version shown, or None."""
    own = [notice for notice in document["notices"] if notice.get("version") == document["version"]]
    return own[-1] if own else None


def withdrawal(document: dict[str, Any]) -> Notice | None:
    """Return the newest notice that tells why the record was withdrawn, or None."""
    told = [notice for notice in document["notices"] if str(notice.get("kind", "")).startswith(WITHDRAWN)]
    return told[-1] if told else None
