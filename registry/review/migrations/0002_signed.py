# SPDX-License-Identifier: Apache-2.0
"""A decision bears the name of the person who takes it, and an approval never that of an author."""

from django.db import migrations

from registry.accounts.roles import quoted

SIGNED = """
CREATE FUNCTION review_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.decided_by_id <> registry_actor() THEN
    RAISE EXCEPTION 'a decision is signed by the person who takes it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.step IN ('approve', 'reject', 'request_changes') AND NOT registry_holds(NEW.decided_by_id, ARRAY[%(roles)s]) THEN
    RAISE EXCEPTION 'this decision needs the role of a reviewer' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.step IN ('approve', 'reject', 'request_changes') AND EXISTS (SELECT 1 FROM casework_authorship
      WHERE revision_id = NEW.revision_id AND author_id = NEW.decided_by_id) THEN
    RAISE EXCEPTION 'another person must take this step' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_signed BEFORE INSERT ON review_decision FOR EACH ROW EXECUTE FUNCTION review_signed();
"""
UNDO = "DROP TRIGGER review_signed ON review_decision; DROP FUNCTION review_signed();"


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial"), ("casework", "0002_guards")]
    operations = [migrations.RunSQL(SIGNED % {"roles": quoted("review.decide")}, UNDO)]
