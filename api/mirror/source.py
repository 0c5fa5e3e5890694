# SPDX-License-Identifier: Apache-2.0
"""Asking another registry over HTTP: patiently, within bounds, at no other address than its own."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from urllib3 import BaseHTTPResponse, PoolManager, Retry, Timeout
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError
from urllib3.util import parse_url

from api.mirror.faults import Away, Stopped

CONNECTIONS = 4
LARGEST_ANSWER = 256 * 1024 * 1024  # bytes, unpacked; a page of a thousand records is far below
LONGEST_ANSWER = 600.0  # seconds for one body, however slowly it comes
PATIENCE = 60.0  # seconds for caches between us and the source to let go of an old answer
CHUNK = 64 * 1024
HEADERS = {
    "Accept": "application/json, application/problem+json",
    "Accept-Encoding": "gzip",
    "Cache-Control": "no-cache",
    "User-Agent": "registry-mirror/1",
}
RETRIES = Retry(
    total=6,  # about half a minute in all, where the source names no time itself
    redirect=0,
    backoff_factor=0.5,
    backoff_max=60,
    backoff_jitter=0.3,
    status_forcelist=(429, 500, 502, 503, 504),
    retry_after_max=3600,
)
REDIRECTIONS = (301, 302, 303, 307)  # 308 is how a merged record answers


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `body` is empty for 304."""

    status: int
    body: bytes
    etag: str


class Source:
    """Another registry. Safe to use from several threads."""

    def __init__(self, url: str, *, retries: Retry = RETRIES, largest: int = LARGEST_ANSWER) -> None:
        self.url = checked(url)
        self.retries = retries
        self.largest = largest
        self.pool = PoolManager(
            num_pools=1,
            maxsize=CONNECTIONS,
            block=True,
            timeout=Timeout(connect=10, read=60),
            headers=HEADERS,
        )

    def get(
        self, path: str, query: Mapping[str, str] | None = None, *, etag: str = "", since: float = 0.0
    ) -> Answer:
        """Return the answer at this path of the source.

        `since`: a moment of the monotonic clock; what a cache has held from before then is no answer.
        Raises: Away; Stopped for a redirection.
        """
        address = f"{self.url}{path}" + (f"?{urlencode(query)}" if query else "")
        headers = HEADERS | ({"If-None-Match": etag} if etag else {})
        until = time.monotonic() + PATIENCE
        while True:
            answer, age = self.asked(address, headers)
            stale = since - (time.monotonic() - age)
            if not since or stale <= 0 or age == 0:
                return answer
            if time.monotonic() > until:
                raise Away(f"{address} is answered from a cache that does not let go of what is old.")
            time.sleep(min(stale, 5.0))

    def asked(self, address: str, headers: Mapping[str, str]) -> tuple[Answer, int]:
        """Return the answer and its age in seconds. What breaks off, or is asked to come later, is tried again."""
        retries = self.retries
        while True:
            try:
                answer, response = self.once(address, headers)
                if answer.status not in retries.status_forcelist:
                    return answer, age_of(response)
                retries = retries.increment("GET", address, response=response)
                retries.sleep(response)
            except MaxRetryError as last:
                raise Away(f"{address} does not answer: {last.reason}") from last
            except HTTPError as error:
                retries = self.next_try(retries, address, error)

    def next_try(self, retries: Retry, address: str, error: HTTPError) -> Retry:
        try:
            further = retries.increment("GET", address, error=error)
        except HTTPError as last:
            raise Away(f"{address} does not answer: {type(error).__name__}") from last
        further.sleep()
        return further

    def once(self, address: str, headers: Mapping[str, str]) -> tuple[Answer, BaseHTTPResponse]:
        response = self.pool.request(
            "GET", address, headers=headers, redirect=False, retries=False, preload_content=False
        )
        try:
            if response.status in REDIRECTIONS:
                raise Stopped(
                    f"{address} leads elsewhere. Give the address where the registry itself answers."
                )
            body = self.body(address, response)
        except BaseException:
            response.close()  # what is left of it is never read
            raise
        response.release_conn()
        return Answer(response.status, body, response.headers.get("ETag", "")), response

    def body(self, address: str, response: BaseHTTPResponse) -> bytes:
        parts, size, until = [], 0, time.monotonic() + LONGEST_ANSWER
        for part in response.stream(CHUNK, decode_content=True):
            size += len(part)
            if size > self.largest:
                raise Stopped(f"{address} answers with more than {self.largest:,} bytes.")
            if time.monotonic() > until:
                raise Away(f"{address} answers too slowly.")
            parts.append(part)
        return b"".join(parts)


def age_of(response: BaseHTTPResponse) -> int:
    """Return for how many seconds caches have held the answer."""
    told = response.headers.get("Age", "")
    return int(told[:9]) if told.isascii() and told.isdigit() else 0


def checked(url: str) -> str:
    """Return the address of a registry without the slash at its end. Raises: Stopped."""
    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise Stopped(f"“{url}” is no address.") from error
    if parts.scheme not in ("http", "https") or not parts.host:
        raise Stopped("The address of a registry begins with https:// or http://.")
    if parts.auth or parts.query is not None or parts.fragment is not None:
        raise Stopped("The address of a registry has no name, password, question mark or # in it.")
    return str(parts).rstrip("/")
