# SPDX-License-Identifier: Apache-2.0
"""Pages of another registry's feed, read with no more trust than any text from outside deserves."""

import json
import re
import time
from dataclasses import dataclass
from typing import Any

from api.mirror.faults import Away, Stopped
from api.mirror.source import Source
from registry.published.envelope import PATHS
from registry.published.records import CODE

FEED = "/api/v1/changes"
AT_ONCE = "200"  # lines a page, and so the records that one interruption makes the mirror ask for again
CURSOR = re.compile(r"[A-Za-z0-9_:.=-]{1,200}", re.ASCII)
HEX = re.compile(r"([0-9a-f]{64})?", re.ASCII)
ANOTHER_HISTORY = (
    "{url} does not know where this mirror stands: its feed is not the one that was followed until now. "
    "Begin a new mirror in another folder."
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a mirror needs of a line. `content_sha256`: empty where the line names no version."""

    kind: str
    code: str
    record_kind: str
    version: int
    dataset_version: int
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines in their order. `read_at`: on the monotonic clock, before it was asked for."""

    lines: tuple[Line, ...]
    after: str
    more: bool
    dataset_version: int
    etag: str
    read_at: float


def read_page(source: Source, cursor: str, etag: str) -> Page | None:
    """Return the page behind the cursor; None where it is the one that has this ETag. Raises: Away, Stopped."""
    read_at = time.monotonic()
    answer = source.get(FEED, {"after": cursor, "limit": AT_ONCE}, etag=etag)
    if answer.status == 304:
        return None
    if answer.status == 400:
        raise Stopped(ANOTHER_HISTORY.format(url=source.url))
    if answer.status == 404:
        raise Stopped(f"There is no feed of changes at {source.url}{FEED}.")
    if answer.status != 200:
        raise Away(f"{source.url}{FEED} answers with {answer.status}.")
    try:
        told = json.loads(answer.body)
        lines = tuple(line(item) for item in told["items"])
        after, more = matched(CURSOR, told["after"]), told["next"] is not None
        return Page(lines, after, more, number(told["dataset_version"], 0), answer.etag, read_at)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Away(f"{source.url}{FEED} does not answer with a page of a feed of changes.") from error


def line(item: dict[str, Any]) -> Line:
    """Raises: ValueError, KeyError, TypeError."""
    if item["record_kind"] not in PATHS:
        raise ValueError(item["record_kind"])
    return Line(
        kind=str(item["kind"]),
        code=matched(CODE, item["code"]),
        record_kind=item["record_kind"],
        version=number(item["version"], 1),
        dataset_version=number(item["dataset_version"], 0),
        content_sha256=matched(HEX, item["content_sha256"]),
    )


def matched(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def number(value: object, least: int) -> int:
    if type(value) is not int or not least <= value <= 2**62:
        raise ValueError(value)
    return value
