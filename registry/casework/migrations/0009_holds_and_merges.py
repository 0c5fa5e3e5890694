# SPDX-License-Identifier: Apache-2.0
"""Safety holds, merges, splits and embargoes: who may, how many it takes, and what they reach.

Where a place lies is kept with it, for a hold on an area has to find its records in a moment.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from registry.accounts.roles import quoted
from registry.evidence.plain_text import plain_sql

HOLDERS = f"{quoted('review.decide')}, {quoted('record.publish')}"

LIES_IN = """
CREATE FUNCTION casework_areas_at(country text, admin1 text, admin1_name text, admin2 text, shape geometry)
RETURNS varchar(20)[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT code::varchar(20)), '{}') FROM (
    SELECT unnest(ARRAY[$1, $2, $4]) AS code
    UNION SELECT unnest(ARRAY[a.country, a.pcode]) FROM gazetteer_adminarea a
     WHERE a.pcode <> '' AND a.pcode IN ($2, $4)
    UNION SELECT a.pcode FROM gazetteer_adminarea a
     WHERE a.level = 1 AND $2 = '' AND a.country = $1 AND a.names ->> 'en' = $3
    UNION SELECT unnest(ARRAY[a.country, a.pcode]) FROM gazetteer_adminarea a WHERE ST_Intersects(a.geom, $5)
  ) found WHERE code <> ''
$$;
CREATE FUNCTION casework_lies_in() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.lies_in := casework_areas_at(NEW.country, NEW.admin1_pcode, NEW.admin1_name ->> 'en', NEW.admin2_pcode, NEW.geom);
  RETURN NEW;
END $$;
CREATE TRIGGER casework_lies_in BEFORE INSERT OR UPDATE ON casework_incidentlocation
  FOR EACH ROW EXECUTE FUNCTION casework_lies_in();
"""
UNDO_LIES_IN = """
DROP TRIGGER casework_lies_in ON casework_incidentlocation; DROP FUNCTION casework_lies_in();
DROP FUNCTION casework_areas_at(text, text, text, text, geometry);
"""
# What stands already is filled in once, past the guard that keeps content still: it changes no content.
FILL = """
ALTER TABLE casework_incidentlocation DISABLE TRIGGER USER;
UPDATE casework_incidentlocation
   SET lies_in = casework_areas_at(country, admin1_pcode, admin1_name ->> 'en', admin2_pcode, geom);
