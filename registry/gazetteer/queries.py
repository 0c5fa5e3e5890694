# SPDX-License-Identifier: Apache-2.0
"""The SQL of `match`. Each search is a CTE `chosen` of places, then one description of them."""

EQUAL_OR_BEGUN = """
WITH hit AS (
  SELECT place_id, name, 0 AS tier, 1.0 AS score FROM gazetteer_placename WHERE normalised = %(text)s
  UNION ALL
  SELECT place_id, name, 1, similarity(normalised, %(text)s) FROM gazetteer_placename
  WHERE %(prefix)s <> '' AND normalised LIKE %(prefix)s
)"""

# Likenesses to the text as typed and as written in Latin letters compete with each other.
SIMILAR = """
WITH hit AS (
  SELECT place_id, name, 2 AS tier,
    (similarity(normalised, %(text)s) + word_similarity(%(text)s, normalised)) / 2 AS score
  FROM gazetteer_placename WHERE normalised %% %(text)s OR %(text)s <%% normalised
  UNION ALL
  SELECT place_id, name, 2,
    (similarity(normalised, %(spelt)s) + word_similarity(%(spelt)s, normalised)) / 2
  FROM gazetteer_placename
  WHERE %(spelt)s <> '' AND (normalised %% %(spelt)s OR %(spelt)s <%% normalised)
)"""

# One row per place, by its best name. Likenesses within a hundredth of each other count as equal, so that the
# larger place comes first.
CHOSEN = """
, best AS (
  SELECT DISTINCT ON (place_id) * FROM hit ORDER BY place_id, tier, score DESC
), chosen AS (
  SELECT place.*, best.name AS matched, best.tier, best.score::float8 AS score, NULL::float8 AS metres,
    CASE WHEN best.tier = 2 THEN round(best.score::numeric, 2) ELSE 1 END AS likeness
  FROM best JOIN gazetteer_place AS place ON place.id = best.place_id
  WHERE (%(country)s = '' OR place.country = %(country)s) AND place.id <> ALL(%(without)s::uuid[])
  ORDER BY tier, likeness DESC, place.population DESC, place.id LIMIT %(limit)s
)"""

# The index orders by degrees, which stretch towards the poles; so more are taken than wanted, and measured.
NEAREST = """
WITH close AS (
  SELECT * FROM gazetteer_place
  ORDER BY point <-> ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326) LIMIT 4 * %(limit)s + 20
), chosen AS (
  SELECT close.*, close.name AS matched, 3 AS tier, 0::float8 AS score,
    ST_Distance(point::geography, ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326)::geography) AS metres,
    1 AS likeness
  FROM close ORDER BY metres LIMIT %(limit)s
)"""

ENTRY = """
WITH chosen AS (
  SELECT place.*, place.name AS matched, 3 AS tier, 0::float8 AS score,
    ST_Distance(point::geography, ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326)::geography) AS metres,
    1 AS likeness
  FROM gazetteer_place AS place WHERE source = %(source)s AND source_id = %(source_id)s
)"""

DESCRIBED = """
SELECT chosen.id, chosen.name, chosen.matched,
  array_remove(ARRAY[coalesce(area.names ->> %(language)s, area.names ->> 'en'),
                     coalesce(whole.names ->> %(language)s, whole.names ->> 'en')], NULL),
  CASE WHEN area.country = '' THEN '' ELSE chosen.country END,
  coalesce(area.pcode, ''), coalesce(area.disputed, false),
  ST_X(chosen.point), ST_Y(chosen.point), chosen.population,
  (ARRAY['equal', 'begins', 'similar', 'near'])[1 + chosen.tier], chosen.score, chosen.metres / 1000,
  chosen.source, chosen.source_id
FROM chosen
LEFT JOIN LATERAL (
  SELECT * FROM gazetteer_adminarea
  WHERE level = 1 AND valid_to IS NULL AND ST_DWithin(geom, chosen.point, %(reach)s)
  ORDER BY ST_Distance(geom, chosen.point), source_id LIMIT 1
) AS area ON true
LEFT JOIN gazetteer_adminarea AS whole ON whole.id = area.parent_id
ORDER BY chosen.tier, chosen.metres, likeness DESC, chosen.population DESC, chosen.id
"""

AREAS_AT = """
WITH spot AS (SELECT ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326) AS at),
close AS (
  SELECT area.*, ST_Distance(geom, at) = 0 AS holds, ST_Distance(geom::geography, at::geography) / 1000 AS km
  FROM gazetteer_adminarea AS area, spot WHERE valid_to IS NULL AND ST_DWithin(geom, at, %(reach)s)
)
SELECT id, level, coalesce(names ->> %(language)s, names ->> 'en'), country, pcode, cod_version, iso_3166_2,
  disputed,
  CASE WHEN holds THEN 0 ELSE km END, source
FROM close WHERE holds OR NOT EXISTS (SELECT FROM close AS other WHERE other.holds)
ORDER BY level DESC, km, source_id
"""

AREAS_WITH_CODE = """
SELECT id, level, coalesce(names ->> %(language)s, names ->> 'en'), country, pcode, cod_version, iso_3166_2,
  disputed,
  0, source
FROM gazetteer_adminarea WHERE valid_to IS NULL AND %(code)s <> '' AND %(code)s IN (pcode, iso_3166_2)
ORDER BY level, pcode, cod_version
"""

# Beside a contested area, the countries it touches may each be meant: which of them is right is not decided here.
OUTSIDE = """
WITH spot AS (SELECT ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326) AS at)
SELECT CASE WHEN ST_Intersects(named.geom, at) THEN 0
            ELSE ST_Distance(named.geom::geography, at::geography) / 1000 END
FROM gazetteer_adminarea AS named, spot
WHERE named.id = %(area)s AND NOT EXISTS (
  SELECT FROM gazetteer_adminarea AS contested
  WHERE contested.disputed AND contested.valid_to IS NULL AND ST_Intersects(contested.geom, at)
    AND ST_DWithin(contested.geom, named.geom, %(reach)s)
)
"""
