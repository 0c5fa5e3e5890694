# SPDX-License-Identifier: Apache-2.0

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "seq",
                    models.BigIntegerField(
                        help_text="1, 2, 3 … without a gap.", primary_key=True, serialize=False
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        help_text="Canonical JSON (RFC 8785): at, actor, verb, subject, reason, data."
                    ),
                ),
                ("prev_hash", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32, unique=True)),
                (
                    "verb",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("body"),
                            output_field=models.CharField(max_length=60),
                            template="((body::jsonb)->>'verb')",
                        ),
                        output_field=models.CharField(max_length=60),
                    ),
                ),
                (
                    "subject",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("body"),
                            output_field=models.CharField(max_length=80),
                            template="((body::jsonb)->>'subject')",
                        ),
                        output_field=models.CharField(max_length=80),
                    ),
                ),
            ],
            options={
                "ordering": ["seq"],
                "indexes": [models.Index(fields=["subject", "seq"], name="audit_event_subject_c07c4c_idx")],
            },
        ),
    ]
