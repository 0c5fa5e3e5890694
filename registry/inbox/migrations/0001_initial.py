# SPDX-License-Identifier: Apache-2.0
"""Requests of readers on the desk: every text sealed, words for the public by two people."""

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from registry.accounts.roles import quoted

GUARD = f"""
CREATE FUNCTION inbox_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.fingerprint, NEW.kind, NEW.received_at, NEW.due_on) IS DISTINCT FROM
     (OLD.id, OLD.fingerprint, OLD.kind, OLD.received_at, OLD.due_on) THEN
    RAISE EXCEPTION 'what was received stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.erased_at IS NOT NULL AND (NEW.state <> OLD.state OR NEW.erased_at IS DISTINCT FROM OLD.erased_at) THEN
    RAISE EXCEPTION 'an erased request stays closed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'closed' AND OLD.state = 'closed' AND (NEW.outcome, NEW.words, NEW.names_record, NEW.closed_by_id)
      IS DISTINCT FROM (OLD.outcome, OLD.words, OLD.names_record, OLD.closed_by_id) THEN
    RAISE EXCEPTION 'what was closed is opened before it is changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.closed_by_id IS DISTINCT FROM OLD.closed_by_id AND NEW.closed_by_id IS NOT NULL THEN
    IF NEW.closed_by_id <> registry_actor() OR NOT registry_holds(registry_actor(), ARRAY[{quoted("request.handle")}]) THEN
      RAISE EXCEPTION 'a request is closed by the one who acts' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  IF NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id AND NEW.confirmed_by_id IS NOT NULL THEN
    IF OLD.state <> 'closed' OR OLD.closed_by_id = registry_actor() OR NEW.confirmed_by_id <> registry_actor()
        OR NOT registry_holds(registry_actor(), ARRAY[{quoted("request.handle")}]) THEN
      RAISE EXCEPTION 'another person must confirm words for the public' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inbox_guard BEFORE UPDATE ON inbox_readerrequest FOR EACH ROW EXECUTE FUNCTION inbox_guard();
CREATE TRIGGER inbox_stand BEFORE DELETE ON inbox_readerrequest FOR EACH ROW EXECUTE FUNCTION registry_row_stands();
CREATE TRIGGER inbox_text_stand BEFORE DELETE ON inbox_sealedtext
  FOR EACH ROW EXECUTE FUNCTION registry_row_stands();
"""
UNDO = """
DROP TRIGGER inbox_guard ON inbox_readerrequest; DROP TRIGGER inbox_stand ON inbox_readerrequest;
DROP TRIGGER inbox_text_stand ON inbox_sealedtext; DROP FUNCTION inbox_guard();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casework", "0028_documents_at_an_address"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReaderRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(help_text="SHA-256 of its number.", max_length=64, unique=True),
                ),
                ("kind", models.CharField(max_length=10)),
                ("received_at", models.DateTimeField()),
                ("due_on", models.DateField(help_text="Until when it is to be answered.")),
                ("state", models.CharField(default="received", max_length=10)),
                ("outcome", models.CharField(blank=True, default="", max_length=20)),
                ("words", models.JSONField(default=dict, help_text="For the public, by language.")),
                (
                    "names_record",
                    models.BooleanField(default=False, help_text="Whether the public is told which record."),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "revision",
                    models.PositiveIntegerField(default=1, help_text="Counts what the world is to be told."),
                ),
                (
                    "told",
                    models.PositiveIntegerField(
                        default=0, help_text="Up to which revision the world was told."
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        help_text="Of the words.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reader_requests",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "ordering": ["received_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="SealedText",
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
                            ("letter", "Letter"),
                            ("note", "Note"),
                            ("answer", "Answer"),
                            ("reason", "Reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="inbox.readerrequest",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="readerrequest",
            index=models.Index(fields=["due_on"], name="request_due"),
        ),
        migrations.AddIndex(
            model_name="readerrequest",
            index=models.Index(
                condition=models.Q(("told__lt", models.F("revision"))),
                fields=["id"],
                name="request_to_be_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ("removal", "error", "other")),
                    ("state__in", ["received", "in_hand", "answered", "closed"]),
                    (
                        "outcome__in",
                        ["", "corrected", "removed", "not_changed", "forwarded", "not_for_us", "duplicate"],
                    ),
                ),
                name="reader_request_codes_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "closed"),
                        models.Q(("outcome", ""), _negated=True),
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                    ),
                    models.Q(
                        models.Q(("state", "closed"), _negated=True),
                        ("erased_at__isnull", True),
                        ("names_record", False),
                        ("outcome", ""),
                        ("words", {}),
                        ("closed_at__isnull", True),
                        ("closed_by__isnull", True),
                        ("confirmed_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="reader_request_closed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("closed_by")), _negated=True),
                    _connector="OR",
                ),
                name="reader_request_words_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealedtext",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "letter")), fields=("request",), name="one_letter_a_request"
            ),
        ),
        migrations.AddConstraint(
            model_name="sealedtext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "letter"), ("written_by__isnull", True)),
                    models.Q(("kind__in", ["note", "answer", "reason"]), ("written_by__isnull", False)),
                    _connector="OR",
                ),
                name="sealed_text_has_its_author",
            ),
        ),
        migrations.RunSQL(GUARD, UNDO),
    ]
