# SPDX-License-Identifier: Apache-2.0
"""Each column of the public tables as an SQL expression over the lookups: a new column of a model is a new line here."""

from tests.bench.public.rows.template import literal
from tests.bench.public.rows.written import (
    EARLIEST,
    LATEST,
    NO_SPOT,
    PUBLISHED_AT,
    SPOTS,
    chosen,
    geometry,
    most,
)

SOURCE = """
made AS m JOIN spot AS s USING (n) JOIN town AS t ON t.pos = m.town
JOIN town AS t2 ON t2.pos = m.town / 200 * 200 + (m.town + 37) % 200
CROSS JOIN counted
JOIN concept AS w ON w.scheme = 'weapon' AND w.pos = floor(counted.weapon * m.weapon ^ 2)::int
LEFT JOIN concept AS w2 ON w2.scheme = 'weapon' AND w2.pos = floor(counted.weapon * m.weapon2 ^ 2)::int
JOIN concept AS ty ON ty.scheme = 'incident_type' AND ty.pos = floor(counted.incident_type * m.type ^ 2)::int
JOIN concept AS g ON g.scheme = 'harm_grade' AND g.code = CASE WHEN m.grade < 0.15 THEN 'confirmed'
  WHEN m.grade < 0.45 THEN 'corroborated' WHEN m.grade < 0.86 THEN 'single_source' WHEN m.grade < 0.94 THEN 'contested'
  WHEN m.grade < 0.97 THEN 'discounted' ELSE 'under_assessment' END
JOIN concept AS d ON d.scheme = 'delivery' AND d.pos = floor(counted.delivery * m.delivery)::int
JOIN concept AS k ON k.scheme = 'source_kind' AND k.pos = floor(counted.source_kind * m.kind)::int
LEFT JOIN concept AS o ON o.scheme = 'object_class' AND o.pos = floor(counted.object_class * m.object)::int
JOIN concept AS c ON c.scheme = 'confidence' AND c.pos = floor(counted.confidence * m.confidence ^ 2)::int
JOIN concept AS a ON a.scheme = 'actor_class' AND a.pos = coalesce(m.actor, 0) % counted.actor_class
CROSS JOIN LATERAL (SELECT
  w.family || ARRAY(SELECT code FROM unnest(w2.family) WITH ORDINALITY AS f (code, at) WHERE code <> ALL (w.family) ORDER BY at)
    AS search_weapons,
  ARRAY[t.country, t.admin1] || CASE WHEN m.how = 'none' THEN '{}' ELSE ARRAY[t.admin2] END
    || CASE WHEN m.several THEN ARRAY[t2.admin1, t2.admin2] ELSE '{}' END AS search_areas OFFSET 0) AS search
"""
PRECISION = chosen("m.how", {how: literal(found[0]) for how, found in SPOTS.items()}, literal(NO_SPOT[0]))
METRES = chosen("m.how", {how: str(found[2]) for how, found in SPOTS.items()}, "0")
SECOND = "CASE WHEN m.several THEN '{town}'::text[] ELSE '{}' END"
PEOPLE = f"""CASE WHEN m.parts THEN ARRAY(SELECT concat('killed:', called, ':', m.killed / 3, ':', m.killed / 3, ':')
  FROM unnest(ARRAY['children', 'adults', 'women']) AS called)
  || concat('killed:not_stated:', m.killed, ':', {most("killed")}, ':', CASE WHEN m.killed_more < 0 THEN '+' END)
  ELSE '{{}}' END"""


def figures(harm: str) -> dict[str, str]:
    """Return the columns of one figure by the end of their name."""
    return {"min": f"m.{harm}", "max": most(harm), "open": f"m.{harm} IS NOT NULL AND m.{harm}_more < 0"}


# Over SOURCE and what `fill` writes beside it: content, sha256, body, words; geometry.
VERSION = {
    "code": "m.code",
    "number": "1",
    "kind": "'incident'",
    "content": "content",
    "content_sha256": "sha256",
    "body": "body",
    "dataset_version": "m.state",
    "published_at": PUBLISHED_AT,
    "outbox_id": "m.n",
    "related": "'{}'",
    "words": "words",
}
DOCUMENT = {
    "code": "m.code",
    "kind": "'incident'",
    "status": "'published'",
    "version": "1",
    "dataset_version": "m.state",
    "published_at": PUBLISHED_AT,
    "body": "v.body",
    "geometry": "convert_to(geometry, 'UTF8')",
    "merged_into": "''",
    "demonstration": "false",
    "date_earliest": EARLIEST,
    "date_latest": LATEST,
    "sort_date": f"coalesce({EARLIEST}, {LATEST})",
    "incident_type": "ty.code",
    "grade": "g.code",
    "weapons": "search_weapons",
    "areas": "search_areas",
    "countries": "ARRAY[t.country]",
    "areas1": "CASE WHEN m.several THEN ARRAY[least(t.admin1, t2.admin1), greatest(t.admin1, t2.admin1)] ELSE ARRAY[t.admin1] END",
    "attributions": "CASE WHEN m.actor IS NULL THEN '{}' ELSE ARRAY[c.code] END",
    "actors": "CASE WHEN m.actor IS NULL THEN '{}' ELSE ARRAY['actor_' || m.actor] END",
    "objects_hit": "CASE WHEN o.code IS NULL THEN '{}' ELSE ARRAY[o.code] END",
    "deliveries": "ARRAY[d.code]",
    "source_kinds": "ARRAY[k.code]",
    "precisions": f"ARRAY(SELECT DISTINCT p FROM unnest(ARRAY[{PRECISION}] || {SECOND}) AS p ORDER BY p)",
    "who": "CASE WHEN m.parts THEN ARRAY['children', 'women'] ELSE '{}' END",
    "people": PEOPLE,
    **{f"{harm}_{name}": found for harm in ("killed", "injured") for name, found in figures(harm).items()},
    "spot_precisions": f"CASE WHEN m.how = 'none' THEN '{{}}' ELSE ARRAY[{PRECISION}] END || {SECOND}",
    "spot_uncertainties": f"CASE WHEN m.how = 'none' THEN '{{}}' ELSE ARRAY[{METRES}] END"
    " || CASE WHEN m.several THEN '{3000}'::int[] ELSE '{}' END",
    "geom": "ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326)",
}
CHANGE = {
    "seq": "m.n",
    "dataset_version": "m.state",
    "kind": "'published'",
    "code": "m.code",
    "version": "1",
    "published_at": PUBLISHED_AT,
    "notice": "NULL::jsonb",
    "outbox_id": "m.n",
}
ITEM = {
    "code": "m.code",
    "title": "ty.label || ' reported in ' || t.name || ', ' || m.first",
    **{name: DOCUMENT[name] for name in ("sort_date", "date_earliest", "date_latest", "version", "geom")},
    "weapon": "w.code",
    "country": "t.country",
    "admin1": "t.admin1",
    "grade": "g.code",
    "killed_min": "m.killed",
    "killed_max": most("killed"),
    "injured_min": "m.injured",
    "injured_max": most("injured"),
}
GEOMETRY = geometry()
