# SPDX-License-Identifier: Apache-2.0
"""A team can be closed: it takes nobody in and holds no record. Nobody puts themselves into a team."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Only somebody who has signed in once can press a button for themselves: what fills an empty database is not meant.
GUARDS = """
CREATE FUNCTION accounts_nobody_joins_alone() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF nullif(current_setting('registry.actor', true), '')::uuid = NEW.user_id
     AND EXISTS (SELECT FROM accounts_user WHERE id = NEW.user_id AND last_login IS NOT NULL) THEN
    RAISE EXCEPTION 'nobody puts themselves into a team' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_nobody_joins_alone BEFORE INSERT ON accounts_membership
  FOR EACH ROW EXECUTE FUNCTION accounts_nobody_joins_alone();

CREATE FUNCTION accounts_closed_takes_nobody() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE closed timestamptz;
BEGIN
  SELECT closed_at INTO closed FROM accounts_team WHERE id = NEW.team_id FOR SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'a closed team takes nobody in' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_closed_takes_nobody BEFORE INSERT ON accounts_membership
  FOR EACH ROW EXECUTE FUNCTION accounts_closed_takes_nobody();

CREATE FUNCTION accounts_closed_is_empty() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM accounts_membership WHERE team_id = NEW.id) THEN
    RAISE EXCEPTION 'a team with people in it is not closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_closed_is_empty BEFORE UPDATE OF closed_at ON accounts_team FOR EACH ROW
  WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION accounts_closed_is_empty();
"""
UNDO = """
DROP TRIGGER accounts_closed_is_empty ON accounts_team; DROP FUNCTION accounts_closed_is_empty();
DROP TRIGGER accounts_closed_takes_nobody ON accounts_membership; DROP FUNCTION accounts_closed_takes_nobody();
DROP TRIGGER accounts_nobody_joins_alone ON accounts_membership; DROP FUNCTION accounts_nobody_joins_alone();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_teams"),
    ]

    operations = [
        migrations.AddField(
            model_name="team",
            name="closed_at",
            field=models.DateTimeField(null=True, editable=False),
        ),
        migrations.AddField(
            model_name="team",
            name="closed_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="team_closed_by_a_person",
            ),
        ),
        migrations.RunSQL(GUARDS, UNDO),
    ]
