# SPDX-License-Identifier: Apache-2.0
"""The work around a record: who has it, who reviews it now, what is asked about it, what was decided, who is told."""

from registry.review.models.assignment import Assignment
from registry.review.models.comment import Comment, Mention
from registry.review.models.decision import Decision
from registry.review.models.digest import DigestChoice
from registry.review.models.lock import ReviewLock
from registry.review.models.notification import Notification
from registry.review.models.severe import SevereType

__all__ = [
    "Assignment",
    "Comment",
    "Decision",
    "DigestChoice",
    "Mention",
    "Notification",
    "ReviewLock",
    "SevereType",
]
