# SPDX-License-Identifier: Apache-2.0
"""A code keeps its meaning for ever; and the functions by which other tables ask whether a code is known."""

from django.db import migrations

# TRUNCATE stays possible for the owner alone (other roles hold no such right): tests empty tables with it.
KEEP = """
CREATE FUNCTION vocabularies_keep_concept() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'vocabulary %: % is never deleted, only deprecated', OLD.scheme_id, OLD.code
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE'
     AND (NEW.id, NEW.scheme_id, NEW.code) IS DISTINCT FROM (OLD.id, OLD.scheme_id, OLD.code) THEN
    RAISE EXCEPTION 'vocabulary %: the code % never changes', OLD.scheme_id, OLD.code
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM vocabularies_concept
             WHERE id IN (NEW.parent_id, NEW.replaced_by_id) AND scheme_id <> NEW.scheme_id) THEN
    RAISE EXCEPTION 'vocabulary %: % points into another vocabulary', NEW.scheme_id, NEW.code
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vocabularies_keep_concept BEFORE INSERT OR UPDATE OR DELETE ON vocabularies_concept
  FOR EACH ROW EXECUTE FUNCTION vocabularies_keep_concept();

CREATE FUNCTION vocabularies_keep_scheme() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.code <> OLD.code THEN
    RAISE EXCEPTION 'vocabulary % is never deleted and never changes its code', OLD.code
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.version < OLD.version THEN
    RAISE EXCEPTION 'vocabulary %: version % is below %', OLD.code, NEW.version, OLD.version
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vocabularies_keep_scheme BEFORE UPDATE OR DELETE ON vocabularies_scheme
  FOR EACH ROW EXECUTE FUNCTION vocabularies_keep_scheme();
"""
DROP_KEEP = """
DROP TRIGGER vocabularies_keep_scheme ON vocabularies_scheme;
DROP FUNCTION vocabularies_keep_scheme();
DROP TRIGGER vocabularies_keep_concept ON vocabularies_concept;
DROP FUNCTION vocabularies_keep_concept();
"""

# A heading is no word for a record. The path is pinned, or a temporary table of that name would know
# any code its maker likes.
HAS = """
CREATE FUNCTION vocabulary_has(scheme text, code text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT code IS NULL OR EXISTS (
    SELECT 1 FROM vocabularies_concept c
    WHERE c.scheme_id = vocabulary_has.scheme AND c.code = vocabulary_has.code
      AND NOT coalesce((c.attributes ->> 'grouping')::boolean, false))
$$;
CREATE FUNCTION vocabulary_has_all(scheme text, codes text[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT coalesce(bool_and(code IS NOT NULL AND vocabulary_has(scheme, code)), true)
  FROM unnest(codes) AS code
$$;
"""
DROP_HAS = """
DROP FUNCTION vocabulary_has_all(text, text[]);
DROP FUNCTION vocabulary_has(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("vocabularies", "0001_initial")]
    operations = [
        migrations.RunSQL(KEEP, DROP_KEEP),
        migrations.RunSQL(HAS, DROP_HAS),
    ]
