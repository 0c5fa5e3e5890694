# SPDX-License-Identifier: Apache-2.0
"""Answers that caches may keep: a strong ETag made of what was really read, and nothing made for a 304."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date

from registry.ui import conditions
from registry.ui.coding import Coding, coded, coding_for
from registry.ui.kept import KEPT, Finished
from registry.ui.problems import problem

ANSWERED = "registry.answered"
"""Where an answer that is kept tells who stands before the middleware of itself: an `Answered`."""
CODE_ROOMS = ("api", "registry/published", "registry/public", "registry/ui")
OF_BUNDLES = ("package.json", "package-lock.json", "registry/embedded/bundles.py")
"""What decides, beside the sources, the names of style sheets and scripts that pages ask for."""
SUFFIXES = (".py", ".html", ".css", ".js", ".mjs", ".po", ".lark")
# What is held for safety is gone within a minute, from caches between us and readers as well (docs/howto/holds.md).
SHARED_MAX_AGE = 30


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer is made of. `parts`: all that decides its bytes, apart from the code and the coding.

    `kept`: this process may keep the finished answer and give it to the next reader who asks for the same `parts`;
    the state of the dataset must be among them. `version`: that state, so that older answers go when it moves.
    """

    parts: tuple[object, ...]
    modified: datetime | None
    content_type: str
    max_age: int = 30
    headers: Mapping[str, str] = field(default_factory=dict)
    kept: bool = False
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of an answer with headers that are known only once they are made."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Answered(NamedTuple):
    """`state`: its number and its time, of which it was made. `finished`: None for a 304."""

    etag: str
    state: tuple[int, datetime | None]
    finished: Finished | None


Make = Callable[[], bytes | Made]


def nothing() -> None:
    """The check of an answer that no reader can be refused."""


def answer(
    request: HttpRequest, basis: Basis, make: Make, *, check: Callable[[], None] = nothing
) -> HttpResponse:
    """Return 304 where the reader has these bytes, else the bytes, compressed as the reader allows.

    The ETag alone decides: two states of the dataset may bear the same public time.

    `check` may refuse; it is spared where the reader shows the ETag of these very bytes, or where they are kept.
    """
    coding = coding_for(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    etag = etag_of(*basis.parts, *coding)
    held = request.META.get("HTTP_IF_NONE_MATCH", "")
    if held and conditions.has(held, etag):
        tell(request, basis, etag)
        return framed(HttpResponseNotModified(), basis, etag)
    finished = KEPT.find(etag, basis.version) if basis.kept else None
    if finished is None:
        check()
    if held and conditions.takes_any(held):
        return framed(HttpResponseNotModified(), basis, etag)
    if conditions.demands_another(request.META.get("HTTP_IF_MATCH", conditions.ANY), etag):
        return problem(412, "precondition_failed", "What stands here has none of the ETags of If-Match.")
    if finished is None:
        finished = finish(basis, make(), coding, etag)
    tell(request, basis, etag, finished)
    return framed(sent(finished, basis.content_type), basis, etag)


def tell(request: HttpRequest, basis: Basis, etag: str, finished: Finished | None = None) -> None:
    """Leave word of an answer that is kept, where a state decides it."""
    if basis.kept and basis.version is not None:
        request.META[ANSWERED] = Answered(etag, (basis.version, basis.modified), finished)


def unchanged(request: HttpRequest, basis: Basis) -> HttpResponse | None:
    """Return 304 where the reader shows the ETag of these very bytes, else None."""
    held = request.META.get("HTTP_IF_NONE_MATCH", "")
    if not held:
        return None
    etag = etag_of(*basis.parts, *coding_for(request.META.get("HTTP_ACCEPT_ENCODING", "")))
    return framed(HttpResponseNotModified(), basis, etag) if conditions.has(held, etag) else None


def finish(basis: Basis, made: bytes | Made, coding: Coding, etag: str) -> Finished:
    """Return the answer under its coding, kept where it may be."""
    body, headers = (made, {}) if isinstance(made, bytes) else (made.body, made.headers)
    finished = Finished(*coded(body, coding), headers)
    if basis.kept:
        KEPT.keep(etag, basis.version, finished)
    return finished


def sent(finished: Finished, content_type: str) -> HttpResponse:
    response = HttpResponse(finished.content, content_type=content_type, headers=finished.headers)
    if finished.coding:
        response["Content-Encoding"] = finished.coding
    response["Content-Length"] = str(len(finished.content))
    return response


def framed(response: HttpResponse, basis: Basis, etag: str) -> HttpResponse:
    """Add what caches go by."""
    response["ETag"] = etag
    response["Last-Modified"] = told(basis.modified or built_at())
    shared = f", s-maxage={SHARED_MAX_AGE}" if basis.max_age > SHARED_MAX_AGE else ""
    response["Cache-Control"] = f"public, max-age={basis.max_age}{shared}"
    response["Vary"] = "Accept, Accept-Encoding"
    for name, value in basis.headers.items():
        response[name] = value
    return response


@lru_cache(maxsize=64)
def told(moment: datetime) -> str:
    return http_date(int(moment.timestamp()))


def etag_of(*parts: object) -> str:
    """Return a strong ETag for these parts under the code that runs now."""
    return f'"{sha256(repr((build(), *parts)).encode()).hexdigest()[:32]}"'


@cache
def build() -> str:
    """Return what tells this code from another state of it, so that no 304 outlives a change."""
    return digest(path.read_bytes() for path in sources())


@cache
def built_at() -> datetime:
    """Return since when this code has been here: what it says by itself is as old."""
    return datetime.fromtimestamp(max(path.stat().st_mtime for path in sources()), UTC)


def sources() -> Iterator[Path]:
    root = Path(__file__).resolve().parents[2]
    files = (path for room in CODE_ROOMS for path in sorted((root / room).rglob("*")) if path.is_file())
    yield from (path for path in files if path.suffix in SUFFIXES)
    yield from (root / name for name in OF_BUNDLES)


def digest(chunks: Iterable[bytes]) -> str:
    total = sha256()
    for chunk in chunks:
        total.update(chunk)
    return total.hexdigest()
