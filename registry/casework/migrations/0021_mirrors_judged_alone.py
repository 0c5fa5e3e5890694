# SPDX-License-Identifier: Apache-2.0
"""The tables that lists and searches read carry what decides who sees a row, copied from the record by a trigger.

The wall of such a table then asks its own columns. Before, it looked at the record for every row of the table. The way
back takes the walls of the two with the columns, so that the lists are empty until `apply_grants` of the older code ran.
"""

from django.db import migrations, models

from registry.audit.one_state import in_one_state

MIRRORS = ("casework_standing", "casework_searchtext")

# The record is written first; whoever changes its team or sensitivity makes these rows be written anew (0011, 0013).
COPY = """
CREATE FUNCTION casework_as_its_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  SELECT sensitivity, team_id, created_by_id INTO NEW.sensitivity, NEW.team_id, NEW.created_by_id
    FROM casework_record WHERE id = NEW.record_id;
  RETURN NEW;
END $$;
""" + "".join(
    f"CREATE TRIGGER casework_as_its_record BEFORE INSERT OR UPDATE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION casework_as_its_record();\n"
    for table in MIRRORS
)
NO_COPY = (
    "".join(f"DROP TRIGGER casework_as_its_record ON {table};\n" for table in MIRRORS)
    + "DROP FUNCTION casework_as_its_record();"
)
FILL = "".join(
    f"UPDATE {table} AS own SET sensitivity = r.sensitivity, team_id = r.team_id, created_by_id = r.created_by_id "
    "FROM casework_record AS r WHERE r.id = own.record_id;\n"
    for table in MIRRORS
)

DIFFER = """
CREATE FUNCTION casework_mirrors_differ() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT record_id FROM (
    SELECT record_id, sensitivity, team_id, created_by_id FROM casework_standing
    UNION SELECT record_id, sensitivity, team_id, created_by_id FROM casework_searchtext
    EXCEPT SELECT id, sensitivity, team_id, created_by_id FROM casework_record) AS other
$$;
"""


def seen_by(model: str, *, known: bool) -> list:
    author = models.UUIDField(null=not known)
    if known:
        return [migrations.AlterField(model, "created_by_id", author)]
    team = models.UUIDField(null=True, help_text="Whose record it is; null: the whole desk's.")
    return [
        migrations.AddField(model, "team_id", team),
        migrations.AddField(model, "created_by_id", author),
    ]


class Migration(migrations.Migration):
    dependencies = [("casework", "0020_moving_teams")]
    operations = [
        *seen_by("standing", known=False),
        *seen_by("searchtext", known=False),
        migrations.AddField(
            "searchtext",
            "sensitivity",
            models.CharField(max_length=40, default="restricted"),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(COPY, NO_COPY),
        *seen_by("standing", known=True),
        *seen_by("searchtext", known=True),
        migrations.RunSQL(DIFFER, "DROP FUNCTION casework_mirrors_differ()"),
    ]
    operations = in_one_state(operations)
