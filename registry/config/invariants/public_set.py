# SPDX-License-Identifier: Apache-2.0
"""What the world sees is what people decided, as the audit trail tells it."""

from collections.abc import Iterator

from django.db.models.functions import Collate

from registry.config.invariants.pairs import Row, paired, rows
from registry.published.models import Document

TOLD = """
SELECT seq, (body::jsonb #>> '{data,code}') COLLATE "C" AS code,
       CASE verb WHEN 'publication.withdrawn' THEN 'withdrawn' WHEN 'publication.suspended' THEN 'suspended'
         WHEN 'publication.merged' THEN 'merged' ELSE coalesce(body::jsonb #>> '{data,status}', 'published') END AS status,
       (body::jsonb #>> '{data,version}')::integer AS version,
       (body::jsonb #>> '{data,outbox}')::bigint AS outbox
  FROM audit_event WHERE verb LIKE 'publication.%'
"""
# The last word of the trail on every code, of what the publisher has acknowledged, in the order it was carried.
FOLDED = f"""
SELECT DISTINCT ON (told.code) told.code, told.status, told.version
  FROM ({TOLD}) told JOIN publishing_outbox o ON o.id = told.outbox AND o.done_at IS NOT NULL
 ORDER BY told.code, o.dataset_version DESC, o.id DESC, told.seq DESC
"""  # noqa: S608  TOLD is the constant above
# What the publisher has not acknowledged: it may be public already.
ON_ITS_WAY = f"""
SELECT told.code, told.status, told.version
  FROM ({TOLD}) told JOIN publishing_outbox o ON o.id = told.outbox AND o.done_at IS NULL
"""  # noqa: S608


def breaches() -> Iterator[str]:
    """Yield every difference between the public documents and the trail folded up to what has been carried."""
    shown = (
        Document.objects.order_by(Collate("code", "C")).values_list("code", "status", "version").iterator()
    )
    waiting = on_their_way()
    for told, seen in paired(rows("default", FOLDED), shown):
        code = (told or seen or ("",))[0]
        if seen != told and seen not in waiting.get(code, ()):
            yield f"{code}: the trail says {told and told[1:]}, the world sees {seen and seen[1:]}"


def on_their_way() -> dict[str, set[Row | None]]:
    """Return what waits, by code."""
    waiting: dict[str, set[Row | None]] = {}
    for row in rows("default", ON_ITS_WAY):
        waiting.setdefault(row[0], set()).add(row)
    return waiting
