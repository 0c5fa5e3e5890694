# SPDX-License-Identifier: Apache-2.0
"""What enters the outbox is the next publication of its record, well formed, and nothing that was handed over before.

Four triggers in the order of their names take the place of the one of 0002. Rows of one record enter one at a time: each
sees what stands, so that nothing slips in beside a withdrawal. Not to be undone: between the two there would be no guard.
"""

from django.db import migrations

from registry.accounts.roles import quoted

REPLACED = """
DROP TRIGGER publishing_only_approved ON publishing_outbox; DROP FUNCTION publishing_only_approved();
"""

SIGNED = """
CREATE FUNCTION publishing_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'the outbox is written by transactions that see what others commit' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM 1 FROM casework_publicstate WHERE record_id = NEW.record_id FOR UPDATE;
  IF NEW.requested_by_id <> registry_actor() THEN
    RAISE EXCEPTION 'a publication is asked for by the person who signs it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.done_at IS NOT NULL OR NEW.set_aside_at IS NOT NULL OR NEW.fault <> '' THEN
    RAISE EXCEPTION 'only the publisher says what became of it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT registry_holds(NEW.requested_by_id, ARRAY[{roles}]) THEN
    RAISE EXCEPTION 'publishing and withdrawing need the role of a publisher' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.requested_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_1_signed BEFORE INSERT ON publishing_outbox FOR EACH ROW EXECUTE FUNCTION publishing_signed();
""".replace("{roles}", quoted("record.publish"))

# The withdrawal of an error may be followed by one for safety, which takes the versions that the first one left.
NEXT = """
CREATE FUNCTION publishing_next() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE newest integer; stands text; before integer[];
BEGIN
  SELECT code INTO stands FROM casework_publicstate WHERE record_id = NEW.record_id;
  SELECT coalesce(max(version), 0) INTO newest FROM publishing_outbox WHERE record_id = NEW.record_id;
  IF NEW.code IS DISTINCT FROM stands
     OR NEW.version <> newest + (CASE WHEN NEW.kind = 'withdrawn' THEN 0 ELSE 1 END)
     OR (NEW.kind = 'published') <> (NEW.version = 1 AND NEW.kind <> 'withdrawn') THEN
    RAISE EXCEPTION 'code, version or kind is not the next of this record' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM publishing_outbox o WHERE o.record_id = NEW.record_id AND o.kind = 'withdrawn' AND NOT (
      NEW.kind = 'withdrawn' AND NEW.notice ->> 'kind' IS NOT DISTINCT FROM 'withdrawal_safety'
      AND o.notice ->> 'kind' IS NOT DISTINCT FROM 'withdrawal_error')) THEN
    RAISE EXCEPTION 'a withdrawn record is not published again' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.kind = 'withdrawn' AND newest = 0 THEN
    RAISE EXCEPTION 'nothing to withdraw' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT coalesce(array_agg(DISTINCT number), '{}') INTO before
    FROM publishing_outbox o, unnest(o.takes_down) number WHERE o.record_id = NEW.record_id;
  IF (NEW.kind = 'withdrawn' AND NEW.takes_down <> '{}') OR (NEW.kind <> 'withdrawn' AND NOT before <@ NEW.takes_down)
     OR EXISTS (SELECT 1 FROM unnest(NEW.takes_down) number WHERE number IS NULL OR number NOT BETWEEN 1 AND newest) THEN
    RAISE EXCEPTION 'it takes down less than before, or what does not stand below it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_2_next BEFORE INSERT ON publishing_outbox FOR EACH ROW EXECUTE FUNCTION publishing_next();
"""

APPROVED = """
CREATE FUNCTION publishing_approved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE approved casework_revision%ROWTYPE;
BEGIN
  IF NEW.kind = 'withdrawn' THEN
    IF NEW.revision_id IS NOT NULL OR NEW.content IS NOT NULL OR NEW.content_sha256 <> '' THEN
      RAISE EXCEPTION 'a withdrawal brings no content' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO approved FROM casework_revision WHERE id = NEW.revision_id FOR UPDATE;
  IF approved.state IS DISTINCT FROM 'approved' OR approved.record_id <> NEW.record_id
     OR approved.content_sha256 <> NEW.content_sha256
     OR encode(sha256(NEW.content), 'hex') IS DISTINCT FROM NEW.content_sha256 THEN
    RAISE EXCEPTION 'these are not the approved bytes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF approved.released_at IS NOT NULL OR approved.number <> (
      SELECT max(number) FROM casework_revision WHERE record_id = NEW.record_id) THEN
    RAISE EXCEPTION 'only the newest revision is handed over, and once' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM casework_authorship WHERE revision_id = approved.id AND author_id = NEW.requested_by_id) THEN
    RAISE EXCEPTION 'another person must publish' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM review_decision d WHERE d.revision_id = approved.id AND d.step = 'approve'
      AND d.content_sha256 = NEW.content_sha256 AND NOT EXISTS (SELECT 1 FROM casework_authorship a
        WHERE a.revision_id = approved.id AND a.author_id = d.decided_by_id)) THEN
    RAISE EXCEPTION 'no eligible person has approved these bytes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_3_approved BEFORE INSERT ON publishing_outbox FOR EACH ROW EXECUTE FUNCTION publishing_approved();

CREATE FUNCTION publishing_handed_over() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM publishing_outbox WHERE revision_id = NEW.id) THEN
    RAISE EXCEPTION 'a revision that was handed over stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_handed_over BEFORE UPDATE OF state ON casework_revision FOR EACH ROW
  WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION publishing_handed_over();
"""

