# SPDX-License-Identifier: Apache-2.0
"""Requests of readers: sealed until they are fetched, and how they stand."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0007_people_by_sex_and_age"),
    ]

    operations = [
        migrations.CreateModel(
            name="InboxItem",
            fields=[
                (
                    "fingerprint",
                    models.CharField(
                        help_text="SHA-256 of its number.", max_length=64, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("sealed", models.BinaryField(help_text="age (X25519), readable on the desk alone.")),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "db_table": "published_inbox",
                "ordering": ["received_at", "fingerprint"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("removal", "error", "other"))),
                        name="inbox_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestState",
            fields=[
                (
                    "fingerprint",
                    models.CharField(
                        help_text="SHA-256 of its number.", max_length=64, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("state", models.CharField(default="received", max_length=10)),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                ("outcome", models.CharField(blank=True, max_length=20)),
                (
                    "closed_in",
                    models.DateField(help_text="First day of the month in which it was closed.", null=True),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True, help_text="Of the record, where the desk lets it be named.", max_length=20
                    ),
                ),
                (
                    "words",
                    models.JSONField(
                        default=dict, help_text="Said of the outcome, by language; confirmed by two."
                    ),
                ),
            ],
            options={
                "ordering": ["-closed_in", "fingerprint"],
                "indexes": [models.Index(fields=["-closed_in"], name="request_outcomes")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("removal", "error", "other")),
                            ("state__in", ["received", "in_hand", "answered", "closed"]),
                            (
                                "outcome__in",
                                [
                                    "",
                                    "corrected",
                                    "removed",
                                    "not_changed",
                                    "forwarded",
                                    "not_for_us",
                                    "duplicate",
                                ],
                            ),
                        ),
                        name="request_codes_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                                ("closed_in__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_in__isnull", True),
                                ("code", ""),
                                ("outcome", ""),
                                ("words", {}),
                            ),
                            _connector="OR",
                        ),
                        name="request_closed_with_an_outcome",
                    ),
                ],
            },
        ),
    ]
