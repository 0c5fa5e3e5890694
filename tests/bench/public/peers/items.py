# SPDX-License-Identifier: Apache-2.0
"""The table that the peers read: the same rows, narrow, with every index that their queries can use.

Narrow is to their advantage: their answers carry no claims, no names of places and no frozen document.
"""

ITEMS = """
CREATE TABLE bench_items AS
SELECT code, convert_from(body, 'UTF8')::jsonb #>> '{title,en}' AS title, sort_date, date_earliest, date_latest,
       weapons[1] AS weapon, areas[1] AS country, areas[2] AS admin1,
       convert_from(body, 'UTF8')::jsonb #>> '{harm_grade,code}' AS grade,
       (convert_from(body, 'UTF8')::jsonb #>> '{casualties,killed,min}')::int AS killed_min,
       (convert_from(body, 'UTF8')::jsonb #>> '{casualties,killed,max}')::int AS killed_max,
       (convert_from(body, 'UTF8')::jsonb #>> '{casualties,injured,min}')::int AS injured_min,
       (convert_from(body, 'UTF8')::jsonb #>> '{casualties,injured,max}')::int AS injured_max, version, geom
FROM published_document WHERE kind = 'incident' AND status = 'published';
ALTER TABLE bench_items ALTER COLUMN geom TYPE geometry(Geometry, 4326);
ALTER TABLE bench_items ADD PRIMARY KEY (code);
CREATE INDEX ON bench_items (sort_date DESC, code DESC);
CREATE INDEX ON bench_items (weapon, sort_date DESC, code DESC);
CREATE INDEX ON bench_items (country, sort_date DESC, code DESC);
CREATE INDEX ON bench_items USING gist (geom);
GRANT SELECT ON bench_items TO bench_peer;
GRANT USAGE ON SCHEMA public TO bench_peer;
"""
