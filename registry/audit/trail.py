# SPDX-License-Identifier: Apache-2.0
"""Writing to the audit trail and checking it."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import rfc8785
from django.db import connection, transaction
from uuid_utils.compat import uuid7

from registry.audit.models import Event

NOTHING_BEFORE = bytes(32)
# What was told before is read whole before anything is set anew.
NAME = """
WITH told AS MATERIALIZED (
  SELECT coalesce(current_setting('registry.actor', true), '') AS actor,
         coalesce(current_setting('registry.viewer', true), '') AS viewer,
         coalesce(current_setting('registry.reason', true), '') AS reason,
         coalesce(nullif(current_setting('pghistory.context_id', true), ''), %(context)s) AS context
), now AS MATERIALIZED (
  SELECT *, CASE WHEN %(reason)s = '' AND actor = %(actor)s THEN reason ELSE %(reason)s END AS why FROM told
)
SELECT actor, viewer, reason,
       set_config('registry.actor', %(actor)s, true),
       set_config('registry.viewer', %(viewer)s, true),
       set_config('registry.reason', why, true),
       set_config('pghistory.context_id', context, true),
       set_config('pghistory.context_metadata', jsonb_build_object('actor', %(actor)s::text, 'reason', why)::text, true)
  FROM now
"""


@contextmanager
def acting_as(actor: UUID, *, reason: str = "") -> Iterator[None]:
    """Open a transaction whose every write the database knows to be this person's; it sees what this person sees.

    Within another one, the outer person is named again when it ends; an inner one without a reason keeps the outer.
    Triggers on working records read the setting, note the author and refuse a write that has none; history keeps
    person and reason with every change, and one context for all changes of a transaction.
    """
    with transaction.atomic():
        before = name_actor(str(actor), str(actor), reason)
        yield
        if before[:2] != (str(actor), str(actor)):
            name_actor(before[0] or str(actor), before[1], before[2])


def name_actor(actor: str, viewer: str, reason: str) -> tuple[str, str, str]:
    """Tell the database for whom and why this transaction writes, and for whom it reads.

    Returns what it was told before: who writes, who reads and why, each empty for nothing.
    """
    named = {"actor": actor, "viewer": viewer, "reason": reason, "context": str(uuid7())}
    with connection.cursor() as cursor:
        cursor.execute(NAME, named)
        writer, reader, why = cursor.fetchone()[:3]
    return writer, reader, why


def record(
    verb: str, *, actor: UUID, subject: str, reason: str = "", data: Mapping[str, Any] | None = None
) -> None:
    """Append one event in the caller's transaction: it commits with what it tells of, or not at all.

    From here to the commit every other writer of the trail waits, so call it last.
    """
    body: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "actor": str(actor),
        "verb": verb,
        "subject": subject,
        "reason": reason,
        "data": dict(data or {}),
    }
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO audit_event (body) VALUES (%s)", [rfc8785.dumps(body).decode()])


def breaks() -> Iterator[str]:
    """Yield one sentence for every place where the chain is not dense or a hash does not fit."""
    before, expected = NOTHING_BEFORE, 1
    for seq, body, prev_hash, own in Event.objects.values_list("seq", "body", "prev_hash", "hash").iterator():
        if seq != expected:
            yield f"event {expected} is missing (the next is {seq})"
        if bytes(prev_hash) != before:
            yield f"event {seq} does not follow the one before it"
        if hashlib.sha256(bytes(prev_hash) + body.encode()).digest() != bytes(own):
            yield f"event {seq} was changed"
        before, expected = bytes(own), seq + 1
