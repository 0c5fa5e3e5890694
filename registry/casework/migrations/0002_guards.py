# SPDX-License-Identifier: Apache-2.0
"""Workflow, authorship and four-eyes held by the database, so that no path around the code exists.

A person is known by the setting `registry.actor`, made once per transaction (`audit.trail.acting_as`).
"""

from django.db import migrations

from registry.domain.workflow import STEPS

CONTENT = {
    "casework_record": "id",
    "casework_incident": "record_ptr_id",
    "casework_aggregatereport": "record_ptr_id",
    "casework_incidentlocation": "record_id",
    "casework_weaponuse": "record_id",
    "casework_claim": "record_id",
    "casework_objectdamage": "record_id",
    "casework_attribution": "record_id",
    "casework_casualtyassessment": "record_id",
    "casework_casualtyfigure": "claim_id",
    "casework_displacementfigure": "claim_id",
}

ACTOR = """
CREATE FUNCTION registry_actor() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF coalesce(current_setting('registry.actor', true), '') = '' THEN
    RAISE EXCEPTION 'nobody is named as the author of this change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN current_setting('registry.actor')::uuid;
END $$;
"""

OPEN = """
CREATE FUNCTION casework_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO casework_publicstate (record_id, publication, version, content_sha256) VALUES (NEW.id, 'none', 0, '');
  INSERT INTO casework_revision (record_id, number, state, content_sha256, created_at, places_held)
    VALUES (NEW.id, 1, 'draft', '', now(), '[]');
  RETURN NULL;
END $$;
CREATE TRIGGER casework_open AFTER INSERT ON casework_record FOR EACH ROW EXECUTE FUNCTION casework_open();
"""

# `TG_ARGV[0]` names the column that leads to the record: its own id, record_id, or claim_id.
CONTENT_GUARD = """
CREATE FUNCTION casework_note_author(touched uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE current casework_revision%ROWTYPE;
BEGIN
  SELECT * INTO current FROM casework_revision WHERE record_id = touched ORDER BY number DESC LIMIT 1 FOR UPDATE;
  IF current.state NOT IN ('draft', 'changes_requested') THEN
    RAISE EXCEPTION 'record % is %: its content stands still', touched, current.state USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO casework_authorship (revision_id, author_id) VALUES (current.id, registry_actor()) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION casework_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE before uuid; after uuid;
BEGIN
  IF TG_OP <> 'INSERT' THEN before := (to_jsonb(OLD) ->> TG_ARGV[0])::uuid; END IF;
  IF TG_OP <> 'DELETE' THEN after := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid; END IF;
  IF TG_ARGV[0] = 'claim_id' THEN
    SELECT record_id INTO before FROM casework_claim WHERE id = before;
    SELECT record_id INTO after FROM casework_claim WHERE id = after;
  END IF;
  IF before IS NOT NULL THEN PERFORM casework_note_author(before); END IF;
  IF after IS NOT NULL AND after IS DISTINCT FROM before THEN PERFORM casework_note_author(after); END IF;
  RETURN coalesce(NEW, OLD);
END $$;
"""

STEP_TABLE = """
CREATE TABLE casework_step (source text, target text, second_person boolean NOT NULL, PRIMARY KEY (source, target));
INSERT INTO casework_step VALUES {rows};
"""

REVISION_GUARD = """
CREATE FUNCTION casework_revision_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE step casework_step%ROWTYPE; newest casework_revision%ROWTYPE;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.released_at IS NOT NULL THEN
      RAISE EXCEPTION 'a revision starts as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT * INTO newest FROM casework_revision WHERE record_id = NEW.record_id ORDER BY number DESC LIMIT 1;
    IF NEW.number <> coalesce(newest.number, 0) + 1 OR (newest.number IS NOT NULL AND newest.released_at IS NULL) THEN
      RAISE EXCEPTION 'a new revision follows a released one' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.record_id, NEW.number) IS DISTINCT FROM (OLD.record_id, OLD.number) THEN
    RAISE EXCEPTION 'a revision keeps its record and number' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'a released revision stands' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.released_at IS NOT NULL AND NEW.state <> 'approved' THEN
    RAISE EXCEPTION 'only an approved revision is released' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN
    IF OLD.state = 'approved' AND (NEW.content, NEW.content_sha256, NEW.nonce)
        IS DISTINCT FROM (OLD.content, OLD.content_sha256, OLD.nonce) THEN
      RAISE EXCEPTION 'approved content stands' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO step FROM casework_step WHERE source = OLD.state AND target = NEW.state;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no step leads from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF step.second_person AND (
      EXISTS (SELECT 1 FROM casework_authorship WHERE revision_id = NEW.id AND author_id = registry_actor())
      OR NOT EXISTS (SELECT 1 FROM casework_authorship WHERE revision_id = NEW.id)) THEN
    RAISE EXCEPTION 'another person must take this step' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM registry_actor();
  IF NEW.state = 'approved' AND encode(sha256(NEW.content), 'hex') <> NEW.content_sha256 THEN
    RAISE EXCEPTION 'the hash is not that of the content' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_revision_guard BEFORE INSERT OR UPDATE ON casework_revision
  FOR EACH ROW EXECUTE FUNCTION casework_revision_guard();

CREATE FUNCTION casework_revision_opened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO casework_authorship (revision_id, author_id) VALUES (NEW.id, registry_actor());
  RETURN NULL;
END $$;
CREATE TRIGGER casework_revision_opened AFTER INSERT ON casework_revision
  FOR EACH ROW EXECUTE FUNCTION casework_revision_opened();
"""

