# SPDX-License-Identifier: Apache-2.0
from django.db import models


class Mirror(models.Model):
    """A row that triggers alone write, about one record, and what decides who sees that record.

    The second wall judges the row by these columns, without a look at the record: a list asks it of every row.
    """

    sensitivity = models.CharField(max_length=40)
    team_id = models.UUIDField(null=True, help_text="Whose record it is; null: the whole desk's.")
    created_by_id = models.UUIDField()

    class Meta:
        abstract = True
