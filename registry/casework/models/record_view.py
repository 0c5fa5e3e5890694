# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models

from registry.casework.models.record import Record


class RecordView(models.Model):
    """When a person last opened a record: for the alarm about somebody who reads through the registry."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "record"], name="view_noted_once")]
        indexes = [models.Index(fields=["person", "at"], name="view_by_person")]
