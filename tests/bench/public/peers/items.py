# SPDX-License-Identifier: Apache-2.0
"""The table that the peers read: the same rows, narrow, with every index that their queries can use.

Narrow is to their advantage: their answers carry no claims, no names of places and no frozen document.
"""

ITEMS = """
CREATE TABLE bench_items (code text, title text, sort_date date, date_earliest date, date_latest date, weapon text,
  country text, admin1 text, grade text, killed_min int, killed_max int, injured_min int, injured_max int, version int,
  geom geometry(Geometry, 4326))
"""
INDEXES = """
ALTER TABLE bench_items ADD PRIMARY KEY (code);
CREATE INDEX ON bench_items (sort_date DESC, code DESC);
CREATE INDEX ON bench_items (weapon, sort_date DESC, code DESC);
CREATE INDEX ON bench_items (country, sort_date DESC, code DESC);
CREATE INDEX ON bench_items USING gist (geom);
GRANT SELECT ON bench_items TO bench_peer;
GRANT USAGE ON SCHEMA public TO bench_peer;
GRANT EXECUTE ON FUNCTION pg_advisory_unlock_all() TO bench_peer; -- asyncpg asks for it when a connection goes back
"""
