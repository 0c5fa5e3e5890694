# SPDX-License-Identifier: Apache-2.0
"""What the tests of the outbox share: a correction up to its approval, and rows as a person with SQL writes them."""

import json
from hashlib import sha256

from django.db import connection

from registry.config.invariants import check_all
from registry.published.models import Version
from registry.publishing.models import Outbox
from tests.factories.publications import WHY

INSERT = """
INSERT INTO publishing_outbox (record_id, revision_id, kind, code, version, content, content_sha256, notice, takes_down,
  requested_by_id, requested_at) VALUES (%(record)s, %(revision)s, %(kind)s, %(code)s, %(version)s, %(content)s,
  %(content_sha256)s, %(notice)s, %(takes_down)s, %(by)s, now() - interval '1 hour')
"""
NOTICE = """
INSERT INTO casework_notice (id, record_id, kind, text, version, created_by_id, created_at)
VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, now())
"""


def notice(kind="correction", version=2, text=WHY) -> dict:
    return {"kind": kind, "version": version, "text": text}


def keep(record, told, by) -> None:
    """Keep a notice on the desk by SQL."""
    words = [record.pk, told["kind"], json.dumps(told["text"]), told["version"], by.pk]
    with connection.cursor() as cursor:
        cursor.execute(NOTICE, words)


def insert(record, by, **changes) -> None:
    """Write an outbox row by SQL: the honest next correction of the record, but for what is said otherwise."""
    revision = record.revision
    row = {
        "record": record.pk,
        "revision": revision.pk,
        "kind": "corrected",
        "code": Outbox.objects.filter(record=record).values_list("code", flat=True).first(),
        "version": 2,
        "content": revision.content,
        "notice": notice(),
        "takes_down": [],
        "by": by.pk,
    } | changes
    digest = sha256(bytes(row["content"])).hexdigest() if row["content"] is not None else ""
    told = None if row["notice"] is None else json.dumps(row["notice"])
    with connection.cursor() as cursor:
        cursor.execute(INSERT, {"content_sha256": digest} | row | {"notice": told})


def poison(row: Outbox, as_owner, **columns) -> None:
    """Make a row what no publisher can write, as only the owner of the tables could."""
    with as_owner():
        Outbox.objects.filter(pk=row.pk).update(**columns)
    row.refresh_from_db()


def told_by_version(code: str, number: int) -> dict | None:
    body = Version.objects.get(code=code, number=number).body
    return body and json.loads(bytes(body))


def breaches(as_publisher) -> list[str]:
    with as_publisher():
        return [line for result in check_all() for line in result.breaches]
