# SPDX-License-Identifier: Apache-2.0
"""People sign in with second factors; links let them in; three guards that no page can go round."""

import django.db.models.deletion
import django.db.models.functions.text
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

GUARDS = """
CREATE FUNCTION accounts_nobody_raises_themselves() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF nullif(current_setting('registry.actor', true), '')::uuid = NEW.user_id
     AND EXISTS (SELECT FROM accounts_user WHERE id = NEW.user_id AND last_login IS NOT NULL) THEN
    RAISE EXCEPTION 'nobody gives themselves a role' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_nobody_raises_themselves BEFORE INSERT ON accounts_rolegrant
  FOR EACH ROW EXECUTE FUNCTION accounts_nobody_raises_themselves();

CREATE FUNCTION accounts_another_administrator(leaving uuid) RETURNS boolean LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7203);
  RETURN EXISTS (
    SELECT FROM accounts_rolegrant g JOIN accounts_user u ON u.id = g.user_id
     WHERE g.role = 'administrator' AND u.is_active AND u.password NOT LIKE '!%' AND u.id <> leaving);
END $$;

CREATE FUNCTION accounts_keeps_an_administrator() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'accounts_rolegrant' THEN
    IF OLD.role = 'administrator' AND EXISTS (SELECT FROM accounts_user WHERE id = OLD.user_id AND is_active)
       AND NOT accounts_another_administrator(OLD.user_id) THEN
      RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.is_active AND NOT NEW.is_active
     AND EXISTS (SELECT FROM accounts_rolegrant WHERE user_id = OLD.id AND role = 'administrator')
     AND NOT accounts_another_administrator(OLD.id) THEN
    RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_keeps_an_administrator BEFORE DELETE ON accounts_rolegrant
  FOR EACH ROW EXECUTE FUNCTION accounts_keeps_an_administrator();
CREATE TRIGGER accounts_keeps_an_administrator BEFORE UPDATE OF is_active ON accounts_user
  FOR EACH ROW EXECUTE FUNCTION accounts_keeps_an_administrator();

CREATE FUNCTION accounts_link_works_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a link that was used or withdrawn stays so' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_link_works_once BEFORE UPDATE ON accounts_link
  FOR EACH ROW EXECUTE FUNCTION accounts_link_works_once();
"""
UNDO = """
DROP TRIGGER accounts_link_works_once ON accounts_link; DROP FUNCTION accounts_link_works_once();
DROP TRIGGER accounts_keeps_an_administrator ON accounts_user;
DROP TRIGGER accounts_keeps_an_administrator ON accounts_rolegrant; DROP FUNCTION accounts_keeps_an_administrator();
DROP FUNCTION accounts_another_administrator(uuid);
DROP TRIGGER accounts_nobody_raises_themselves ON accounts_rolegrant;
DROP FUNCTION accounts_nobody_raises_themselves();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("spent", models.PositiveIntegerField()),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Link",
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
                        choices=[("invitation", "Invitation"), ("password", "New password")], max_length=12
                    ),
                ),
                (
                    "token_sha256",
                    models.BinaryField(
                        help_text="The link itself is kept nowhere.", max_length=32, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="user",
            name="email",
            field=models.EmailField(
                blank=True,
                help_text="For digests and links; empty: none.",
                max_length=254,
                verbose_name="e-mail address",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="last_seen_at",
            field=models.DateField(help_text="The day of the last request; no finer on purpose.", null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="session_round",
            field=models.PositiveIntegerField(
                default=0, help_text="Counted up to end every session of the person at once."
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="email_of_one_person",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links_made",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="links", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("used_at", None), ("withdrawn_at", None)),
                fields=("user",),
                name="link_open_once_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_at", None), ("withdrawn_at", None), _connector="OR"),
                name="link_used_or_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["invitation", "password"])), name="link_kind_known"
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
