# SPDX-License-Identifier: Apache-2.0
"""What is held for safety leaves the world and comes back only when nothing holds it; what is merged leads on.

The triggers of 0004 keep their names and learn the new kinds. Which records a hold reaches is asked of what stands on
the desk and of what each public version rested on when it was handed over.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from registry.accounts.roles import quoted
from registry.audit.one_state import in_one_state

PUBLISHERS = quoted("record.publish")

REACH = """
CREATE FUNCTION publishing_reach() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  NEW.sources := '{}'; NEW.areas := '{}'; NEW.earliest := NULL; NEW.latest := NULL;
  IF NEW.content IS NOT NULL THEN
    SELECT coalesce(array_agg(DISTINCT source), '{}') INTO NEW.sources FROM casework_claim c
      JOIN evidence_sourceitem i ON i.id = c.source_item_id, unnest(ARRAY[i.source_id, c.speaker_id]) source
     WHERE c.record_id = NEW.record_id AND source IS NOT NULL;
    SELECT coalesce(array_agg(DISTINCT code), '{}') INTO NEW.areas
      FROM casework_incidentlocation l, unnest(l.lies_in) code WHERE l.record_id = NEW.record_id;
    SELECT date_earliest, date_latest INTO NEW.earliest, NEW.latest FROM casework_record WHERE id = NEW.record_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_5_reach BEFORE INSERT ON publishing_outbox FOR EACH ROW EXECUTE FUNCTION publishing_reach();
"""
FILL = """
UPDATE publishing_outbox o SET
  sources = coalesce((SELECT array_agg(DISTINCT source) FROM casework_claim c
      JOIN evidence_sourceitem i ON i.id = c.source_item_id, unnest(ARRAY[i.source_id, c.speaker_id]) source
     WHERE c.record_id = o.record_id AND source IS NOT NULL), '{}'),
  areas = coalesce((SELECT array_agg(DISTINCT code) FROM casework_incidentlocation l, unnest(l.lies_in) code
     WHERE l.record_id = o.record_id), '{}'),
  earliest = (SELECT date_earliest FROM casework_record WHERE id = o.record_id),
  latest = (SELECT date_latest FROM casework_record WHERE id = o.record_id)
 WHERE content IS NOT NULL;
