# SPDX-License-Identifier: Apache-2.0
"""One record by its code. What never was and what was never public take one path at one cost."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from registry.domain.errors import NotFound, Withdrawn
from registry.domain.words import gettext_noop
from registry.published.derive import geometry_of
from registry.published.envelope import feature_bytes
from registry.published.models import Change, Document, Version
from registry.published.raw import read

CODE = re.compile(r"[A-Z]{2,6}-[0-9A-Z]{7}-[0-9A-Z]", re.ASCII)
NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
LARGEST_NUMBER = 999_999_999
NO_CODE = "-"
HEAD = """
SELECT code, kind, status, version, dataset_version, published_at, demonstration, merged_into
FROM published_document WHERE code = %s
"""
DOCUMENT = "SELECT body, geometry FROM published_document WHERE code = %s AND status = 'published'"
HELD = gettext_noop("This record is not available for now, for safety.")


@dataclass(frozen=True, slots=True)
class Head:
    """What one narrow row says of a record, without its document."""

    code: str
    kind: str
    status: str
    version: int
    dataset_version: int
    published_at: datetime
    demonstration: bool
    merged_into: str


class Gone(Withdrawn):
    """A withdrawn record. `tombstone`: all that is left of it, as JSON data."""

    def __init__(self, tombstone: dict[str, object]) -> None:
        super().__init__("This record was published and has been withdrawn.")
        self.tombstone = tombstone


class Held(Withdrawn):
    """A record that is held for safety. The answer is the same whatever is held and why."""

    code = "suspended"

    def __init__(self) -> None:
        super().__init__(HELD)


def head(code: str, kind: str) -> Head:
    """Return the record's head with one query. Raises: NotFound."""
    found = head_of_any(code)
    if found.kind != kind:
        raise NotFound("There is nothing at this address.")
    return found


def head_of_any(code: str) -> Head:
    """Return the head of a record of whatever kind, with one query. Raises: NotFound."""
    rows = read(HEAD, [code if CODE.fullmatch(code) else NO_CODE])
    if not rows:
        raise NotFound("There is nothing at this address.")
    code, kind, status, version, dataset_version, at, demonstration, merged_into = rows[0]
    at = at.astimezone(UTC)
    return Head(code, kind, status, version, dataset_version, at, demonstration, merged_into)


def number_of(text: str) -> int:
    """Return the number of a version, as an address spells it. Raises: NotFound for what is none."""
    if not NUMBER.fullmatch(text):
        raise NotFound("There is nothing at this address.")
    return int(text)


def refuse_held(found: Head) -> None:
    """Look before any answer is given. Raises: Held."""
    if found.status == "suspended":
        raise Held


def document(found: Head, form: str) -> bytes:
    """Return the newest version as JSON or GeoJSON, as it was frozen. Raises: Gone, Held."""
    if found.status == "withdrawn":
        raise Gone(tombstone(found.code))
    rows = read(DOCUMENT, [found.code])
    if not rows:  # taken from the world since its head was read
        refuse_held(head(found.code, found.kind))
        raise Gone(tombstone(found.code))
    body, shape = rows[0]
    return feature_bytes(found.code, shape, body) if form == "geojson" else bytes(body)


def tombstone(code: str) -> dict[str, object]:
    return dict(json.loads(bytes(Document.objects.values_list("body", flat=True).get(code=code))))


def refuse_taken_down(found: Head, number: int) -> None:
    """Look before any cached answer is allowed. Raises: NotFound; Gone when the version was taken down."""
    gone = ExpressionWrapper(Q(body__isnull=True), output_field=BooleanField())
    asked = Version.objects.filter(code=found.code, number=number).annotate(gone=gone)
    standing = asked.values_list("gone", flat=True).first()
    if standing is None:
        raise NotFound("There is nothing at this address.")
    if standing:
        left = {"code": found.code, "version": number, "status": "version_withdrawn", "newest": found.version}
        raise Gone(tombstone(found.code) if found.status == "withdrawn" else left)


def newest_line(found: Head) -> int:
    """Return the number of the feed's newest line on a withdrawn record, whose versions bear all notices; else 0."""
    if found.status != "withdrawn":
        return 0
    lines = Change.objects.filter(code=found.code).order_by("-seq")
    return lines.values_list("seq", flat=True).first() or 0


def body_of(found: Head, number: int) -> bytes | None:
    """Return one published version as it was frozen, None where it was taken down."""
    body = Version.objects.values_list("body", flat=True).get(code=found.code, number=number)
    return None if body is None else bytes(body)


def version(found: Head, number: int, form: str) -> bytes:
    """Return one published version that still stands. Raises: Gone where it was taken down since its head was read."""
    raw = body_of(found, number)
    if raw is None:
        refuse_held(head(found.code, found.kind))
        raise Gone(
            {"code": found.code, "version": number, "status": "version_withdrawn", "newest": found.version}
        )
    return feature_bytes(found.code, geometry_of(json.loads(raw)), raw) if form == "geojson" else raw


def readable(found: Head) -> list[int]:
    """Return the numbers of the versions whose content still stands, oldest first."""
    standing = Version.objects.filter(code=found.code, body__isnull=False)
    return list(standing.order_by("number").values_list("number", flat=True))


def versions(found: Head) -> list[dict[str, Any]]:
    """Return number, time and hash of every published version, newest first, and whether it was taken down."""
    columns = ("number", "published_at", "dataset_version", "content_sha256", "taken_down")
    gone = ExpressionWrapper(Q(body__isnull=True), output_field=BooleanField())
    rows = Version.objects.filter(code=found.code).annotate(taken_down=gone)
    return list(rows.order_by("-number").values(*columns))
