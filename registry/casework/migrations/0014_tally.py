# SPDX-License-Identifier: Apache-2.0
"""The count of each record, for filters; a change of claims or figures past the count takes it away."""

import django.db.models.deletion
from django.db import migrations, models

STALE = """
CREATE FUNCTION casework_uncount() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('DELETE FROM casework_tally WHERE record_id IN (%s)', TG_ARGV[0]);
  RETURN NULL;
END $$;
"""
UNSTALE = "DROP FUNCTION casework_uncount();"

OWN, PART = "SELECT record_id FROM {rows}", ("INSERT", "UPDATE", "DELETE")
OF_CLAIM = "SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.id = t.claim_id"
OF_SOURCE = """
SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.speaker_id = t.id
UNION SELECT c.record_id FROM {rows} AS t JOIN evidence_sourceitem AS i ON i.source_id = t.id
JOIN casework_claim AS c ON c.source_item_id = i.id"""
OF_ITEM = "SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.source_item_id = t.id"
COUNTED = {
    "casework_claim": (OWN, PART),
    "casework_casualtyfigure": (OF_CLAIM, PART),
    "evidence_source": (OF_SOURCE, ("UPDATE",)),
    "evidence_sourceitem": (OF_ITEM, ("UPDATE",)),
}


def trigger(table: str, records: str, event: str) -> str:
    side = "OLD" if event == "DELETE" else "NEW"
    return (
        f"CREATE TRIGGER casework_uncount_{event.lower()} AFTER {event} ON {table} REFERENCING {side} TABLE AS touched "
        f"FOR EACH STATEMENT EXECUTE FUNCTION casework_uncount($${records.format(rows='touched')}$$);"
    )


def triggers() -> str:
    return "\n".join(
        trigger(table, records, event) for table, (records, events) in COUNTED.items() for event in events
    )


def no_triggers() -> str:
    return "\n".join(
        f"DROP TRIGGER casework_uncount_{event.lower()} ON {table};"
        for table, (_, events) in COUNTED.items()
        for event in events
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_search_text_kept")]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="tally",
                        serialize=False,
                        to="casework.record",
                    ),
                ),
                ("killed_min", models.PositiveIntegerField(null=True)),
                ("killed_max", models.PositiveIntegerField(null=True)),
                ("injured_min", models.PositiveIntegerField(null=True)),
                ("injured_max", models.PositiveIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-killed_min"], name="tally_killed"),
                    models.Index(fields=["-injured_min"], name="tally_injured"),
                ],
            },
        ),
        migrations.RunSQL(STALE, UNSTALE),
        migrations.RunSQL(triggers(), no_triggers()),
    ]
