# SPDX-License-Identifier: Apache-2.0

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from registry.audit.one_state import in_one_state


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("casework", "0005_as_worded"),
        ("review", "0002_signed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("task", models.CharField(choices=[("write", "write"), ("review", "review")], max_length=10)),
                ("due", models.DateField(blank=True, null=True)),
                ("assigned_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["assigned_at"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "anchor",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("title", "title"),
                            ("summary", "summary"),
                            ("date", "date"),
                            ("incident_type", "incident_type"),
                            ("harm_grade", "harm_grade"),
                            ("sensitivity", "sensitivity"),
                            ("locations", "locations"),
                            ("claims", "claims"),
                            ("weapons", "weapons"),
                            ("objects", "objects"),
                            ("attributions", "attributions"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(max_length=4000)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closing_words", models.TextField(blank=True, max_length=4000)),
            ],
            options={
                "ordering": ["written_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="DigestChoice",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="digest_choice",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "every",
                    models.CharField(
                        choices=[("off", "never"), ("day", "once a day"), ("now", "within a few minutes")],
                        default="off",
                        max_length=5,
                    ),
                ),
                (
                    "address",
                    models.EmailField(
                        blank=True,
                        help_text="Where it goes; nothing else is ever sent there.",
                        max_length=254,
                    ),
                ),
                ("sent_at", models.DateTimeField(help_text="When the last one left.", null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mention", "mentioned you in a comment"),
                            ("assigned", "gave you this record"),
                            ("changes_requested", "asked for changes"),
                            ("decided", "decided on what you wrote"),
                            ("comment", "commented on what you wrote"),
                            ("overdue", "The day it was due has passed"),
                            ("hold", "put a hold on it or lifted one"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "about",
                    models.UUIDField(
                        help_text="Comment, decision or assignment; told once of each.", null=True
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ReviewLock",
            fields=[
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="lock",
                        serialize=False,
                        to="casework.revision",
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField(help_text="When its owner was last at it.")),
            ],
        ),
        migrations.CreateModel(
            name="SevereType",
            fields=[
                ("incident_type", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("wait_hours", models.PositiveIntegerField(default=0)),
                ("other_team", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddField(
            model_name="decision",
            name="found",
            field=models.PositiveIntegerField(
                db_default=0,
                default=0,
                help_text="Coordinates, telephone numbers and addresses in the public text.",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="found_reason",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="Why they may be public; never public itself.",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="ticks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), blank=True, db_default=[], default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("found", 0),
                    models.Q(("step", "approve"), _negated=True),
                    models.Q(("ticks__contains", ["found"]), models.Q(("found_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="approval_answers_what_was_found",
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="assigned_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="record",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="casework.record"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="answers",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replies",
                to="review.comment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="record",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="casework.record"
            ),
        ),
        migrations.AddConstraint(
            model_name="digestchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("every", "off"),
                    models.Q(("every__in", ["day", "now"]), models.Q(("address", ""), _negated=True)),
                    _connector="OR",
                ),
                name="digest_choice_known",
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="mentions", to="review.comment"
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="notification",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="notification",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="notification",
            name="record",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.record"
            ),
        ),
        migrations.AddField(
            model_name="reviewlock",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["person", "task"],
                name="review_given_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("record", "task"),
                name="record_given_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="assignment_end_has_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("task__in", ["write", "review"])), name="assignment_task_known"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("answers__isnull", True), ("closed_at__isnull", True)),
                fields=["record"],
                name="review_open_threads",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="comment_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "anchor__in",
                        [
                            "",
                            "title",
                            "summary",
                            "date",
                            "incident_type",
                            "harm_grade",
                            "sensitivity",
                            "locations",
                            "claims",
                            "weapons",
                            "objects",
                            "attributions",
                        ],
                    )
                ),
                name="comment_anchor_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True), ("closing_words", "")),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        models.Q(("closing_words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="comment_closed_with_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("answers__isnull", True), ("closed_at__isnull", True), _connector="OR"),
                name="threads_close_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(fields=("comment", "person"), name="review_mentioned_once"),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(("read_at__isnull", True)), fields=["person"], name="review_unread"
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(fields=("person", "kind", "about"), name="review_told_once"),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["mention", "assigned", "changes_requested", "decided", "comment", "overdue", "hold"],
                    )
                ),
                name="notification_kind_known",
            ),
        ),
    ]
    operations = in_one_state(operations)
