# SPDX-License-Identifier: Apache-2.0
from django.db import models

from registry.casework.models.record import Record


class Tally(models.Model):
    """The range of people killed and injured that a record's counted claims make: for filters and orders alone.

    Written with the claims by `actions.tally`. A change of claims past it takes the row away, so that no number here
    is ever an old one; until the next count the record has none. Persons; a most that is empty is open above.
    """

    record = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="tally")
    killed_min = models.PositiveIntegerField(null=True)
    killed_max = models.PositiveIntegerField(null=True)
    injured_min = models.PositiveIntegerField(null=True)
    injured_max = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-killed_min"], name="tally_killed"),
            models.Index(fields=["-injured_min"], name="tally_injured"),
        ]
