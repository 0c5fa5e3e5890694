# SPDX-License-Identifier: Apache-2.0
"""The state of the whole public dataset, and the feed of its changes."""

from django.db import models
from django.db.models import Q


class Dataset(models.Model):
    """The one row that counts the states of the whole public dataset: each batch that changes it adds one."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=0)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_dataset")]


class Change(models.Model):
    """One line of the change feed, in the order the public dataset changed."""

    seq = models.BigIntegerField(
        primary_key=True, help_text="1, 2, 3 … without a gap; given under the publisher's lock."
    )
    dataset_version = models.BigIntegerField()
    kind = models.CharField(
        max_length=30,
        help_text="published, corrected, regraded, merged, withdrawn, suspended, reinstated.",
    )
    code = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    notice = models.JSONField(null=True)
    outbox_id = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["code"], name="change_code"),
            models.Index(fields=["-seq"], name="change_correction", condition=~Q(kind="published")),
        ]
