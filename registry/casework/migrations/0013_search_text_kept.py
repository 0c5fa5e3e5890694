# SPDX-License-Identifier: Apache-2.0
"""Triggers keep the words of every record in the form in which they are sought.

As with the standing: one view says what a row must be, one function copies it, and nothing else writes the table.
A bar that no text can hold stands between two texts, so that no phrase runs from one into the next.
"""

from django.db import migrations

# `value` is normalised: it holds no quote and no backslash. A lexeme has at most 2,046 bytes, a row at most 1 MB.
LEXEMES = """
CREATE FUNCTION casework_lexemes(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg('''' || left(word, 100) || ''':' || least(place, 16383), ' '), '')::tsvector
  FROM string_to_table(left(value, 200000), ' ') WITH ORDINALITY AS t(word, place) WHERE word <> ''
$$;
"""

DUE = """
CREATE VIEW casework_search_due AS
SELECT r.id AS record_id,
  casework_lexemes((SELECT string_agg(registry_normalise(words), ' ¦ ' ORDER BY part, words) FROM (
    SELECT 1 AS part, value AS words FROM jsonb_each_text(r.title)
    UNION ALL SELECT 2, r.reference UNION ALL SELECT 2, world.code
    UNION ALL SELECT 3, value FROM jsonb_each_text(r.summary)
    UNION ALL SELECT 4, to_jsonb(r) ->> 'notes'
    UNION ALL SELECT 5, value FROM casework_incidentlocation AS place, jsonb_each_text(place.name)
      WHERE place.record_id = r.id
    UNION ALL SELECT 5, value FROM casework_incidentlocation AS place, jsonb_each_text(place.admin1_name)
      WHERE place.record_id = r.id
    UNION ALL SELECT 5, value FROM casework_incidentlocation AS place, jsonb_each_text(place.admin2_name)
      WHERE place.record_id = r.id
    UNION ALL SELECT 5, name_original FROM casework_incidentlocation WHERE record_id = r.id
    UNION ALL SELECT 6, said FROM casework_claim AS claim, unnest(ARRAY[claim.verbatim, claim.translation]) AS said
      WHERE claim.record_id = r.id
    UNION ALL SELECT DISTINCT 7, item.title FROM casework_claim AS claim
      JOIN evidence_sourceitem AS item ON item.id = claim.source_item_id WHERE claim.record_id = r.id
    UNION ALL SELECT DISTINCT 8, source.name FROM casework_claim AS claim
      JOIN evidence_sourceitem AS item ON item.id = claim.source_item_id
      JOIN evidence_source AS source ON source.id IN (item.source_id, claim.speaker_id)
      WHERE claim.record_id = r.id AND NOT source.protected
  ) AS texts WHERE words <> '')) AS words,
  (SELECT coalesce(string_agg(registry_normalise(value), ' ' ORDER BY key), '') FROM jsonb_each_text(r.title)) AS titles
FROM casework_record AS r JOIN casework_publicstate AS world ON world.record_id = r.id
"""

INDEX = """
CREATE FUNCTION casework_index(records uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM casework_searchtext WHERE record_id = ANY(records) ORDER BY record_id FOR UPDATE;
  INSERT INTO casework_searchtext (record_id, words, titles)
    SELECT record_id, words, titles FROM casework_search_due WHERE record_id = ANY(records)
  ON CONFLICT (record_id) DO UPDATE SET words = EXCLUDED.words, titles = EXCLUDED.titles
    WHERE casework_searchtext.* IS DISTINCT FROM EXCLUDED.*;
END $$;
REVOKE EXECUTE ON FUNCTION casework_index(uuid[]) FROM PUBLIC;

CREATE FUNCTION casework_index_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE records uuid[];
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT record) FROM (%s) AS touched(record)', TG_ARGV[0]) INTO records;
  IF records IS NOT NULL THEN PERFORM casework_index(records); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION casework_search_differs() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH due AS (SELECT record_id, words, titles FROM casework_search_due),
  own AS (SELECT record_id, words, titles FROM casework_searchtext)
  SELECT record_id FROM (TABLE due EXCEPT TABLE own) AS missing
  UNION SELECT record_id FROM (TABLE own EXCEPT TABLE due) AS wrong
$$;
"""
UNINDEX = """
DROP FUNCTION casework_search_differs();
DROP FUNCTION casework_index_again();
DROP FUNCTION casework_index(uuid[]);
DROP VIEW casework_search_due;
DROP FUNCTION casework_lexemes(text);
"""

OWN, PART = "SELECT record_id FROM {rows}", ("INSERT", "UPDATE", "DELETE")
OF_SOURCE = """
SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.speaker_id = t.id
UNION SELECT c.record_id FROM {rows} AS t JOIN evidence_sourceitem AS i ON i.source_id = t.id
JOIN casework_claim AS c ON c.source_item_id = i.id"""
OF_ITEM = "SELECT c.record_id FROM {rows} AS t JOIN casework_claim AS c ON c.source_item_id = t.id"
MIRRORED = {
    "casework_record": ("SELECT id FROM {rows}", ("INSERT", "UPDATE")),
    "casework_publicstate": (OWN, ("UPDATE",)),
    "casework_incidentlocation": (OWN, PART),
    "casework_claim": (OWN, PART),
    "evidence_source": (OF_SOURCE, ("UPDATE",)),
    "evidence_sourceitem": (OF_ITEM, ("UPDATE",)),
}


def trigger(table: str, records: str, event: str) -> str:
    """Return the trigger that renews the words of all records which one statement touched."""
    tables = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}[event]
    referencing = " ".join(f"{each} TABLE AS rows_{each.lower()}" for each in tables)
    touched = " UNION ".join(records.format(rows=f"rows_{each.lower()}") for each in tables)
    return (
        f"CREATE TRIGGER casework_index_{event.lower()} AFTER {event} ON {table} REFERENCING {referencing} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION casework_index_again($${touched}$$);"
    )


def triggers() -> str:
    return "\n".join(
        trigger(table, records, event) for table, (records, events) in MIRRORED.items() for event in events
    )


def no_triggers() -> str:
    return "\n".join(
        f"DROP TRIGGER casework_index_{event.lower()} ON {table};"
        for table, (_, events) in MIRRORED.items()
        for event in events
    )


FILL = "SELECT casework_index(coalesce(array_agg(id), '{}')) FROM casework_record"


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_search_text"),
        ("evidence", "0004_plain_text"),
        ("gazetteer", "0003_shared_normalise"),
    ]
    operations = [
        migrations.RunSQL(LEXEMES, migrations.RunSQL.noop),
        migrations.RunSQL(DUE, migrations.RunSQL.noop),
        migrations.RunSQL(INDEX, UNINDEX),
        migrations.RunSQL(triggers(), no_triggers()),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
