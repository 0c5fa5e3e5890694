# SPDX-License-Identifier: Apache-2.0
"""What the walls rest on: a record's team, its named readers, and who sees it whatever the team.

The walls themselves stand in one list that is applied after each migration (registry/config/walls).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Named readers are added by somebody who signs for it. Whoever may name is the code's to say (actions/access.py).
SIGNED = """
CREATE FUNCTION casework_reader_signed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.named_by_id <> registry_actor() THEN
    RAISE EXCEPTION 'a reader is named by the person who signs for it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_reader_signed BEFORE INSERT ON casework_namedreader
  FOR EACH ROW EXECUTE FUNCTION casework_reader_signed();
"""

SIGHT = """
CREATE FUNCTION casework_author_sees() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO casework_sight (record_id, person_id)
    SELECT record_id, NEW.author_id FROM casework_revision WHERE id = NEW.revision_id ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER casework_author_sees AFTER INSERT ON casework_authorship
  FOR EACH ROW EXECUTE FUNCTION casework_author_sees();

CREATE FUNCTION casework_reader_sees() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO casework_sight (record_id, person_id) VALUES (NEW.record_id, NEW.person_id) ON CONFLICT DO NOTHING;
  ELSIF NOT EXISTS (SELECT 1 FROM casework_authorship a JOIN casework_revision v ON v.id = a.revision_id
      WHERE v.record_id = OLD.record_id AND a.author_id = OLD.person_id) THEN
    DELETE FROM casework_sight WHERE record_id = OLD.record_id AND person_id = OLD.person_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER casework_reader_sees AFTER INSERT OR DELETE ON casework_namedreader
  FOR EACH ROW EXECUTE FUNCTION casework_reader_sees();

CREATE FUNCTION casework_publishers_see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT state FROM casework_revision WHERE record_id = NEW.record_id ORDER BY number DESC LIMIT 1) = 'approved'
      OR EXISTS (SELECT 1 FROM casework_revision WHERE record_id = NEW.record_id AND released_at IS NOT NULL) THEN
    INSERT INTO casework_sight (record_id, person_id) VALUES (NEW.record_id, NULL) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM casework_sight WHERE record_id = NEW.record_id AND person_id IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER casework_publishers_see AFTER INSERT OR UPDATE OF state, released_at ON casework_revision
  FOR EACH ROW EXECUTE FUNCTION casework_publishers_see();
"""

# What stands already.
FILLED = """
INSERT INTO casework_sight (record_id, person_id)
  SELECT DISTINCT v.record_id, a.author_id FROM casework_authorship a JOIN casework_revision v ON v.id = a.revision_id
  ON CONFLICT DO NOTHING;
INSERT INTO casework_sight (record_id, person_id)
  SELECT DISTINCT v.record_id, NULL::uuid FROM casework_revision v WHERE v.released_at IS NOT NULL
    OR (v.state = 'approved' AND NOT EXISTS (
      SELECT 1 FROM casework_revision later WHERE later.record_id = v.record_id AND later.number > v.number))
  ON CONFLICT DO NOTHING;
"""

# A row-level policy sees the new row alone; whose record it was before, only a trigger knows.
TEAM_STANDS = """
CREATE FUNCTION casework_team_moves() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (OLD.team_id IS NULL OR OLD.team_id = ANY (registry_teams()))
     OR NOT (NEW.team_id IS NULL OR NEW.team_id = ANY (registry_teams())) THEN
    RAISE EXCEPTION 'a record moves between teams of the person who moves it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER casework_team_moves BEFORE UPDATE ON casework_record FOR EACH ROW
  WHEN (NEW.team_id IS DISTINCT FROM OLD.team_id) EXECUTE FUNCTION casework_team_moves();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_teams"),
        ("casework", "0005_as_worded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="record",
            name="team",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: shared with the whole desk.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records",
                to="accounts.team",
                verbose_name="team whose record it is",
            ),
        ),
        migrations.CreateModel(
            name="NamedReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_readers",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "person"), name="reader_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sights",
                        to="casework.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "person"), name="sight_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["-updated_at", "-id"], name="record_changed_last"),
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (SIGNED, SIGHT, FILLED, TEAM_STANDS)),
    ]
