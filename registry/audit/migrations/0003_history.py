# SPDX-License-Identifier: Apache-2.0
"""What every table of history shares: who may write an event, how events are numbered, and that none is left out."""

from django.db import migrations

from registry.audit.never_ignored import NEVER_IGNORED

# One numbering for all tables: whoever changes a record holds its newest revision, so that for one record the order
# of the numbers is the order of the changes, whatever a clock says.
KEPT = """
CREATE SEQUENCE registry_history_order;
CREATE FUNCTION registry_history_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'history is written by the change it tells of' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF coalesce(NEW.pgh_context ->> 'actor', '') = ''
     OR NEW.pgh_context ->> 'actor' <> coalesce(current_setting('registry.actor', true), '') THEN
    RAISE EXCEPTION 'nobody is named as the author of this change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.pgh_id := nextval('registry_history_order');
  RETURN NEW;
END $$;
"""
UNDO = "DROP FUNCTION registry_history_kept(); DROP SEQUENCE registry_history_order;"


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain")]
    operations = [
        migrations.RunSQL(KEPT, UNDO),
        migrations.RunSQL(NEVER_IGNORED, migrations.RunSQL.noop),
    ]
