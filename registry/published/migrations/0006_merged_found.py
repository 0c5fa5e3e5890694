# SPDX-License-Identifier: Apache-2.0
"""The records that were merged into one are found without reading all: for its page, and when it moves on itself."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("published", "0005_written_faster")]
    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["merged_into"], name="document_merged", condition=~Q(merged_into="")),
        )
    ]
