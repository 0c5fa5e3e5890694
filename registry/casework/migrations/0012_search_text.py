# SPDX-License-Identifier: Apache-2.0
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import registry.casework.models.search_text


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_standing_kept")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="casework.record",
                    ),
                ),
                ("words", registry.casework.models.search_text.WordsField()),
                ("titles", models.TextField(help_text="Titles of all languages, for likeness.")),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="search_words"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("titles"), name="gin_trgm_ops"),
                        name="search_titles",
                    ),
                ],
            },
        )
    ]