"""

# Versions that were taken down, or will be with what waits, never come back and ask for no hold.
COVERED = """
CREATE FUNCTION publishing_covered() RETURNS TABLE (record_id uuid, hold_id uuid, as_it_stands boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT reached, h.id, true FROM casework_safetyhold h,
    LATERAL casework_reached(h.record_id, h.source_id, h.area, h.first, h.last) reached WHERE h.lifted_at IS NULL
  UNION ALL
  SELECT o.record_id, h.id, false FROM casework_safetyhold h JOIN publishing_outbox o ON o.content IS NOT NULL
     AND ((h.source_id IS NOT NULL AND o.sources @> ARRAY[h.source_id])
       OR (h.area <> '' AND casework_in_area(o.areas, h.area)
         AND casework_on_days(o.earliest, o.latest, h.first, h.last)))
   WHERE h.lifted_at IS NULL AND NOT EXISTS (SELECT 1 FROM publishing_outbox later
     WHERE later.record_id = o.record_id AND o.version = ANY (later.takes_down))
$$;

CREATE FUNCTION publishing_gone_for_safety(which uuid, carried boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT 1 FROM publishing_outbox WHERE record_id = which AND kind = 'withdrawn'
  AND notice ->> 'kind' IS DISTINCT FROM 'withdrawal_error' AND (done_at IS NOT NULL OR NOT carried));

CREATE FUNCTION publishing_hold_due() RETURNS TABLE (record_id uuid, kind text, hold_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH covered AS MATERIALIZED (
    SELECT DISTINCT ON (c.record_id) c.record_id, c.hold_id FROM publishing_covered() c ORDER BY c.record_id, c.hold_id
  )
  SELECT c.record_id, 'suspended', c.hold_id FROM covered c
    JOIN casework_publicstate p ON p.record_id = c.record_id AND p.publication IN ('published', 'withdrawn')
    JOIN LATERAL (SELECT o.kind FROM publishing_outbox o WHERE o.record_id = c.record_id ORDER BY o.id DESC LIMIT 1) last
      ON last.kind NOT IN ('suspended', 'merged')
   WHERE NOT publishing_gone_for_safety(c.record_id, true)
  UNION ALL
  SELECT s.record_id, 'reinstated', last.hold_id
    FROM (SELECT DISTINCT o.record_id FROM publishing_outbox o WHERE o.kind = 'suspended') s
    JOIN LATERAL (SELECT o.kind, o.hold_id FROM publishing_outbox o WHERE o.record_id = s.record_id
      ORDER BY o.id DESC LIMIT 1) last ON last.kind = 'suspended'
   WHERE NOT EXISTS (SELECT 1 FROM covered c WHERE c.record_id = s.record_id)
     AND NOT publishing_gone_for_safety(s.record_id, false)
$$;
"""

SIGNED = """
CREATE OR REPLACE FUNCTION publishing_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
  IF (NEW.hold_id IS NOT NULL) <> (NEW.kind IN ('suspended', 'reinstated') AND NEW.merge_id IS NULL)
     OR (NEW.merge_id IS NOT NULL AND NEW.kind NOT IN ('merged', 'reinstated'))
     OR (NEW.kind = 'merged') <> (NEW.merged_into <> '') THEN
    RAISE EXCEPTION 'it names a hold or a merge that is not its own' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.hold_id IS NULL AND NOT registry_holds(NEW.requested_by_id, ARRAY[{roles}]) THEN
    RAISE EXCEPTION 'publishing and withdrawing need the role of a publisher' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.requested_at := clock_timestamp();
  RETURN NEW;
END $$;
""".replace("{roles}", PUBLISHERS)

NEXT = """
CREATE OR REPLACE FUNCTION publishing_next() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE newest integer; stands casework_publicstate%ROWTYPE; before integer[]; last text;
  brings boolean := NEW.kind NOT IN ('withdrawn', 'merged', 'suspended', 'reinstated');
BEGIN
  SELECT * INTO stands FROM casework_publicstate WHERE record_id = NEW.record_id;
  SELECT coalesce(max(version), 0) INTO newest FROM publishing_outbox WHERE record_id = NEW.record_id;
  SELECT kind INTO last FROM publishing_outbox WHERE record_id = NEW.record_id ORDER BY id DESC LIMIT 1;
  IF NEW.code IS DISTINCT FROM stands.code
     OR NEW.version <> (CASE WHEN brings THEN newest + 1 WHEN NEW.kind = 'withdrawn' THEN newest ELSE stands.version END)
     OR (NEW.kind = 'published') <> (brings AND NEW.version = 1) THEN
    RAISE EXCEPTION 'code, version or kind is not the next of this record' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT brings AND NEW.takes_down <> '{}' THEN
    RAISE EXCEPTION 'it takes down less than before, or what does not stand below it' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.hold_id IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM publishing_hold_due() d WHERE (d.record_id, d.kind, d.hold_id)
        = (NEW.record_id, NEW.kind, NEW.hold_id)) THEN
      RAISE EXCEPTION 'no hold asks for this' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.kind = 'reinstated' THEN
    IF last IS DISTINCT FROM 'merged' OR NOT EXISTS (SELECT 1 FROM casework_merge m WHERE m.id = NEW.merge_id
        AND m.duplicate_id = NEW.record_id AND m.undone_by_id = NEW.requested_by_id AND m.undone_at IS NOT NULL) THEN
      RAISE EXCEPTION 'no merge of this record was undone' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF last = 'merged' THEN
    RAISE EXCEPTION 'a merged record is not published' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM publishing_outbox o WHERE o.record_id = NEW.record_id AND o.kind = 'withdrawn' AND NOT (
      NEW.kind = 'withdrawn' AND NEW.notice ->> 'kind' IS NOT DISTINCT FROM 'withdrawal_safety'
      AND o.notice ->> 'kind' IS NOT DISTINCT FROM 'withdrawal_error')) THEN
    RAISE EXCEPTION 'a withdrawn record is not published again' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.kind = 'withdrawn' THEN
    IF newest = 0 THEN
      RAISE EXCEPTION 'nothing to withdraw' USING ERRCODE = 'restrict_violation';
    END IF;
    IF last = 'suspended' AND NEW.notice ->> 'kind' IS DISTINCT FROM 'withdrawal_safety' THEN
      RAISE EXCEPTION 'what is held is withdrawn for safety alone' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.kind = 'merged' THEN
    IF stands.publication <> 'published' OR last = 'suspended' OR NOT EXISTS (
        SELECT 1 FROM casework_merge m JOIN casework_publicstate s ON s.record_id = m.survivor_id
         WHERE m.id = NEW.merge_id AND m.duplicate_id = NEW.record_id AND m.confirmed_by_id = NEW.requested_by_id
           AND m.confirmed_at IS NOT NULL AND m.undone_at IS NULL AND s.code = NEW.merged_into
           AND s.publication = 'published') THEN
      RAISE EXCEPTION 'no confirmed merge leads there' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM publishing_covered() c WHERE c.record_id = NEW.record_id AND c.as_it_stands) THEN
    RAISE EXCEPTION 'a hold keeps this record on the desk' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT coalesce(array_agg(DISTINCT number), '{}') INTO before
    FROM publishing_outbox o, unnest(o.takes_down) number WHERE o.record_id = NEW.record_id;
  IF last = 'suspended' THEN
    SELECT array_agg(number) INTO before FROM generate_series(1, newest) number;
  END IF;
  IF NOT before <@ NEW.takes_down
     OR EXISTS (SELECT 1 FROM unnest(NEW.takes_down) number WHERE number IS NULL OR number NOT BETWEEN 1 AND newest) THEN
    RAISE EXCEPTION 'it takes down less than before, or what does not stand below it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
