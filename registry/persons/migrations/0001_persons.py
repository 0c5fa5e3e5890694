# SPDX-License-Identifier: Apache-2.0
"""Named persons: sealed columns, and an erasure that takes two people and cannot be undone."""

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from registry.accounts.roles import quoted

GUARD = f"""
CREATE FUNCTION persons_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE actor uuid := registry_actor();
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.added_by_id <> actor OR NEW.erasure_asked_by_id IS NOT NULL OR NEW.erased_at IS NOT NULL THEN
      RAISE EXCEPTION 'a person is added by the one who acts, and not erased' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.erased_at IS NOT NULL THEN
    RAISE EXCEPTION 'an erased person stays erased' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.id, NEW.record_id, NEW.added_by_id, NEW.added_at) IS DISTINCT FROM
     (OLD.id, OLD.record_id, OLD.added_by_id, OLD.added_at) THEN
    RAISE EXCEPTION 'a person stays in its record' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.erasure_asked_by_id IS DISTINCT FROM OLD.erasure_asked_by_id AND (OLD.erasure_asked_by_id IS NOT NULL
      OR NEW.erasure_asked_by_id <> actor OR NOT registry_holds(actor, ARRAY[{quoted("person.erase")}])) THEN
    RAISE EXCEPTION 'an erasure is asked for once, by the one who acts' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.erased_at IS NOT NULL AND (OLD.erasure_asked_by_id IS NULL OR OLD.erasure_asked_by_id = actor
      OR NEW.erased_by_id <> actor OR NOT registry_holds(actor, ARRAY[{quoted("person.erase")}])) THEN
    RAISE EXCEPTION 'another person must confirm the erasure' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER persons_guard BEFORE INSERT OR UPDATE ON persons_person FOR EACH ROW EXECUTE FUNCTION persons_guard();
CREATE TRIGGER persons_stand BEFORE DELETE ON persons_person FOR EACH ROW EXECUTE FUNCTION registry_row_stands();
CREATE TRIGGER persons_stand_whole BEFORE TRUNCATE ON persons_person
  FOR EACH STATEMENT EXECUTE FUNCTION registry_row_stands();
"""
UNDO = """
DROP TRIGGER persons_guard ON persons_person; DROP TRIGGER persons_stand ON persons_person;
DROP TRIGGER persons_stand_whole ON persons_person; DROP FUNCTION persons_guard();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("casework", "0006_attachments"),
        ("evidence", "0006_files"),
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
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
                        choices=[("victim", "victim"), ("witness", "witness"), ("contact", "contact")],
                        max_length=10,
                        verbose_name="who it is",
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("none", "none given"),
                            ("desk_only", "for the desk alone"),
                            ("share_with_partners", "to be shared with partners"),
                            ("publish_name", "to have the name published"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="consent",
                    ),
                ),
                (
                    "consent_obtained_at",
                    models.DateField(blank=True, null=True, verbose_name="consent obtained on"),
                ),
                (
                    "consent_withdrawn_at",
                    models.DateField(blank=True, null=True, verbose_name="consent withdrawn on"),
                ),
                ("public_name_ok", models.BooleanField(default=False, verbose_name="the name may be public")),
                ("sealed_name", models.BinaryField(null=True)),
                ("sealed_contact", models.BinaryField(null=True)),
                ("sealed_details", models.BinaryField(null=True)),
                (
                    "wrapped_key",
                    models.BinaryField(
                        help_text="The person's own key under a master key; null once erased.", null=True
                    ),
                ),
                (
                    "master_key",
                    models.CharField(
                        help_text="Name of the master key that wraps the person's.", max_length=16
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("erasure_asked_at", models.DateTimeField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "erased_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "erasure_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="persons",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "added_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["victim", "witness", "contact"])),
                        name="person_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent__in", ["none", "desk_only", "share_with_partners", "publish_name"])
                        ),
                        name="person_consent_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("public_name_ok", False),
                            models.Q(("consent", "publish_name"), ("consent_withdrawn_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="person_public_by_consent_alone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("erased_at__isnull", True),
                                ("erased_by__isnull", True),
                                ("wrapped_key__isnull", False),
                            ),
                            models.Q(
                                ("erased_at__isnull", False),
                                ("erased_by__isnull", False),
                                ("erasure_asked_by__isnull", False),
                                ("sealed_contact__isnull", True),
                                ("sealed_details__isnull", True),
                                ("sealed_name__isnull", True),
                                ("wrapped_key__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="person_erased_holds_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_by__isnull", True),
                            models.Q(("erased_by", models.F("erasure_asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="person_erased_by_a_second",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNDO),
    ]
