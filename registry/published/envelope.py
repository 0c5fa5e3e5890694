# SPDX-License-Identifier: Apache-2.0
"""Content and envelope put together: the answer of an item, ready to send, and the same as a GeoJSON feature."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785

from registry.published.document import ENVELOPE

Notice = dict[str, Any]
PATHS = {"incident": "incidents", "aggregate_report": "aggregate-reports"}


@dataclass(frozen=True, slots=True)
class Naming:
    """How this registry names itself in answers."""

    registry_name: str
    base_url: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the door adds to the content. `published_at` is the batch's time, the same for all it carries.

    `notices`: all of the record so far, oldest first. `related`: codes of what it was split from or into.
    """

    code: str
    version: int
    content_sha256: str
    dataset_version: int
    published_at: datetime
    notices: tuple[Notice, ...]
    status: str = "published"
    related: tuple[str, ...] = ()


def answer(content: Mapping[str, Any], envelope: Envelope, naming: Naming) -> dict[str, Any]:
    """Return the public answer: envelope first, content after it."""
    return {**head(content, envelope, naming), **content}


def head(content: Mapping[str, Any], envelope: Envelope, naming: Naming) -> dict[str, Any]:
    """Return what stands before the content in its answer."""
    path, base_url, at = PATHS[content["kind"]], naming.base_url, stamp(envelope.published_at)
    page = f"{base_url}/{path}/{envelope.code}"
    title = content["title"].get("en", "")
    return {
        "code": envelope.code,
        "version": envelope.version,
        "status": envelope.status,
        "published_at": at,
        "dataset_version": envelope.dataset_version,
        "content_sha256": envelope.content_sha256,
        "cite_as": f"{naming.registry_name}: “{title}”, {envelope.code}, version {envelope.version},"
        f" {at[:10]}. {page}/versions/{envelope.version}",
        "links": {
            "self": f"{base_url}/api/v1/{path}/{envelope.code}",
            "version": f"{base_url}/api/v1/{path}/{envelope.code}/versions/{envelope.version}",
            "page": page,
            **related(envelope, f"{base_url}/api/v1/{path}"),
        },
        "notices": list(envelope.notices),
    }


def related(envelope: Envelope, base: str) -> dict[str, list[str]]:
    """Return the addresses of records that were one with this; no member where there are none."""
    return {"related": [f"{base}/{code}" for code in envelope.related]} if envelope.related else {}


def feature_bytes(code: str, shape: bytes | None, body: bytes) -> bytes:
    """Return the GeoJSON feature (RFC 7946) of an answer, with the answer in it byte for byte.

    `shape`: its geometry as GeoJSON; null in the feature where no point may be or is known.
    """
    head = b'{"type":"Feature","id":"' + code.encode() + b'","geometry":' + (shape or b"null")
    return head + b',"properties":' + body + b"}"


def geometry(document: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the public geometry of all its locations: one as it is, several as a collection, none as null."""
    shapes = [place["geometry"] for place in document["locations"] if place["geometry"]]
    if len(shapes) > 1:
        return {"type": "GeometryCollection", "geometries": shapes}
    return shapes[0] if shapes else None


def as_bytes(value: dict[str, Any]) -> bytes:
    """Return compact JSON in UTF-8: what goes over the wire."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def joined(before: Mapping[str, Any], content: Mapping[str, Any], written: bytes) -> bytes:
    """Return the bytes of an answer. `written`: those of the content, which are in it as they are."""
    if before.keys() & content.keys():  # a member of the content takes the place of the envelope's
        return as_bytes({**before, **content})
    return as_bytes(dict(before))[:-1] + b"," + written[1:]


def stamp(at: datetime) -> str:
    """Return a time as readers get it, in whole seconds of UTC: 2024-11-27T08:00:00Z."""
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def content_of(body: bytes) -> bytes:
    """Return the canonical content inside an answer: the bytes whose SHA-256 the answer names."""
    document = json.loads(body)
    return rfc8785.dumps({name: value for name, value in document.items() if name not in ENVELOPE})
