# SPDX-License-Identifier: Apache-2.0
"""Notes of the desk, pages that are typed and not saved, who is editing, and how a best figure was found."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0016_views_and_searches"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Editing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="UnsavedEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("page", models.CharField(help_text="The key of the page that was shown.", max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[("incident", "incident"), ("aggregate_report", "aggregate report")],
                        max_length=20,
                    ),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(
                        default=0, help_text="Of the record when the page was opened."
                    ),
                ),
                (
                    "base",
                    models.JSONField(default=dict, help_text="The fields of the page as they were then."),
                ),
                (
                    "typed",
                    models.JSONField(help_text="The fields as typed; null while nothing was.", null=True),
                ),
                (
                    "closed",
                    models.BooleanField(
                        default=False,
                        help_text="It was saved: what is still on its way from the page is kept no more.",
                    ),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("kept_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["-kept_at"],
            },
        ),
        migrations.AddField(
            model_name="record",
            name="notes",
            field=models.TextField(blank=True, verbose_name="notes of the desk; never public"),
        ),
        migrations.AddField(
            model_name="casualtyassessment",
            name="method",
            field=models.CharField(
                choices=[
                    ("most_reliable_source", "the number of the most reliable source"),
                    ("named_people", "a count of people known by name"),
                    ("site_work", "work at the place, such as interviews or records of hospitals"),
                    ("other", "in another way"),
                ],
                default="other",
                max_length=30,
                verbose_name="how it was found",
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("notes"), 100000
                ),
                name="record_notes_of_a_size",
            ),
        ),
        migrations.AddField(
            model_name="editing",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="editing",
            name="record",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.record"
            ),
        ),
        migrations.AddField(
            model_name="unsavedentry",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="unsavedentry",
            name="record",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.record"
            ),
        ),
        migrations.AddConstraint(
            model_name="editing",
            constraint=models.UniqueConstraint(fields=("record", "person"), name="seen_editing_once"),
        ),
        migrations.AddConstraint(
            model_name="unsavedentry",
            constraint=models.UniqueConstraint(fields=("person", "page"), name="one_unsaved_entry_per_page"),
        ),
    ]
