# SPDX-License-Identifier: Apache-2.0
"""Answers that caches may keep: a strong ETag made of what was really read, and nothing made for a 304."""

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag

CODE_ROOMS = ("api", "registry/published", "registry/public", "registry/ui")
SMALLEST_COMPRESSED = 1024
# What is held for safety is gone within a minute, from caches between us and readers as well (docs/howto/holds.md).
SHARED_MAX_AGE = 30


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer is made of. `parts`: all that decides its bytes, apart from the code and the coding."""

    parts: tuple[object, ...]
    modified: datetime | None
    content_type: str
    max_age: int = 30
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(
    request: HttpRequest, basis: Basis, make: Callable[[], bytes], *, check: Callable[[], None] = lambda: None
) -> HttpResponse:
    """Return 304 where the reader has these bytes, else the bytes, compressed as the reader allows.

    The ETag alone decides: two states of the dataset may bear the same public time.

    `check` may refuse; it is spared only where the reader shows the ETag of these very bytes.
    """
    coding = coding_for(request.headers.get("Accept-Encoding", ""))
    etag = etag_of(*basis.parts, coding)
    modified = int(basis.modified.timestamp()) if basis.modified else None
    if etag not in request.headers.get("If-None-Match", ""):
        check()
    response = get_conditional_response(request, etag, None, None)
    if response is None:
        response = HttpResponse(content_type=basis.content_type)
        response.content, applied = coded(make(), coding)
        if applied:
            response["Content-Encoding"] = applied
        response["Content-Length"] = str(len(response.content))
    response["ETag"] = etag
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    shared = f", s-maxage={SHARED_MAX_AGE}" if basis.max_age > SHARED_MAX_AGE else ""
    response["Cache-Control"] = f"public, max-age={basis.max_age}{shared}"
    patch_vary_headers(response, ["Accept", "Accept-Encoding"])
    for name, value in basis.headers.items():
        response[name] = value
    return response


def etag_of(*parts: object) -> str:
    """Return a strong ETag for these parts under the code that runs now."""
    return quote_etag(sha256(repr((build(), *parts)).encode()).hexdigest()[:32])


@cache
def build() -> str:
    """Return what tells this code from another state of it, so that no 304 outlives a change."""
    root = Path(__file__).resolve().parents[2]
    files = (path for room in CODE_ROOMS for path in sorted((root / room).rglob("*")) if path.is_file())
    kept = (path for path in files if path.suffix in (".py", ".html", ".css", ".js", ".mjs", ".po"))
    return digest(path.read_bytes() for path in kept)


def digest(chunks: Iterable[bytes]) -> str:
    total = sha256()
    for chunk in chunks:
        total.update(chunk)
    return total.hexdigest()


def coding_for(accepted: str) -> str:
    """Return the content coding: "br", "gzip" or "" for none. Nothing here is secret, no cookie is set."""
    offered = {}
    for entry in accepted.lower().split(","):
        name, *parameters = entry.strip().split(";")
        offered[name.strip()] = not any(re.fullmatch(r"\s*q=0(\.0*)?\s*", each) for each in parameters)
    return next((coding for coding in ("br", "gzip") if offered.get(coding)), "")


def coded(body: bytes, coding: str) -> tuple[bytes, str]:
    """Return the body under the coding, and the coding that was applied: none for a small body."""
    if not coding or len(body) < SMALLEST_COMPRESSED:
        return body, ""
    if coding == "br":
        return brotli.compress(body, quality=4), "br"
    packer = zlib.compressobj(level=4, wbits=31)
    return packer.compress(body) + packer.flush(), "gzip"
