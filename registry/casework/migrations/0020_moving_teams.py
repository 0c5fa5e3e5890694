# SPDX-License-Identifier: Apache-2.0
"""A record moves between teams without being written, and a closed team has none."""

from django.db import migrations

from registry.accounts.roles import quoted

# Whose record it is is no content: it moves in every state, and whoever moves it wrote nothing. The newest revision is held
# as by every other change, so that history keeps their order.
GUARD = """
CREATE FUNCTION casework_may_move(moved uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM accounts_rolegrant g JOIN accounts_user u ON u.id = g.user_id
    WHERE g.user_id = registry_actor() AND u.is_active AND (g.role IN ({assigns}) OR (g.role IN ({writes})
      AND EXISTS (SELECT 1 FROM casework_authorship a JOIN casework_revision v ON v.id = a.revision_id
        WHERE v.record_id = moved AND a.author_id = registry_actor()))))
$$;
CREATE FUNCTION casework_record_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.team_id IS DISTINCT FROM OLD.team_id THEN
    IF to_jsonb(NEW) - 'team_id' <> to_jsonb(OLD) - 'team_id' THEN
      RAISE EXCEPTION 'a record is moved or written, not both at once' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT casework_may_move(OLD.id) THEN
      RAISE EXCEPTION 'a record is moved by its author or by somebody who gives records to people'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM 1 FROM casework_revision WHERE record_id = OLD.id ORDER BY number DESC LIMIT 1 FOR UPDATE;
    RETURN NEW;
  END IF;
  PERFORM casework_note_author(OLD.id);
  RETURN coalesce(NEW, OLD);
END $$;
DROP TRIGGER casework_guard_before ON casework_record;
CREATE TRIGGER casework_guard_before BEFORE UPDATE OR DELETE ON casework_record
  FOR EACH ROW EXECUTE FUNCTION casework_record_guard();
"""
UNDO_GUARD = """
DROP TRIGGER casework_guard_before ON casework_record;
CREATE TRIGGER casework_guard_before BEFORE UPDATE OR DELETE ON casework_record
  FOR EACH ROW EXECUTE FUNCTION casework_guard('id');
DROP FUNCTION casework_record_guard(); DROP FUNCTION casework_may_move(uuid);
"""

# The row of the team is locked, so that a team cannot close while a record comes to it.
CLOSED = """
CREATE FUNCTION casework_of_open_team() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE closed timestamptz;
BEGIN
  SELECT closed_at INTO closed FROM accounts_team WHERE id = NEW.team_id FOR SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'a closed team has no records' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_of_open_team BEFORE INSERT ON casework_record FOR EACH ROW
  WHEN (NEW.team_id IS NOT NULL) EXECUTE FUNCTION casework_of_open_team();
CREATE TRIGGER casework_to_open_team BEFORE UPDATE ON casework_record FOR EACH ROW
  WHEN (NEW.team_id IS NOT NULL AND NEW.team_id IS DISTINCT FROM OLD.team_id)
  EXECUTE FUNCTION casework_of_open_team();

CREATE FUNCTION casework_leaves_team() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM casework_record WHERE team_id = NEW.id) THEN
    RAISE EXCEPTION 'a team that has records is not closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_leaves_team BEFORE UPDATE OF closed_at ON accounts_team FOR EACH ROW
  WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION casework_leaves_team();
"""
UNDO_CLOSED = """
DROP TRIGGER casework_leaves_team ON accounts_team; DROP FUNCTION casework_leaves_team();
DROP TRIGGER casework_to_open_team ON casework_record; DROP TRIGGER casework_of_open_team ON casework_record;
DROP FUNCTION casework_of_open_team();
"""

# How many, and nothing else, and to nobody but an administrator: a team with records is not closed.
HOW_MANY = """
CREATE FUNCTION casework_records_of_team(asked uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM casework_record WHERE team_id = asked AND EXISTS (
    SELECT 1 FROM accounts_rolegrant g JOIN accounts_user u ON u.id = g.user_id
     WHERE g.user_id = nullif(current_setting('registry.viewer', true), '')::uuid AND u.is_active
       AND g.role IN ({manages}))
$$;
"""
UNDO_HOW_MANY = "DROP FUNCTION casework_records_of_team(uuid);"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_closed_teams"),
        ("casework", "0019_new_fields_history"),
    ]

    operations = [
        migrations.RunSQL(
            GUARD.format(assigns=quoted("review.assign"), writes=quoted("record.write")), UNDO_GUARD
        ),
        migrations.RunSQL(CLOSED, UNDO_CLOSED),
        migrations.RunSQL(HOW_MANY.format(manages=quoted("people.manage")), UNDO_HOW_MANY),
    ]
