# SPDX-License-Identifier: Apache-2.0
"""Figures know their record, which can never be another than that of their claim.

Rows that stand are given theirs by rewriting the tables, which fires no trigger: content that was submitted stands
still, and its figures are not judged anew.
"""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("casework_casualtyfigure", "casework_displacementfigure")

FILL = """
CREATE FUNCTION casework_record_of(claim uuid) RETURNS uuid LANGUAGE sql STABLE
RETURN (SELECT record_id FROM public.casework_claim WHERE id = claim);
"""
FILL += "".join(
    f"ALTER TABLE {table} ALTER COLUMN record_id TYPE uuid USING casework_record_of(claim_id), "
    "ALTER COLUMN record_id SET NOT NULL;\n"
    for table in TABLES
)
FILL += "DROP FUNCTION casework_record_of(uuid);"

TOGETHER = "".join(
    f"ALTER TABLE {table} ADD CONSTRAINT {table.removeprefix('casework_')}_with_its_claim "
    "FOREIGN KEY (claim_id, record_id) REFERENCES casework_claim (id, record_id) ON UPDATE CASCADE;\n"
    f"DROP TRIGGER casework_guard_before ON {table};\n"
    f"CREATE TRIGGER casework_guard_before BEFORE INSERT OR UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION casework_guard('record_id');\n"
    for table in TABLES
)
APART = "".join(
    f"ALTER TABLE {table} DROP CONSTRAINT {table.removeprefix('casework_')}_with_its_claim;\n"
    f"DROP TRIGGER casework_guard_before ON {table};\n"
    f"CREATE TRIGGER casework_guard_before BEFORE INSERT OR UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION casework_guard('claim_id');\n"
    for table in TABLES
)


def record(related_name, **options):
    return models.ForeignKey(
        help_text="That of the claim; the database holds the two together.",
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="casework.record",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_attachments")]
    operations = [
        migrations.AddField("casualtyfigure", "record", record("casualties", null=True)),
        migrations.AddField("displacementfigure", "record", record("displacements", null=True)),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(FILL, migrations.RunSQL.noop)],
            state_operations=[
                migrations.AlterField("casualtyfigure", "record", record("casualties")),
                migrations.AlterField("displacementfigure", "record", record("displacements")),
            ],
        ),
        migrations.AddConstraint(
            "claim", models.UniqueConstraint(fields=["id", "record"], name="claim_with_its_record")
        ),
        migrations.RunSQL(TOGETHER, APART),
        migrations.RemoveConstraint("attribution", "actor_named_once_per_role"),
        migrations.AddConstraint(
            "attribution",
            models.UniqueConstraint(
                fields=["record", "actor", "role"],
                name="actor_named_once_per_role",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
        ),
    ]