ROLES_HELD = """
CREATE FUNCTION registry_holds(person uuid, roles text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM accounts_rolegrant g JOIN accounts_user u ON u.id = g.user_id
    WHERE g.user_id = person AND u.is_active AND g.role = ANY(roles))
$$;
"""

# What a part points at belongs to the same record; a part of a figure, to the same claim.
SAME_RECORD = """
CREATE FUNCTION casework_same_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE other uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF other IS NOT NULL AND NOT EXISTS (SELECT 1 FROM casework_claim WHERE id = other AND record_id = NEW.record_id) THEN
    RAISE EXCEPTION 'the claim belongs to another record' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION casework_same_claim() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.of_which_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM casework_casualtyfigure
      WHERE id = NEW.of_which_id AND claim_id = NEW.claim_id) THEN
    RAISE EXCEPTION 'the figure belongs to another claim' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_same_record BEFORE INSERT OR UPDATE ON casework_claim
  FOR EACH ROW EXECUTE FUNCTION casework_same_record('supersedes_id');
CREATE TRIGGER casework_same_record BEFORE INSERT OR UPDATE ON casework_weaponuse
  FOR EACH ROW EXECUTE FUNCTION casework_same_record('claim_id');
CREATE TRIGGER casework_same_record BEFORE INSERT OR UPDATE ON casework_objectdamage
  FOR EACH ROW EXECUTE FUNCTION casework_same_record('claim_id');
CREATE TRIGGER casework_same_record BEFORE INSERT OR UPDATE ON casework_attribution
  FOR EACH ROW EXECUTE FUNCTION casework_same_record('claim_id');
CREATE TRIGGER casework_same_claim BEFORE INSERT OR UPDATE ON casework_casualtyfigure
  FOR EACH ROW EXECUTE FUNCTION casework_same_claim();
"""

CODE_STANDS = """
CREATE FUNCTION casework_code_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code THEN
    RAISE EXCEPTION 'a public code never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_code_stands BEFORE UPDATE ON casework_publicstate
  FOR EACH ROW EXECUTE FUNCTION casework_code_stands();
"""

GEOMETRY = """
ALTER TABLE casework_incidentlocation ADD CONSTRAINT location_geometry_sane CHECK (geom IS NULL OR (
  ST_IsValid(geom) AND NOT ST_IsEmpty(geom) AND ST_NDims(geom) = 2 AND ST_NPoints(geom) <= 10000
  AND GeometryType(geom) IN ('POINT', 'LINESTRING', 'POLYGON')
  AND ST_XMin(geom) >= -180 AND ST_XMax(geom) <= 180 AND ST_YMin(geom) >= -90 AND ST_YMax(geom) <= 90));
"""

TITLES = """
ALTER TABLE casework_record ADD CONSTRAINT record_title_by_language CHECK (
  jsonb_typeof(title) = 'object' AND NOT jsonb_path_exists(title, '$.* ? (@.type() != "string")')
  AND NOT jsonb_path_exists(title, '$.* ? (@ like_regex "^.{141}")'));
ALTER TABLE casework_record ADD CONSTRAINT record_summary_by_language CHECK (
  jsonb_typeof(summary) = 'object' AND NOT jsonb_path_exists(summary, '$.* ? (@.type() != "string")'));
"""


def step_rows() -> str:
    rows = [
        f"('{source}', '{step.target}', {str(step.second_person).lower()})"
        for step in STEPS.values()
        for source in sorted(step.sources)
    ]
    return ", ".join(rows)


def content_triggers() -> str:
    return "\n".join(
        f"CREATE TRIGGER casework_guard_{when.split()[0].lower()} {when} ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION casework_guard('{column}');"
        for table, column in CONTENT.items()
        for when in triggers_of(table)
    )


def triggers_of(table: str) -> tuple[str, ...]:
    """A record's own row has no revision yet when it is made; `casework_open` notes its author."""
    return (
        ("BEFORE UPDATE OR DELETE",) if table == "casework_record" else ("BEFORE INSERT OR UPDATE OR DELETE",)
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("audit", "0002_chain"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (
            ACTOR,
            STEP_TABLE.format(rows=step_rows()),
            OPEN,
            CONTENT_GUARD,
            content_triggers(),
            REVISION_GUARD,
            ROLES_HELD,
            SAME_RECORD,
            CODE_STANDS,
            GEOMETRY,
            TITLES,
        )
    ]
