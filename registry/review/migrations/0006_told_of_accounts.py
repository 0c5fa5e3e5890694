# SPDX-License-Identifier: Apache-2.0
"""Nobody takes an account over in silence: what the trail tells of a way into it is told to its person and to all who
manage people, in the same transaction."""

from django.db import migrations, models

from registry.accounts.roles import quoted
from registry.audit.one_state import in_one_state

OF_RECORDS = ["mention", "assigned", "changes_requested", "decided", "comment", "overdue", "hold"]
ALARMS = ["many_viewed", "tried_too_often"]
OF_ACCOUNTS = ["link_made", "factor_reset", "role_given", "put_into_team", "invited"]

TELL = """
CREATE FUNCTION review_account_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  what text := CASE said->>'verb' WHEN 'account.link_made' THEN 'link_made'
    WHEN 'account.second_factor_reset' THEN 'factor_reset' WHEN 'account.joined' THEN 'put_into_team'
    WHEN 'account.invited' THEN 'invited'
    WHEN 'account.roles_changed' THEN CASE WHEN jsonb_array_length(said->'data'->'given') > 0 THEN 'role_given' END END;
BEGIN
  INSERT INTO review_notification (id, person_id, kind, account_id, made_by_id, about, made_at)
  SELECT gen_random_uuid(), u.id, what, (said->>'subject')::uuid, (said->>'actor')::uuid,
         md5('audit event ' || NEW.seq)::uuid, now()
    FROM accounts_user u
   WHERE what IS NOT NULL AND u.is_active AND u.id <> (said->>'actor')::uuid
     AND ((u.id = (said->>'subject')::uuid AND what <> 'invited')
       OR (u.id <> (said->>'subject')::uuid AND registry_holds(u.id, ARRAY[{manages}])));
  RETURN NULL;
END $$;
CREATE TRIGGER review_account_told AFTER INSERT ON audit_event FOR EACH ROW WHEN (NEW.verb LIKE 'account.%')
  EXECUTE FUNCTION review_account_told();
"""
UNDO = "DROP TRIGGER review_account_told ON audit_event; DROP FUNCTION review_account_told();"


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_history"), ("accounts", "0004_closed_teams"), ("review", "0005_alarms")]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mention", "mentioned you in a comment"),
                    ("assigned", "gave you this record"),
                    ("changes_requested", "asked for changes"),
                    ("decided", "decided on what you wrote"),
                    ("comment", "commented on what you wrote"),
                    ("overdue", "The day it was due has passed"),
                    ("hold", "put a hold on it or lifted one"),
                    ("many_viewed", "opened very many records within ten minutes"),
                    ("tried_too_often", "Signing in was tried too often"),
                    ("link_made", "made a link for a password"),
                    ("factor_reset", "reset the second factor"),
                    ("role_given", "gave a role"),
                    ("put_into_team", "put this account into a team"),
                    ("invited", "invited this person"),
                ],
                max_length=20,
            ),
        ),
        migrations.RemoveConstraint(model_name="notification", name="notification_kind_known"),
        migrations.RemoveConstraint(model_name="notification", name="notification_of_a_record_or_an_alarm"),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[*OF_RECORDS, *ALARMS, *OF_ACCOUNTS]),
                name="notification_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[*ALARMS, *OF_ACCOUNTS], record__isnull=True)
                | (
                    models.Q(("kind__in", [*ALARMS, *OF_ACCOUNTS]), _negated=True)
                    & models.Q(record__isnull=False, account__isnull=True)
                ),
                name="notification_of_a_record_or_an_alarm",
            ),
        ),
        migrations.RunSQL(TELL.replace("{manages}", quoted("people.manage")), UNDO),
    ]
    operations = in_one_state(operations)
