# SPDX-License-Identifier: Apache-2.0
"""Brings what pages name beside the records: the code lists, as the publisher copies them, and areas around the records."""

import json

import django

django.setup()

from django.db import connections

from registry.published.raw import ALIAS
from registry.publishing.reference import copy_reference_if_new

AREAS = """
INSERT INTO published_area (id, level, country, pcode, cod_version, names, disputed, geom)
SELECT gen_random_uuid(), {level}, min(countries[1]), {pcode}, 'v01', jsonb_build_object('en', 'Area ' || named), false,
       ST_Multi(ST_Envelope(ST_Buffer(ST_SetSRID(ST_Extent(geom)::geometry, 4326), 0.1)))
  FROM published_document, unnest({column}) AS named
 WHERE geom IS NOT NULL AND cardinality({column}) = 1 GROUP BY named
"""
LEVELS = (
    {"level": 0, "pcode": "''", "column": "countries"},
    {"level": 1, "pcode": "named", "column": "areas1"},
)


def main() -> None:
    copy_reference_if_new()
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM published_area")
        if not cursor.fetchone()[0]:
            for level in LEVELS:
                cursor.execute(AREAS.format(**level))
    print(json.dumps({}))


main()
