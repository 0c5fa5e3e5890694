# SPDX-License-Identifier: Apache-2.0
"""Triggers keep the table that says where every record stands.

One view says what a row must be; one function copies it; triggers call the function after every statement that
touches what the view reads. Nothing else writes the table: the service roles may only read it.
"""

from django.db import migrations

DUE = """
CREATE VIEW casework_standing_due AS
SELECT r.id AS record_id, r.kind, newest.state, newest.number AS revision, newest.released_at,
  newest.released_at IS NULL AND newest.state <> 'rejected' AND NOT EXISTS (SELECT 1 FROM casework_merge
    WHERE duplicate_id = r.id AND confirmed_at IS NOT NULL AND undone_at IS NULL) AS is_open,
  ARRAY(SELECT author_id FROM casework_authorship WHERE revision_id = newest.id ORDER BY 1) AS authors,
  world.publication, world.code, r.harm_grade AS grade, r.sensitivity, coalesce(own.incident_type, '') AS type,
  r.date_earliest, r.date_latest, r.created_at, r.updated_at,
  ARRAY(SELECT DISTINCT code FROM casework_incidentlocation AS place,
        unnest(ARRAY[place.country, place.admin1_pcode, place.admin2_pcode]) AS code
        WHERE place.record_id = r.id AND code <> '' ORDER BY 1) AS areas,
  ARRAY(SELECT DISTINCT precision FROM casework_incidentlocation WHERE record_id = r.id ORDER BY 1) AS precisions,
  (SELECT ST_Collect(geom ORDER BY seq, id) FROM casework_incidentlocation WHERE record_id = r.id) AS shape,
  ARRAY(SELECT DISTINCT weapon FROM casework_weaponuse WHERE record_id = r.id ORDER BY 1) AS weapons,
  ARRAY(SELECT DISTINCT delivery FROM casework_weaponuse WHERE record_id = r.id ORDER BY 1) AS deliveries,
  ARRAY(SELECT DISTINCT object_class FROM casework_objectdamage WHERE record_id = r.id ORDER BY 1) AS objects_hit,
  ARRAY(SELECT DISTINCT actor.code FROM casework_attribution AS said
        JOIN casework_actor AS actor ON actor.id = said.actor_id WHERE said.record_id = r.id ORDER BY 1) AS actors,
  ARRAY(SELECT DISTINCT confidence FROM casework_attribution WHERE record_id = r.id ORDER BY 1) AS attributions,
  ARRAY(SELECT DISTINCT source.kind FROM casework_claim AS claim
        JOIN evidence_sourceitem AS item ON item.id = claim.source_item_id
        JOIN evidence_source AS source ON source.id IN (item.source_id, claim.speaker_id)
        WHERE claim.record_id = r.id ORDER BY 1) AS source_kinds,
  ARRAY(SELECT DISTINCT one FROM casework_claim AS claim
        JOIN casework_casualtyfigure AS figure ON figure.claim_id = claim.id, casework_who(figure) AS one
        WHERE claim.record_id = r.id ORDER BY 1) AS who
FROM casework_record AS r
JOIN LATERAL (SELECT id, number, state, released_at FROM casework_revision WHERE record_id = r.id
  ORDER BY number DESC LIMIT 1) AS newest ON true
JOIN casework_publicstate AS world ON world.record_id = r.id
LEFT JOIN casework_incident AS own ON own.record_ptr_id = r.id
"""

WHO = """
CREATE FUNCTION casework_who(figure casework_casualtyfigure) RETURNS SETOF text LANGUAGE sql IMMUTABLE
SET search_path = public, pg_temp AS $$
  SELECT unnest(figure.roles)
  UNION SELECT 'children' WHERE figure.age IN ('0_4', '5_11', '12_17', 'child_unspecified', 'women_and_children')
  UNION SELECT 'women' WHERE figure.age = 'women_and_children' OR (
    figure.sex = 'female' AND figure.age NOT IN ('0_4', '5_11', '12_17', 'child_unspecified'))
$$;
"""

COLUMNS = (
    "kind, state, revision, released_at, is_open, authors, publication, code, grade, sensitivity, type, "
    "date_earliest, date_latest, created_at, updated_at, areas, precisions, shape, weapons, deliveries, "
    "objects_hit, actors, attributions, source_kinds, who"
)
EXCLUDED = ", ".join(f"EXCLUDED.{column}" for column in COLUMNS.split(", "))

