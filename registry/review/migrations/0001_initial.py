# SPDX-License-Identifier: Apache-2.0

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casework", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("submit", "submit"),
                            ("take_back", "take_back"),
                            ("start_review", "start_review"),
                            ("approve", "approve"),
                            ("request_changes", "request_changes"),
                            ("reject", "reject"),
                            ("hold", "hold"),
                            ("lift_hold", "lift_hold"),
                            ("reopen", "reopen"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("out_of_scope", "out_of_scope"),
                            ("duplicate", "duplicate"),
                            ("insufficient", "insufficient"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("content_sha256", models.CharField(blank=True, max_length=64)),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="casework.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["decided_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "approve"), _negated=True),
                            ("content_sha256__regex", "^[0-9a-f]{64}$"),
                            _connector="OR",
                        ),
                        name="approval_names_its_bytes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ("out_of_scope", "duplicate", "insufficient")),
                                ("step", "reject"),
                            ),
                            models.Q(models.Q(("step", "reject"), _negated=True), ("outcome", "")),
                            _connector="OR",
                        ),
                        name="rejection_says_which",
                    ),
                ],
            },
        ),
    ]
