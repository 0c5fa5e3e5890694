# SPDX-License-Identifier: Apache-2.0
"""The codes of a request of a reader. What they are called in each language stands in `ui.wording.requests`."""

from enum import StrEnum

KINDS = ("removal", "error", "other")
"""In the order in which the desk looks at them: what may endanger somebody first."""
RELATIONS = ("named", "family", "witness", "source", "researcher", "other")
"""Who asks, as far as they say so."""
CONTACTS = ("none", "email", "other")
OUTCOMES = ("corrected", "removed", "not_changed", "forwarded", "not_for_us", "duplicate")
LONGEST = {"about": 500, "wrong": 5_000, "right": 5_000, "source": 1_000, "address": 500}
"""Characters of each text that a reader may write."""
LARGEST_SEALED = 100_000
"""Bytes of a sealed letter; all texts at their longest, in signs of four bytes, make half of it."""


class State(StrEnum):
    """Where a request stands. Readers who hold its number are told."""

    RECEIVED = "received"
    IN_HAND = "in_hand"
    ANSWERED = "answered"
    CLOSED = "closed"