"""

# Of 0004, but for the kinds that bring no version.
WITHOUT_CONTENT = """
ALTER FUNCTION publishing_approved() RENAME TO publishing_approved_content;
DROP TRIGGER publishing_3_approved ON publishing_outbox;
CREATE FUNCTION publishing_no_content() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL OR NEW.content IS NOT NULL OR NEW.content_sha256 <> '' THEN
    RAISE EXCEPTION 'a publication of this kind brings no content' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publishing_3_approved BEFORE INSERT ON publishing_outbox FOR EACH ROW
  WHEN (NEW.kind NOT IN ('merged', 'suspended', 'reinstated')) EXECUTE FUNCTION publishing_approved_content();
CREATE TRIGGER publishing_3_no_content BEFORE INSERT ON publishing_outbox FOR EACH ROW
  WHEN (NEW.kind IN ('merged', 'suspended', 'reinstated')) EXECUTE FUNCTION publishing_no_content();
"""

WELL_FORMED = """
CREATE OR REPLACE FUNCTION publishing_notice_fits(kind text, version integer, notice jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp
RETURN CASE
  WHEN kind = 'published' THEN notice IS NULL
  WHEN notice IS NULL THEN kind = 'withdrawn'
  WHEN jsonb_typeof(notice) <> 'object' OR notice - ARRAY['kind', 'version', 'text'] <> '{}' THEN false
  WHEN notice -> 'version' IS DISTINCT FROM to_jsonb(version) OR NOT publishing_texts(notice -> 'text') THEN false
  WHEN notice ->> 'kind' = 'withdrawal_safety' THEN kind = 'withdrawn' AND notice -> 'text' = '{}'
  WHEN kind IN ('merged', 'suspended', 'reinstated') THEN notice -> 'text' = '{}' AND coalesce((kind, notice ->> 'kind')
    IN (('merged', 'merge'), ('suspended', 'suspension'), ('reinstated', 'reinstatement'), ('reinstated', 'split')), false)
  WHEN coalesce(notice #>> '{text,en}', '') !~ '[^[:space:]]' THEN false
  ELSE coalesce((kind, notice ->> 'kind') IN (('corrected', 'correction'), ('corrected', 'clarification'),
    ('corrected', 'merge'), ('corrected', 'split'), ('regraded', 'regrade'), ('withdrawn', 'withdrawal_error')), false)
END;

CREATE OR REPLACE FUNCTION publishing_well_formed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE document jsonb;
BEGIN
  IF NEW.kind NOT IN ('published', 'corrected', 'regraded', 'withdrawn', 'merged', 'suspended', 'reinstated') THEN
    RAISE EXCEPTION 'no publication is of this kind' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT publishing_notice_fits(NEW.kind, NEW.version, NEW.notice) THEN
    RAISE EXCEPTION 'the notice is not one of this kind of publication' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.notice IS NOT NULL AND NEW.hold_id IS NULL AND NOT EXISTS (SELECT 1 FROM casework_notice n
      WHERE n.record_id = NEW.record_id AND n.version = NEW.version AND n.kind = NEW.notice ->> 'kind'
      AND n.text = NEW.notice -> 'text' AND n.created_by_id = NEW.requested_by_id) THEN
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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0009_holds_and_merges"),
        ("publishing", "0004_next_of_its_record"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="outbox",
            name="outbox_content_unless_withdrawn",
        ),
        migrations.RemoveConstraint(
            model_name="outbox",
            name="version_asked_once",
        ),
        migrations.AddField(
            model_name="outbox",
            name="areas",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                help_text="Areas its places lie in; filled by the database.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="outbox",
            name="earliest",
            field=models.DateField(help_text="First day of its window; filled by the database.", null=True),
        ),
        migrations.AddField(
            model_name="outbox",
            name="hold",
            field=models.ForeignKey(
                help_text="For which hold it is suspended.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outbox",
                to="casework.safetyhold",
            ),
        ),
        migrations.AddField(
            model_name="outbox",
            name="latest",
            field=models.DateField(help_text="Last day of its window; filled by the database.", null=True),
        ),
        migrations.AddField(
            model_name="outbox",
            name="merge",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outbox",
                to="casework.merge",
            ),
        ),
        migrations.AddField(
            model_name="outbox",
            name="merged_into",
            field=models.CharField(
                blank=True,
                db_default="",
                help_text="The code that readers are led to; of a merge alone.",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="outbox",
            name="related",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                help_text="Codes of the records it was split from or into.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="outbox",
            name="sources",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(),
                db_default=[],
                help_text="Sources the version rests on; the database fills it, for holds.",
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="outbox",
            name="kind",
            field=models.CharField(
                choices=[
                    ("published", "Published"),
                    ("corrected", "Corrected"),
                    ("regraded", "Regraded"),
                    ("withdrawn", "Withdrawn"),
                    ("merged", "Merged"),
                    ("suspended", "Suspended"),
                    ("reinstated", "Reinstated"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="outbox",
            index=django.contrib.postgres.indexes.GinIndex(fields=["sources"], name="outbox_sources"),
        ),
        migrations.AddIndex(
            model_name="outbox",
            index=models.Index(
                condition=models.Q(("kind", "suspended")), fields=["record"], name="outbox_suspended"
            ),
        ),
        migrations.AddConstraint(
            model_name="outbox",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("published", "corrected", "regraded"))),
                fields=("code", "version"),
                name="version_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="outbox",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ("published", "corrected", "regraded")), ("content__isnull", False)
                    ),
                    models.Q(
                        models.Q(("kind__in", ("published", "corrected", "regraded")), _negated=True),
                        ("content__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="outbox_content_with_a_version",
            ),
        ),
        *(
            migrations.RunSQL(sql)
            for sql in (REACH, COVERED, SIGNED, NEXT, WITHOUT_CONTENT, WELL_FORMED, FILL)
        ),
    ]
    operations = in_one_state(operations)