# The lock comes first and alone: the copy then reads what a writer before us has committed.
STAND = f"""
CREATE FUNCTION casework_stand(records uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM casework_standing WHERE record_id = ANY(records) ORDER BY record_id FOR UPDATE;
  INSERT INTO casework_standing (record_id, {COLUMNS})
    SELECT record_id, {COLUMNS} FROM casework_standing_due WHERE record_id = ANY(records)
  ON CONFLICT (record_id) DO UPDATE SET ({COLUMNS}) = ROW({EXCLUDED})
    WHERE casework_standing.* IS DISTINCT FROM EXCLUDED.*;
END $$;
REVOKE EXECUTE ON FUNCTION casework_stand(uuid[]) FROM PUBLIC;

CREATE FUNCTION casework_stand_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE records uuid[];
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT record) FROM (%s) AS touched(record)', TG_ARGV[0]) INTO records;
  IF records IS NOT NULL THEN PERFORM casework_stand(records); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION casework_standing_differs() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH due AS (SELECT record_id, {COLUMNS} FROM casework_standing_due),
  own AS (SELECT record_id, {COLUMNS} FROM casework_standing)
  SELECT record_id FROM (TABLE due EXCEPT TABLE own) AS missing
  UNION SELECT record_id FROM (TABLE own EXCEPT TABLE due) AS wrong
$$;
"""
UNSTAND = """
DROP FUNCTION casework_standing_differs();
DROP FUNCTION casework_stand_again();
DROP FUNCTION casework_stand(uuid[]);
DROP VIEW casework_standing_due;
DROP FUNCTION casework_who(casework_casualtyfigure);
"""

OWN, PART = "SELECT record_id FROM {rows}", ("INSERT", "UPDATE", "DELETE")
OF_CLAIM = "SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.id = t.claim_id"
OF_REVISION = "SELECT r.record_id FROM {rows} AS t JOIN casework_revision AS r ON r.id = t.revision_id"
OF_SOURCE = """
SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.speaker_id = t.id
UNION SELECT c.record_id FROM {rows} AS t JOIN evidence_sourceitem AS i ON i.source_id = t.id
JOIN casework_claim AS c ON c.source_item_id = i.id"""
OF_ITEM = "SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.source_item_id = t.id"
OF_ACTOR = "SELECT a.record_id FROM {rows} AS t JOIN casework_attribution AS a ON a.actor_id = t.id"

# Table: the records that its touched rows belong to, and the statements that touch them.
MIRRORED = {
    "casework_record": ("SELECT id FROM {rows}", ("UPDATE",)),
    "casework_incident": ("SELECT record_ptr_id FROM {rows}", ("INSERT", "UPDATE")),
    "casework_revision": (OWN, ("INSERT", "UPDATE")),
    "casework_authorship": (OF_REVISION, ("INSERT",)),
    "casework_publicstate": (OWN, ("UPDATE",)),
    "casework_incidentlocation": (OWN, PART),
    "casework_weaponuse": (OWN, PART),
    "casework_objectdamage": (OWN, PART),
    "casework_attribution": (OWN, PART),
    "casework_claim": (OWN, PART),
    "casework_casualtyfigure": (OF_CLAIM, PART),
    "casework_merge": ("SELECT duplicate_id FROM {rows}", ("UPDATE",)),
    "casework_actor": (OF_ACTOR, ("UPDATE",)),
    "evidence_source": (OF_SOURCE, ("UPDATE",)),
    "evidence_sourceitem": (OF_ITEM, ("UPDATE",)),
}


def trigger(table: str, records: str, event: str) -> str:
    """Return the trigger that renews the rows of all records which one statement touched."""
    tables = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}[event]
    referencing = " ".join(f"{each} TABLE AS rows_{each.lower()}" for each in tables)
    touched = " UNION ".join(records.format(rows=f"rows_{each.lower()}") for each in tables)
    return (
        f"CREATE TRIGGER casework_stand_{event.lower()} AFTER {event} ON {table} REFERENCING {referencing} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION casework_stand_again($${touched}$$);"
    )


def triggers() -> str:
    return "\n".join(
        trigger(table, records, event) for table, (records, events) in MIRRORED.items() for event in events
    )


def no_triggers() -> str:
    return "\n".join(
        f"DROP TRIGGER casework_stand_{event.lower()} ON {table};"
        for table, (_, events) in MIRRORED.items()
        for event in events
    )


FILL = "SELECT casework_stand(coalesce(array_agg(id), '{}')) FROM casework_record"


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_standing"), ("evidence", "0004_plain_text")]
    operations = [
        migrations.RunSQL(WHO, migrations.RunSQL.noop),
        migrations.RunSQL(DUE, migrations.RunSQL.noop),
        migrations.RunSQL(STAND, UNSTAND),
        migrations.RunSQL(triggers(), no_triggers()),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