# What `published.write` and `published.derive` read of a document, and that it brings nothing of the envelope.
WELL_FORMED = """
CREATE FUNCTION publishing_texts(texts jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp
RETURN jsonb_typeof(texts) IS NOT DISTINCT FROM 'object'
  AND NOT jsonb_path_exists(texts, '$.* ? (@.type() != "string")') AND registry_plain(texts::text);

CREATE FUNCTION publishing_notice_fits(kind text, version integer, notice jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp
RETURN CASE
  WHEN kind = 'published' THEN notice IS NULL
  WHEN notice IS NULL THEN kind = 'withdrawn'
  WHEN jsonb_typeof(notice) <> 'object' OR notice - ARRAY['kind', 'version', 'text'] <> '{}' THEN false
  WHEN notice -> 'version' IS DISTINCT FROM to_jsonb(version) OR NOT publishing_texts(notice -> 'text') THEN false
  WHEN notice ->> 'kind' = 'withdrawal_safety' THEN kind = 'withdrawn' AND notice -> 'text' = '{}'
  WHEN coalesce(notice #>> '{text,en}', '') !~ '[^[:space:]]' THEN false
  ELSE coalesce((kind, notice ->> 'kind') IN (('corrected', 'correction'), ('corrected', 'clarification'),
    ('regraded', 'regrade'), ('withdrawn', 'withdrawal_error')), false)
END;

CREATE FUNCTION publishing_codes(list jsonb, longest integer) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN jsonb_typeof(list) IS NOT DISTINCT FROM 'array' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(list) code
    WHERE jsonb_typeof(code) <> 'string' OR length(code #>> '{}') > longest);
END $$;

CREATE FUNCTION publishing_content_fits(document jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE day text := coalesce(nullif(document #>> '{date,earliest}', ''), document #>> '{date,latest}');
BEGIN
  RETURN jsonb_typeof(document) = 'object' AND NOT document ?| ARRAY['code', 'version', 'status', 'published_at',
      'dataset_version', 'content_sha256', 'cite_as', 'links', 'notices']
    AND publishing_texts(document -> 'title')
    AND jsonb_typeof(document -> 'demonstration') IS NOT DISTINCT FROM 'boolean'
    AND coalesce(day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND day::date IS NOT NULL, false)
    AND publishing_codes(document #> '{search,weapons}', 40) AND publishing_codes(document #> '{search,areas}', 20)
    AND jsonb_typeof(document -> 'locations') IS NOT DISTINCT FROM 'array'
    AND NOT jsonb_path_exists(document, '$.locations[*] ? (!exists(@.geometry) || (@.geometry.type() != "null"
      && !(@.geometry.type == "Point" || @.geometry.type == "Polygon")))')
    AND jsonb_typeof(document -> 'claims') IS NOT DISTINCT FROM 'array'
    AND NOT jsonb_path_exists(document, '$.claims[*] ? (!exists(@.source) || !exists(@.quoted)
      || !exists(@.quoted_kind) || !exists(@.url) || !exists(@.archive_url))');
END $$;

CREATE FUNCTION publishing_well_formed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE document jsonb;
BEGIN
  IF NEW.kind NOT IN ('published', 'corrected', 'regraded', 'withdrawn') THEN
    RAISE EXCEPTION 'no publication is of this kind' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT publishing_notice_fits(NEW.kind, NEW.version, NEW.notice) THEN
    RAISE EXCEPTION 'the notice is not one of this kind of publication' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.notice IS NOT NULL AND NOT EXISTS (SELECT 1 FROM casework_notice n WHERE n.record_id = NEW.record_id
      AND n.version = NEW.version AND n.kind = NEW.notice ->> 'kind' AND n.text = NEW.notice -> 'text'
      AND n.created_by_id = NEW.requested_by_id) THEN
    RAISE EXCEPTION 'the notice is not kept on the desk under the same name' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.content IS NULL THEN RETURN NEW; END IF;
  document := convert_from(NEW.content, 'UTF8')::jsonb;
  IF document ->> 'kind' IS DISTINCT FROM (SELECT kind FROM casework_record WHERE id = NEW.record_id) THEN
    RAISE EXCEPTION 'this is no document of this record' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT publishing_content_fits(document) THEN
    RAISE EXCEPTION 'the content lacks what a document must have' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_4_well_formed BEFORE INSERT ON publishing_outbox
  FOR EACH ROW EXECUTE FUNCTION publishing_well_formed();

CREATE FUNCTION publishing_notice_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.created_by_id <> registry_actor() THEN
    RAISE EXCEPTION 'a notice is signed by the person who writes it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_notice_signed BEFORE INSERT ON casework_notice
  FOR EACH ROW EXECUTE FUNCTION publishing_notice_signed();
"""


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_set_aside"), ("casework", "0004_complete")]
    operations = [migrations.RunSQL(sql) for sql in (REPLACED, SIGNED, NEXT, APPROVED, WELL_FORMED)]
