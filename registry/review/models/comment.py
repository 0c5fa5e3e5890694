# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from registry.casework.models import Record
from registry.domain.anchors import ANCHORS, LONGEST


class Comment(models.Model):
    """What somebody asks or says about a record. Never public, never edited: a correction is a new comment.

    A thread is a comment and its answers; the first one is closed, with words.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="comments")
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    anchor = models.CharField(max_length=20, blank=True, choices=[(anchor, anchor) for anchor in ANCHORS])
    text = models.TextField(max_length=LONGEST)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closing_words = models.TextField(blank=True, max_length=LONGEST)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(condition=Q(anchor__in=list(ANCHORS)), name="comment_anchor_known"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, closing_words="")
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(closing_words="")),
                name="comment_closed_with_words",
            ),
            models.CheckConstraint(
                condition=Q(answers__isnull=True) | Q(closed_at__isnull=True), name="threads_close_whole"
            ),
        ]
        indexes = [
            models.Index(
                fields=["record"],
                condition=Q(closed_at__isnull=True, answers__isnull=True),
                name="review_open_threads",
            )
        ]


class Mention(models.Model):
    """That a comment names a person who may see the record."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="review_mentioned_once")]
