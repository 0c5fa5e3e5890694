# SPDX-License-Identifier: Apache-2.0
"""What the rows are made of: concepts of the real vocabularies, and sixty invented countries with their towns."""

import json

import psycopg

from registry.domain.source_names import PERSONS
from registry.vocabularies import read
from registry.vocabularies.shape import ConceptData

COUNTRIES, TOWNS = 60, 200
ACTORS = 300
SCHEMES = {
    "weapon": "weapon",
    "incident_type": "incident_type",
    "harm_grade": "harm_grade",
    "source_kind": "source_kind",
    "object_class": "object_class",
    "delivery": "delivery",
    "confidence": "attribution_confidence",
    "actor_class": "actor_class",
}
CHANCE = """
CREATE FUNCTION chance(n bigint, about int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS 'SELECT (hashint8extended(n, about) & 16777215) / 16777216.0::float8';
"""
# What `registry.domain.normalise` makes of the few signs that stand in these texts.
PLAIN = """
CREATE FUNCTION plain(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT btrim(regexp_replace(translate(lower(value), '’''', ''), '[^a-z0-9]+', ' ', 'g')) $$;
"""
CONCEPTS = (
    "CREATE UNLOGGED TABLE concept (scheme text, pos int, code text, label text, term text, family text[]);"
)
# Ten columns by six rows of countries; towns lie anywhere in theirs, on five decimals as published.
TOWN = f"""
CREATE UNLOGGED TABLE town AS
SELECT c * {TOWNS} + t AS pos, c, t, 'X' || chr(65 + c / 26) || chr(65 + c % 26) AS country,
       'X' || chr(65 + c / 26) || lpad((c % 26 * 100 + t / 14)::text, 4, '0') AS admin1,
       'X' || chr(65 + c / 26) || lpad((c % 26 * 100 + t / 14)::text, 4, '0') || lpad((t % 14)::text, 2, '0') AS admin2,
       (ARRAY['Northreach','Southmere','Eastholm','Westvale','Middleford','Upper Carrow','Lower Carrow','Oldbridge',
              'Newquay','Saltmarsh','Greenhill','Redcliff','Blackwater','Whitestone'])[1 + t % 14] || ' ' || c || '-' || t AS name,
       'Province ' || c || '-' || t / 14 AS province,
       trunc((-170 + c % 10 * 34 + 30 * chance(c * {TOWNS} + t, 901))::numeric, 5)::float8 AS lon,
       trunc((-50 + c / 10 * 18 + 15 * chance(c * {TOWNS} + t, 902))::numeric, 5)::float8 AS lat
FROM generate_series(0, {COUNTRIES - 1}) AS c, generate_series(0, {TOWNS - 1}) AS t;
ALTER TABLE town ADD PRIMARY KEY (pos);
"""
AREAS = """
INSERT INTO published_area (id, level, country, pcode, cod_version, names, disputed, geom)
SELECT gen_random_uuid(), 0, country, '', '', jsonb_build_object('en', 'Country ' || c), false,
       ST_Multi(ST_MakeEnvelope(-170 + c % 10 * 34, -50 + c / 10 * 18, -140 + c % 10 * 34, -35 + c / 10 * 18, 4326))
FROM town GROUP BY c, country;
INSERT INTO published_area (id, level, country, pcode, cod_version, names, disputed, geom)
SELECT gen_random_uuid(), 1, country, admin1, 'v01', jsonb_build_object('en', province), false,
       ST_Multi(ST_Expand(ST_SetSRID(ST_Extent(ST_Point(lon, lat, 4326))::geometry, 4326), 0.1))
FROM town GROUP BY country, admin1, province;
"""


def lay_out(connection: psycopg.Connection) -> None:
    """Make the lookups of the rows, and the public vocabularies and areas that filters are checked against."""
    connection.execute(CHANCE)
    connection.execute(PLAIN)
    connection.execute(CONCEPTS)
    rows = [
        (short, at, concept.code, concept.label["en"], term(concept), family(scheme, concept))
        for short, scheme in SCHEMES.items()
        for at, concept in enumerate(each for each in read.scheme(scheme).concepts if drawn(each))
    ]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO concept VALUES (%s, %s, %s, %s, %s, %s)", rows)
        cursor.executemany(
            "INSERT INTO published_vocabulary (code, vocabulary_version, body) VALUES (%s, %s, %s)",
            [(code, "bench", json.dumps(read.as_public(code))) for code in read.schemes()],
        )
        cursor.execute(TOWN)
        cursor.execute(AREAS)
        counts = ", ".join(f"count(*) FILTER (WHERE scheme = '{short}')::int AS {short}" for short in SCHEMES)
        cursor.execute(f"CREATE UNLOGGED TABLE counted AS SELECT {counts} FROM concept")
        cursor.execute("ANALYZE concept, town, counted")


def drawn(concept: ConceptData) -> bool:
    """Whether rows may have it. Each source has a name here, which no document that tells of a person may say."""
    return concept.recordable and concept.code not in PERSONS


def term(concept: ConceptData) -> str:
    return json.dumps(
        {"code": concept.code, "label": concept.label["en"]}, ensure_ascii=False, separators=(",", ":")
    )


def family(scheme: str, concept: ConceptData) -> list[str]:
    """Return the code with all its parents, as published."""
    above = family(scheme, read.concept(scheme, concept.parent)) if concept.parent else []
    return [concept.code, *above]
