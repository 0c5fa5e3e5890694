# SPDX-License-Identifier: Apache-2.0
from django.conf import settings
from django.db import models

from registry.casework.models.record import Record


class NamedReader(models.Model):
    """That somebody was let in to one record by name, whatever team they are in."""

    record = models.ForeignKey(Record, models.PROTECT, related_name="named_readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    with_the_work = models.BooleanField(
        db_default=False,
        default=False,
        help_text="Named because the record was given to them: the name goes when it is taken off.",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "person"], name="reader_named_once")]


class Sight(models.Model):
    """Who sees a record whatever its team: its authors, its named readers, and, without a person, every publisher.

    Triggers keep it (migration 0007); no service role writes it. It exists so that the walls ask one narrow table.
    """

    record = models.ForeignKey(Record, models.CASCADE, related_name="sights", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "person"], nulls_distinct=False, name="sight_once")
        ]
