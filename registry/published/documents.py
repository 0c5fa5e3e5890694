# SPDX-License-Identifier: Apache-2.0
"""The frozen documents of a page, as they were stored: never parsed, and never one that was taken from the world since."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from registry.published.derive import geometry_of
from registry.published.envelope import feature_bytes
from registry.published.raw import read
from registry.published.sources import Found

ASKED = """
SELECT document.code, document.version = asked.number, coalesce(version.body, document.body), document.geometry
  FROM unnest(string_to_array(%s, ','), string_to_array(%s, ',')::int[]) WITH ORDINALITY AS asked(code, number, place)
  JOIN published_document AS document ON document.code = asked.code AND document.status = 'published'
  LEFT JOIN published_version AS version
    ON version.code = asked.code AND version.number = asked.number AND document.version <> asked.number
 WHERE document.version = asked.number OR version.body IS NOT NULL
 ORDER BY asked.place
"""


class Frozen(NamedTuple):
    """`geometry`: the public geometry as GeoJSON, None where there is none."""

    code: str
    body: bytes
    geometry: bytes | None

    def feature(self) -> bytes:
        return feature_bytes(self.code, self.geometry, self.body)


def frozen(rows: Sequence[Found]) -> list[Frozen]:
    """Return the documents of the rows in their order, each as the version that its row names.

    A record that is withdrawn, held or merged by now, or whose version was taken down, is left out. One statement: no
    record is withdrawn between its standing and its body. Codes and numbers go as text with commas, which is less work
    than arrays.
    """
    asked = read(ASKED, [",".join(row.code for row in rows), ",".join(str(row.number) for row in rows)])
    return [
        Frozen(code, body, geometry if newest else geometry_of(json.loads(body)))
        for code, newest, body, geometry in asked
    ]
