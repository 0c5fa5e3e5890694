# SPDX-License-Identifier: Apache-2.0
"""What was closed stands whole, with its record and its time; what the public is told is counted; erasing takes words."""

from importlib import import_module

from django.db import migrations

from registry.accounts.roles import quoted

BEFORE = import_module("registry.inbox.migrations.0001_initial").GUARD.partition("CREATE TRIGGER")[0]
# Words that nobody confirmed are erased with the texts. The second person names the revision that they saw: it is the
# one that stands, or the confirmation is refused.
GUARD = f"""
CREATE OR REPLACE FUNCTION inbox_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  erasing boolean := OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND OLD.confirmed_by_id IS NULL;
BEGIN
  IF (NEW.id, NEW.fingerprint, NEW.kind, NEW.received_at, NEW.due_on) IS DISTINCT FROM
     (OLD.id, OLD.fingerprint, OLD.kind, OLD.received_at, OLD.due_on) THEN
    RAISE EXCEPTION 'what was received stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.erased_at IS NOT NULL AND (NEW.state, NEW.erased_at, NEW.confirmed_by_id) IS DISTINCT FROM
      (OLD.state, OLD.erased_at, OLD.confirmed_by_id) THEN
    RAISE EXCEPTION 'an erased request stays closed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'closed' AND OLD.state = 'closed' AND (
      (NEW.outcome, NEW.names_record, NEW.record_id, NEW.closed_by_id, NEW.closed_at)
        IS DISTINCT FROM (OLD.outcome, OLD.names_record, OLD.record_id, OLD.closed_by_id, OLD.closed_at)
      OR (NEW.words <> OLD.words AND NOT (erasing AND NEW.words = '{{}}'))
      OR (OLD.confirmed_by_id IS NOT NULL AND NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id)) THEN
    RAISE EXCEPTION 'what was closed is opened before it is changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.revision NOT IN (OLD.revision, OLD.revision + 1) OR (NEW.revision = OLD.revision AND
      (NEW.state, NEW.confirmed_by_id) IS DISTINCT FROM (OLD.state, OLD.confirmed_by_id)) THEN
    RAISE EXCEPTION 'what the public is told is counted one by one' USING ERRCODE = 'restrict_violation';
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
"""


class Migration(migrations.Migration):
    dependencies = [("inbox", "0001_initial")]

    operations = [migrations.RunSQL(GUARD, BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))]
