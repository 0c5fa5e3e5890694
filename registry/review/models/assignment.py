# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from registry.casework.models import Record
from registry.domain.assignment import Task


class Assignment(models.Model):
    """That a record was given to a person, for writing or for review. Rows are ended, never changed: the history stays.

    One person has a record for one task at a time.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    task = models.CharField(max_length=10, choices=[(task.value, task.value) for task in Task])
    due = models.DateField(null=True, blank=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["assigned_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "task"], condition=Q(ended_at__isnull=True), name="record_given_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="assignment_end_has_a_person",
            ),
            models.CheckConstraint(
                condition=Q(task__in=[task.value for task in Task]), name="assignment_task_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "task"], condition=Q(ended_at__isnull=True), name="review_given_to"
            )
        ]
