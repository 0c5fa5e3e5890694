# SPDX-License-Identifier: Apache-2.0
"""Whoever wrote what nobody has approved yet stays its author when it goes to another record."""

from django.db import migrations

# What was released was approved by somebody else, so that its authors may approve it where it goes; what was written
# since was not. The figures of a claim go with it and ask again, for the same people.
ALONG = """
CREATE FUNCTION casework_authors_along(left_behind uuid, joined uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO casework_authorship (revision_id, author_id)
    SELECT newest.id, a.author_id FROM casework_authorship a
      JOIN casework_revision r ON r.id = a.revision_id AND r.record_id = left_behind AND r.released_at IS NULL,
      (SELECT id FROM casework_revision WHERE record_id = joined ORDER BY number DESC LIMIT 1) newest
  ON CONFLICT DO NOTHING
$$;
"""
GUARD = """
CREATE OR REPLACE FUNCTION casework_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE before uuid; after uuid;
BEGIN
  IF TG_OP <> 'INSERT' THEN before := (to_jsonb(OLD) ->> TG_ARGV[0])::uuid; END IF;
  IF TG_OP <> 'DELETE' THEN after := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid; END IF;
  IF TG_ARGV[0] = 'claim_id' THEN
    SELECT record_id INTO before FROM casework_claim WHERE id = before;
    SELECT record_id INTO after FROM casework_claim WHERE id = after;
  END IF;
  IF before IS NOT NULL THEN PERFORM casework_note_author(before); END IF;
  IF after IS NOT NULL AND after IS DISTINCT FROM before THEN
    PERFORM casework_note_author(after);{along}
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
"""
CARRIES = "\n    IF before IS NOT NULL THEN PERFORM casework_authors_along(before, after); END IF;"


class Migration(migrations.Migration):
    dependencies = [("casework", "0022_moves_keep_guards")]
    operations = [
        migrations.RunSQL(ALONG, "DROP FUNCTION casework_authors_along(uuid, uuid);"),
        migrations.RunSQL(GUARD.replace("{along}", CARRIES), GUARD.replace("{along}", "")),
    ]
