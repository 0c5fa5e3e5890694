# SPDX-License-Identifier: Apache-2.0

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casework", "0003_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Outbox",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("published", "Published"),
                            ("corrected", "Corrected"),
                            ("regraded", "Regraded"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("content", models.BinaryField(null=True)),
                ("content_sha256", models.CharField(blank=True, max_length=64)),
                ("notice", models.JSONField(null=True)),
                (
                    "takes_down",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(),
                        default=list,
                        help_text="Earlier versions that tell a place more finely than is safe; their content goes with this one.",
                        size=None,
                    ),
                ),
                ("requested_at", models.DateTimeField(auto_now_add=True)),
                (
                    "done_at",
                    models.DateTimeField(
                        help_text="When the public database was known to hold it.", null=True
                    ),
                ),
                ("dataset_version", models.BigIntegerField(null=True)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outbox",
                        to="casework.record",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outbox",
                        to="casework.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)), fields=["id"], name="outbox_waiting"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version", "kind"), name="asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", True), ("kind", "withdrawn")),
                            models.Q(
                                models.Q(("kind", "withdrawn"), _negated=True), ("content__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="outbox_content_unless_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dataset_version__isnull", True), ("done_at__isnull", True)),
                            models.Q(("dataset_version__isnull", False), ("done_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="done_names_its_dataset_version",
                    ),
                ],
            },
        ),
    ]
