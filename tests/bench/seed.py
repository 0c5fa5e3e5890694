# SPDX-License-Identifier: Apache-2.0
"""Working records by the hundred thousand, made of SQL alone: invented, spread over places, times, states and words."""

from uuid import UUID

import psycopg

RECORDS = """
CREATE TEMP TABLE made AS SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS item, gen_random_uuid() AS claim,
  date '2015-01-01' + (n * 7919 %% 4000)::int AS day,
  (ARRAY['Northreach','Southmere','Eastholm','Westvale','Middleford','Upper Carrow','Lower Carrow','Oldbridge','Newquay',
         'Saltmarsh','Greenhill','Redcliff','Blackwater','Whitestone','Longfield'])[1 + n %% 15] || ' ' || (n %% 3000) AS town,
  (ARRAY['حلب','إدلب','حمص','درعا','الحسكة','دير الزور','الرقة','حماة'])[1 + n %% 8] AS مدينة,
  (ARRAY['shelling','air_strike','uav_strike','missile_strike','erw_explosion'])[1 + n %% 5] AS type,
  (ARRAY['uxo','cluster_rocket','artillery_shell','mortar_bomb','air_dropped_bomb_unguided','small_arms'])[1 + n %% 6] AS weapon,
  (ARRAY['SYR','UKR','SDN','YEM','MMR'])[1 + n %% 5] AS country,
  -- nine in ten are published and done, as in an archive that has been kept for years
  CASE WHEN n %% 10 < 9 THEN 'approved' WHEN n %% 50 = 9 THEN 'submitted' WHEN n %% 50 = 19 THEN 'in_review'
       WHEN n %% 50 = 29 THEN 'rejected' ELSE 'draft' END AS state,
  (%(people)s::uuid[])[1 + n %% 5] AS author,
  -- half stand in no team, the others in two teams; one in ten asks for more than being in it
  (%(teams)s::uuid[])[1 + n %% 4] AS team,
  CASE WHEN n %% 10 = 4 THEN 'confidential' ELSE 'restricted' END AS sensitivity
  FROM generate_series(1, %(number)s) AS n;
"""

PARTS = (
    """INSERT INTO casework_record (id, reference, kind, title, summary, date_edtf, date_margin_days, date_earliest,
       date_latest, date_precision, date_basis, harm_grade, grade_reason, sensitivity, demonstration, created_at,
       updated_at, created_by_id, row_version, team_id, notes)
     SELECT id, 'B' || n, 'incident', jsonb_build_object('en', initcap(replace(type, '_', ' ')) || ' reported in ' || town
         || ', ' || day, 'ar', 'قصف على ' || مدينة),
       jsonb_build_object('en', 'Sources reported that people were killed in ' || town || '. The market quarter ' || n %% 97
         || ' was struck in the morning, residents said.'),
       day::text, 1, day, day + n %% 2, 'day', 'stated', 'single_source', 'one', sensitivity, false,
       timestamptz '2016-01-01' + n * interval '53 minutes', timestamptz '2016-01-01' + n * interval '59 minutes',
       author, 1, team, '' FROM made""",
    """INSERT INTO casework_incident (record_ptr_id, incident_type, time_part, timezone, populated_area, repeat_strike,
       warning_reported, erw_left) SELECT id, type, '', '', 'unknown', 'unknown', 'unknown', 'unknown' FROM made""",
    """INSERT INTO casework_publicstate (record_id, publication, code, version, content_sha256)
     SELECT id, CASE WHEN state = 'approved' THEN 'published' ELSE 'none' END, 'CHR-' || n,
       CASE WHEN state = 'approved' THEN 1 ELSE 0 END, '' FROM made""",
    """INSERT INTO casework_revision (record_id, number, state, content, content_sha256, released_at, places_held, created_at)
     SELECT id, 1, state, CASE WHEN state = 'approved' THEN '\\x00'::bytea END,
       CASE WHEN state = 'approved' THEN repeat('0', 64) ELSE '' END,
       CASE WHEN state = 'approved' AND n %% 500 <> 3 THEN now() END, '[]', now() FROM made""",
    """INSERT INTO casework_authorship (revision_id, author_id)
     SELECT r.id, author FROM casework_revision AS r JOIN made ON made.id = r.record_id""",
    """INSERT INTO casework_incidentlocation (id, record_id, seq, role, name, name_original, gazetteer_ref, country,
       admin1_pcode, admin1_name, admin2_pcode, admin2_name, cod_version, geom, precision, method, widely_published, restricted)
     SELECT gen_random_uuid(), id, 1, 'impact', jsonb_build_object('en', town), '', '', country,
       left(country, 2) || lpad((n %% 14)::text, 2, '0'), '{}', '', '{}', 'v1',
       CASE WHEN n %% 6 > 0 THEN ST_SetSRID(ST_Point(30 + n * 31 %% 1500 / 100.0, 30 + n * 17 %% 1300 / 100.0), 4326) END,
       CASE WHEN n %% 6 > 0 THEN 'town' ELSE 'admin1' END, 'unknown', false, false FROM made""",
    """INSERT INTO casework_weaponuse (id, record_id, seq, weapon, delivery, model, submunition_model, phase, identified_by, confidence)
     SELECT gen_random_uuid(), id, 1, weapon, 'unknown', '', '', 'unknown', 'unspecified', 'alleged' FROM made""",
    """INSERT INTO evidence_source (id, name, kind, country, languages, reliability, alignment_note, protected)
     VALUES (%(source)s, 'Harbour Courier (invented)', 'local_media', '', '[]', 'c', '', false)""",
    """INSERT INTO evidence_sourceitem (id, source_id, title, author, language, url, archive_url, published_edtf, media_type,
       sha256, restricted, external_id)
     SELECT item, %(source)s, '', '', 'en', 'https://courier.example/' || n, '', '', '', '', false, '' FROM made""",
    """INSERT INTO casework_claim (id, record_id, seq, source_item_id, origin_group, position, scope, verbatim,
       verbatim_language, translation, credibility, excluded_reason)
     SELECT claim, id, 1, item, 'courier', '', 'whole', 'قتل ' || n %% 7 || ' أشخاص في ' || مدينة, 'ar',
       n %% 7 || ' people were killed', '6', '{}' FROM made""",
    """INSERT INTO casework_casualtyfigure (id, claim_id, min, max, qualifier, verbatim_quantity, unit, harm, status, sex, age,
       roles, includes_combatants, as_imported, record_id)
     SELECT gen_random_uuid(), claim, n %% 7, n %% 7 + n %% 3, 'exact', '', 'persons', 'killed', 'civilian', 'unknown',
       CASE WHEN n %% 4 = 0 THEN 'child_unspecified' ELSE 'unknown' END, '{}', false, false, id FROM made""",
)
RENEW = (
    "SELECT casework_stand(array_agg(id)) FROM casework_record",
    "SELECT casework_index(array_agg(id)) FROM casework_record",
)


def fill(connection: psycopg.Connection, number: int, people: list[UUID], teams: list[UUID]) -> None:
    """Put so many records into an empty desk's database. Needs a superuser: guards and triggers are passed by."""
    values = {"number": number, "people": people, "teams": teams, "source": UUID(int=1)}
    connection.execute("SET session_replication_role = replica")
    connection.execute(RECORDS, values)
    for statement in PARTS:
        connection.execute(statement, values)
    connection.execute("ANALYZE")
    connection.execute("SET session_replication_role = origin")
    for statement in RENEW:
        connection.execute(statement)
    connection.execute("VACUUM ANALYZE")
