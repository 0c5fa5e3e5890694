# SPDX-License-Identifier: Apache-2.0
"""Nothing enters the outbox but approved bytes, asked for by somebody who wrote none of them."""

from django.db import migrations

from registry.accounts.roles import quoted

ONLY_APPROVED = """
CREATE FUNCTION publishing_only_approved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE approved casework_revision%ROWTYPE; newest integer; stands text; parsed jsonb;
BEGIN
  IF NEW.requested_by_id <> registry_actor() THEN
    RAISE EXCEPTION 'a publication is asked for by the person who signs it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.done_at IS NOT NULL THEN
    RAISE EXCEPTION 'only the publisher says that it is done' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT registry_holds(NEW.requested_by_id, ARRAY[{roles}]) THEN
    RAISE EXCEPTION 'publishing and withdrawing need the role of a publisher' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT code INTO stands FROM casework_publicstate WHERE record_id = NEW.record_id;
  SELECT coalesce(max(version), 0) INTO newest FROM publishing_outbox WHERE record_id = NEW.record_id;
  IF NEW.code IS DISTINCT FROM stands
     OR NEW.version <> newest + (CASE WHEN NEW.kind = 'withdrawn' THEN 0 ELSE 1 END)
     OR (NEW.kind = 'published') <> (NEW.version = 1 AND NEW.kind <> 'withdrawn') THEN
    RAISE EXCEPTION 'code, version or kind is not the next of this record' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM publishing_outbox WHERE record_id = NEW.record_id AND kind = 'withdrawn') THEN
    RAISE EXCEPTION 'a withdrawn record is not published again' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.kind = 'withdrawn' THEN
    IF newest = 0 THEN RAISE EXCEPTION 'nothing to withdraw' USING ERRCODE = 'restrict_violation'; END IF;
    RETURN NEW;
  END IF;
  parsed := convert_from(NEW.content, 'UTF8')::jsonb;
  IF parsed ->> 'kind' IS DISTINCT FROM (SELECT kind FROM casework_record WHERE id = NEW.record_id) THEN
    RAISE EXCEPTION 'this is no document of this record' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO approved FROM casework_revision WHERE id = NEW.revision_id;
  IF approved.state IS DISTINCT FROM 'approved' OR approved.record_id <> NEW.record_id
     OR approved.content_sha256 <> NEW.content_sha256
     OR encode(sha256(NEW.content), 'hex') <> NEW.content_sha256 THEN
    RAISE EXCEPTION 'these are not the approved bytes' USING ERRCODE = 'restrict_violation';
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
CREATE TRIGGER publishing_only_approved BEFORE INSERT ON publishing_outbox
  FOR EACH ROW EXECUTE FUNCTION publishing_only_approved();

CREATE FUNCTION publishing_released() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM publishing_outbox WHERE revision_id = NEW.id) THEN
    RAISE EXCEPTION 'a revision is released by handing it to the publisher' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_released BEFORE UPDATE OF released_at ON casework_revision FOR EACH ROW
  WHEN (NEW.released_at IS DISTINCT FROM OLD.released_at) EXECUTE FUNCTION publishing_released();
""".replace("{roles}", quoted("record.publish"))
UNDO = """
DROP TRIGGER publishing_released ON casework_revision; DROP FUNCTION publishing_released();
DROP TRIGGER publishing_only_approved ON publishing_outbox; DROP FUNCTION publishing_only_approved();
"""


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial"), ("review", "0002_signed")]
    operations = [migrations.RunSQL(ONLY_APPROVED, UNDO)]