ALTER TABLE casework_incidentlocation ENABLE TRIGGER USER;
"""

# P-codes are nested by prefix; a code of three letters is a country. Unknown days are within every period.
REACHED = """
CREATE FUNCTION casework_in_area(codes varchar[], area text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp
RETURN area <> '' AND EXISTS (SELECT 1 FROM unnest(codes) code
  WHERE code = area OR (area !~ '^[A-Z]{3}$' AND starts_with(code, area)));

CREATE FUNCTION casework_on_days(earliest date, latest date, from_day date, to_day date) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp
RETURN (from_day IS NULL OR latest IS NULL OR latest >= from_day)
  AND (to_day IS NULL OR earliest IS NULL OR earliest <= to_day);

CREATE FUNCTION casework_reached(on_record uuid, on_source uuid, on_area text, from_day date, to_day date)
RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT on_record WHERE on_record IS NOT NULL
  UNION SELECT c.record_id FROM casework_claim c JOIN evidence_sourceitem i ON i.id = c.source_item_id
   WHERE i.source_id = on_source
  UNION SELECT record_id FROM casework_claim WHERE speaker_id = on_source
  UNION SELECT l.record_id FROM casework_incidentlocation l JOIN casework_record r ON r.id = l.record_id
   WHERE on_area <> '' AND casework_in_area(l.lies_in, on_area)
     AND casework_on_days(r.date_earliest, r.date_latest, from_day, to_day)
$$;
"""
UNDO_REACHED = """
DROP FUNCTION casework_reached(uuid, uuid, text, date, date); DROP FUNCTION casework_on_days(date, date, date, date);
DROP FUNCTION casework_in_area(varchar[], text);
"""

HOLDS = """
CREATE FUNCTION casework_hold_set() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.set_by_id <> registry_actor() OR NEW.lift_asked_by_id IS NOT NULL OR NEW.lifted_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a hold is signed by the person who sets it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT registry_holds(NEW.set_by_id, ARRAY[{holders}]) THEN
    RAISE EXCEPTION 'holds need the role of a reviewer or publisher' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.set_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER casework_hold_set BEFORE INSERT ON casework_safetyhold FOR EACH ROW EXECUTE FUNCTION casework_hold_set();

CREATE FUNCTION casework_hold_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE actor uuid := registry_actor();
BEGIN
  IF OLD.lifted_at IS NOT NULL OR (OLD.id, OLD.record_id, OLD.source_id, OLD.area, OLD.first, OLD.last, OLD.reason,
      OLD.set_by_id, OLD.set_at) IS DISTINCT FROM (NEW.id, NEW.record_id, NEW.source_id, NEW.area, NEW.first, NEW.last,
      NEW.reason, NEW.set_by_id, NEW.set_at) THEN
    RAISE EXCEPTION 'a hold stands as it was set, and a lifted one for good' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT registry_holds(actor, ARRAY[{holders}]) THEN
    RAISE EXCEPTION 'holds need the role of a reviewer or publisher' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.lifted_by_id IS NOT NULL THEN
    IF NEW.lifted_by_id <> actor OR OLD.lift_asked_by_id IS NULL OR OLD.lift_asked_by_id = actor
       OR NEW.lift_asked_by_id IS DISTINCT FROM OLD.lift_asked_by_id THEN
      RAISE EXCEPTION 'two people lift a hold: one asks, another confirms' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.lifted_at := clock_timestamp();
  ELSIF NEW.lift_asked_by_id IS NULL THEN
    NEW.lift_asked_at := NULL;
  ELSIF NEW.lift_asked_by_id <> actor OR OLD.lift_asked_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'the lifting is asked for once, by the person who signs it' USING ERRCODE = 'insufficient_privilege';
  ELSE
    NEW.lift_asked_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_hold_moves BEFORE UPDATE ON casework_safetyhold
  FOR EACH ROW EXECUTE FUNCTION casework_hold_moves();
""".replace("{holders}", HOLDERS)
UNDO_HOLDS = """
DROP TRIGGER casework_hold_moves ON casework_safetyhold; DROP FUNCTION casework_hold_moves();
DROP TRIGGER casework_hold_set ON casework_safetyhold; DROP FUNCTION casework_hold_set();
"""

MERGES = """
CREATE FUNCTION casework_merged(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
RETURN EXISTS (SELECT 1 FROM casework_merge
  WHERE duplicate_id = which AND confirmed_at IS NOT NULL AND undone_at IS NULL);

CREATE FUNCTION casework_wrote_in(person uuid, one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
RETURN EXISTS (SELECT 1 FROM casework_authorship a JOIN casework_revision r ON r.id = a.revision_id
  WHERE a.author_id = person AND r.record_id IN (one, other));

CREATE FUNCTION casework_merge_proposed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.proposed_by_id <> registry_actor() OR NOT registry_holds(NEW.proposed_by_id, ARRAY[{writers}]) THEN
    RAISE EXCEPTION 'a merge is proposed by a documenter who signs it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.confirmed_by_id IS NOT NULL OR NEW.declined_by_id IS NOT NULL OR NEW.undo_asked_by_id IS NOT NULL
     OR NEW.undone_by_id IS NOT NULL THEN
    RAISE EXCEPTION 'a merge starts as a proposal' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (SELECT count(DISTINCT (kind, demonstration)) FROM casework_record
       WHERE id IN (NEW.duplicate_id, NEW.survivor_id)) <> 1 THEN
    RAISE EXCEPTION 'only records of one kind, both real or both invented, are merged' USING ERRCODE = 'check_violation';
  END IF;
  NEW.proposed_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER casework_merge_proposed BEFORE INSERT ON casework_merge
  FOR EACH ROW EXECUTE FUNCTION casework_merge_proposed();

CREATE FUNCTION casework_merge_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE actor uuid := registry_actor();
BEGIN
  PERFORM 1 FROM casework_publicstate WHERE record_id IN (NEW.duplicate_id, NEW.survivor_id) ORDER BY record_id FOR UPDATE;
  IF OLD.undone_at IS NOT NULL OR OLD.declined_at IS NOT NULL OR (OLD.id, OLD.duplicate_id, OLD.survivor_id, OLD.reason,
      OLD.proposed_by_id, OLD.proposed_at) IS DISTINCT FROM (NEW.id, NEW.duplicate_id, NEW.survivor_id, NEW.reason,
      NEW.proposed_by_id, NEW.proposed_at)
      OR (OLD.confirmed_at IS NOT NULL AND (OLD.confirmed_by_id, OLD.confirmed_at, OLD.moved)
        IS DISTINCT FROM (NEW.confirmed_by_id, NEW.confirmed_at, NEW.moved)) THEN
    RAISE EXCEPTION 'what was proposed and decided stands' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.declined_by_id IS NOT NULL THEN
    IF NEW.declined_by_id <> actor OR OLD.confirmed_at IS NOT NULL THEN
      RAISE EXCEPTION 'a proposal is declined by the person who signs it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.declined_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF OLD.confirmed_at IS NULL AND NEW.confirmed_by_id IS NOT NULL THEN
    IF NEW.confirmed_by_id <> actor OR actor = OLD.proposed_by_id
       OR casework_wrote_in(actor, NEW.duplicate_id, NEW.survivor_id) THEN
      RAISE EXCEPTION 'another person must confirm the merge' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT registry_holds(actor, ARRAY[{holders}]) THEN
      RAISE EXCEPTION 'merging needs the role of a reviewer or publisher' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF casework_merged(NEW.survivor_id) OR casework_merged(NEW.duplicate_id) THEN
      RAISE EXCEPTION 'a merged record takes part in no other merge' USING ERRCODE = 'restrict_violation';
    END IF;
    NEW.confirmed_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF NEW.undone_by_id IS NOT NULL THEN
    IF NEW.undone_by_id <> actor OR OLD.undo_asked_by_id IS NULL OR OLD.undo_asked_by_id = actor
       OR NOT registry_holds(actor, ARRAY[{holders}]) THEN
      RAISE EXCEPTION 'two people undo a merge' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.undone_at := clock_timestamp();
  ELSIF NEW.undo_asked_by_id IS DISTINCT FROM OLD.undo_asked_by_id AND NEW.undo_asked_by_id IS DISTINCT FROM actor THEN
    RAISE EXCEPTION 'undoing is asked for by the person who signs it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_merge_moves BEFORE UPDATE ON casework_merge FOR EACH ROW EXECUTE FUNCTION casework_merge_moves();

CREATE FUNCTION casework_merged_stands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF casework_merged((SELECT record_id FROM casework_revision WHERE id = NEW.revision_id)) THEN
    RAISE EXCEPTION 'the record was merged into another: its content stands still' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_merged_stands BEFORE INSERT ON casework_authorship
  FOR EACH ROW EXECUTE FUNCTION casework_merged_stands();
""".replace("{holders}", HOLDERS).replace("{writers}", quoted("record.write"))
UNDO_MERGES = """
DROP TRIGGER casework_merged_stands ON casework_authorship; DROP FUNCTION casework_merged_stands();
DROP TRIGGER casework_merge_moves ON casework_merge; DROP FUNCTION casework_merge_moves();
DROP TRIGGER casework_merge_proposed ON casework_merge; DROP FUNCTION casework_merge_proposed();
DROP FUNCTION casework_wrote_in(uuid, uuid, uuid); DROP FUNCTION casework_merged(uuid);
"""

SIGNED = """
CREATE FUNCTION casework_split_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.split_by_id <> registry_actor() OR NOT registry_holds(NEW.split_by_id, ARRAY[{writers}]) THEN
    RAISE EXCEPTION 'a record is split by a documenter who signs it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.split_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER casework_split_signed BEFORE INSERT ON casework_split
  FOR EACH ROW EXECUTE FUNCTION casework_split_signed();

CREATE FUNCTION casework_embargo_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE standing timestamptz;
BEGIN
  IF NEW.set_by_id <> registry_actor() OR NOT registry_holds(NEW.set_by_id, ARRAY[{embargoers}]) THEN
    RAISE EXCEPTION 'an embargo is signed by a documenter or reviewer' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT public_from INTO standing FROM casework_embargo WHERE record_id = NEW.record_id ORDER BY set_at DESC LIMIT 1;
  IF standing > now() AND (NEW.public_from IS NULL OR NEW.public_from < standing)
     AND NOT registry_holds(NEW.set_by_id, ARRAY[{reviewers}]) THEN
    RAISE EXCEPTION 'letting it leave earlier needs the role of a reviewer' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.set_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER casework_embargo_signed BEFORE INSERT ON casework_embargo
  FOR EACH ROW EXECUTE FUNCTION casework_embargo_signed();
"""
for name, roles in {
    "writers": quoted("record.write"),
    "embargoers": f"{quoted('record.write')}, {quoted('review.decide')}",
    "reviewers": quoted("review.decide"),
}.items():
    SIGNED = SIGNED.replace(f"{{{name}}}", roles)
UNDO_SIGNED = """
DROP TRIGGER casework_embargo_signed ON casework_embargo; DROP FUNCTION casework_embargo_signed();
DROP TRIGGER casework_split_signed ON casework_split; DROP FUNCTION casework_split_signed();
"""
PLAIN = {
    "casework_safetyhold": ("reason", "lift_reason"),
    "casework_merge": ("reason", "undo_reason"),
    "casework_split": ("reason",),
    "casework_embargo": ("reason",),
}


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0008_walls"),
        ("evidence", "0004_plain_text"),
        ("gazetteer", "0002_normalise"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="incidentlocation",
            name="lies_in",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                editable=False,
                help_text="Countries (ISO 3166-1 alpha-3) and P-codes it lies in, by its codes and by its shape; "
                "the database fills it, for safety holds.",
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="weaponuse",
            name="found_on",
            field=models.DateField(
                blank=True,
                help_text="Local civil day. Of unexploded submunitions the place stays withheld for some days from then on.",
                null=True,
                verbose_name="day the remnant was found",
            ),
        ),
        migrations.AlterField(
            model_name="publicstate",
            name="publication",
            field=models.CharField(
                choices=[
                    ("none", "none"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("merged", "merged"),
                    ("suspended", "suspended"),
                ],
                default="none",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Embargo",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "public_from",
                    models.DateTimeField(
                        help_text="Empty: no more.", null=True, verbose_name="not public before (UTC)"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason; never public")),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="embargoes",
                        to="casework.record",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["record_id", "set_at"],
                "indexes": [models.Index(fields=["record", "-set_at"], name="embargo_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="embargo_has_a_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.TextField()),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "moved",
                    models.JSONField(
                        default=list,
                        help_text="The claims that went to the survivor: id, document and speaker of each.",
                    ),
                ),
                ("undo_asked_at", models.DateTimeField(null=True)),
                ("undo_reason", models.TextField(blank=True, default="")),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "duplicate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="casework.record",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survivor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_here",
                        to="casework.record",
                    ),
                ),
                (
                    "undo_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-proposed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("declined_at__isnull", True), ("undone_at__isnull", True)),
                        fields=("duplicate",),
                        name="one_merge_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("duplicate", models.F("survivor")), _negated=True),
                        name="merged_into_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="merge_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__isnull", False),
                                ("declined_at__isnull", True),
                                models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_people_merge",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("undo_asked_by__isnull", False),
                                ("undone_at__isnull", False),
                                models.Q(("undone_by", models.F("undo_asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_people_undo_a_merge",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyHold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        verbose_name="country (ISO 3166-1 alpha-3) or area (P-code)",
                    ),
                ),
                ("first", models.DateField(null=True, verbose_name="first day it is about")),
                ("last", models.DateField(null=True, verbose_name="last day it is about")),
                ("reason", models.TextField(verbose_name="reason; never public")),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                ("lift_asked_at", models.DateTimeField(null=True)),
                ("lift_reason", models.TextField(blank=True, default="")),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "lift_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="casework.record",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="evidence.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-set_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=["set_at"],
                        name="holds_in_force",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area", ""), ("record__isnull", False), ("source__isnull", True)),
                            models.Q(("area", ""), ("record__isnull", True), ("source__isnull", False)),
                            models.Q(
                                ("record__isnull", True),
                                ("source__isnull", True),
                                models.Q(("area", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hold_is_on_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area", ""),
                            ("area__regex", "^[A-Z]{3}$"),
                            ("area__regex", "^[A-Z]{2}[0-9A-Z]*[0-9][0-9A-Z]*$"),
                            _connector="OR",
                        ),
                        name="hold_area_is_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area", ""), _negated=True),
                            models.Q(("first__isnull", True), ("last__isnull", True)),
                            _connector="OR",
                        ),
                        name="hold_days_belong_to_an_area",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__isnull", True),
                            ("last__isnull", True),
                            ("first__lte", models.F("last")),
                            _connector="OR",
                        ),
                        name="hold_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="hold_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("lift_asked_at__isnull", True),
                                ("lift_asked_by__isnull", True),
                                ("lifted_by__isnull", True),
                            ),
                            models.Q(("lift_asked_at__isnull", False), ("lift_asked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="lifting_is_asked_for_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(
                                ("lifted_at__isnull", False),
                                ("lifted_by__isnull", False),
                                models.Q(("lifted_by", models.F("lift_asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_people_lift_a_hold",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Split",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.TextField()),
                ("split_at", models.DateTimeField(auto_now_add=True)),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="split_from",
                        to="casework.record",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="splits",
                        to="casework.record",
                    ),
                ),
                (
                    "split_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["split_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("record", models.F("part")), _negated=True),
                        name="split_into_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="split_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.RunSQL(LIES_IN, UNDO_LIES_IN),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(REACHED, UNDO_REACHED),
        migrations.RunSQL(HOLDS, UNDO_HOLDS),
        migrations.RunSQL(MERGES, UNDO_MERGES),
        migrations.RunSQL(SIGNED, UNDO_SIGNED),
        migrations.RunSQL(*plain_sql(PLAIN)),
    ]
