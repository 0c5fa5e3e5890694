# SPDX-License-Identifier: Apache-2.0
"""A number is worded as open above or has a most, never both.

Rows that stand already are not judged again: the content of a reviewed record stands still. A correction writes
its figures anew, and then the rule holds for them.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import Q

AS_WORDED = (Q(max__isnull=True) & ~Q(qualifier__in=("exact", "about", "up_to"))) | (
    Q(max__isnull=False) & ~Q(qualifier__in=("at_least", "more_than", "vague"))
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_complete")]
    operations = [
        AddConstraintNotValid(
            "casualtyfigure",
            models.CheckConstraint(condition=Q(as_imported=True) | AS_WORDED, name="casualty_most_as_worded"),
        ),
        AddConstraintNotValid(
            "displacementfigure",
            models.CheckConstraint(condition=AS_WORDED, name="displacement_most_as_worded"),
        ),
    ]
