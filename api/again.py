# SPDX-License-Identifier: Apache-2.0
"""What was asked a moment ago is answered before all middleware, with the very headers and bytes that went out then."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple
from weakref import ref

from cachetools import LRUCache

from registry.domain.errors import TooManyRequests
from registry.published.snapshot import current
from registry.ui import conditions
from registry.ui.answers import ANSWERED, Answered
from registry.ui.kept import KEPT, Finished
from registry.ui.limits import COST, limits, taken

Headers = list[tuple[str, str]]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

DECIDES = (
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "SCRIPT_NAME",
    "SERVER_NAME",
    "SERVER_PORT",
    "wsgi.url_scheme",
)
"""All of a request without body that decides what the public face answers, apart from the conditions on ETags."""
NOT_HERE = ("HTTP_IF_MATCH", "HTTP_TRANSFER_ENCODING", "CONTENT_LENGTH")
"""What makes a request one for the whole way."""
OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
MOST_BYTES = 8 * 1024 * 1024
"""Of all questions that are remembered, in one process."""
OVERHEAD = 4096


class Head(NamedTuple):
    """`finished`: what the headers were written for, nothing for a 304.

    The same state may be answered with fewer records later, when one was withdrawn and the next state does not stand yet.
    """

    headers: Headers
    finished: Callable[[], Finished | None]


@dataclass(slots=True)
class Known:
    """What was answered to a question: its ETag, the state it was made of, its cost, and the headers by status."""

    etag: str
    state: tuple[int, datetime | None]
    cost: int
    heads: dict[str, Head] = field(default_factory=dict)


class AskedAgain:
    """Stands around the application of the public face. Whatever is not known, and whatever is in doubt, goes on to it.

    The bytes are those of `registry.ui.kept`: of the newest state alone, and for some seconds. `closed` says whether
    the public face is closed just now.
    """

    def __init__(self, application: Application, closed: Callable[[], bool]) -> None:
        self.application, self.closed = application, closed
        self.lock = Lock()
        self.known: LRUCache[tuple[str, ...], Known] = LRUCache(MOST_BYTES, getsizeof=lambda known: OVERHEAD)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or any(environ.get(name) for name in NOT_HERE):
            return self.application(environ, start_response)
        question = tuple(environ.get(name, "") for name in DECIDES)
        with self.lock:
            known = self.known.get(question)
        if known and (ready := self.answer(known, environ)):
            start_response(*ready[:2])
            return [ready[2]]
        return self.noting(question, environ, start_response)

    def answer(self, known: Known, environ: Mapping[str, Any]) -> tuple[str, Headers, bytes] | None:
        """Return status, headers and body; None where the application has to say."""
        now = current.newest()
        if now is None or (now.version, now.published_at) != known.state or self.closed():
            return None
        held = environ.get("HTTP_IF_NONE_MATCH", "")
        if held and conditions.takes_any(held):
            return None
        status = NOT_MODIFIED if held and conditions.has(held, known.etag) else OK
        head = known.heads.get(status)
        finished = KEPT.find(known.etag, now.version) if status == OK else None
        if head is None or finished is not head.finished() or (status == OK and finished is None):
            return None
        body = finished.content if finished else b""
        return (status, head.headers, body) if pays(known, environ, status) else None

    def noting(
        self, question: tuple[str, ...], environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Have the application answer, and remember the headers where what it answered is kept."""

        def started(status: str, headers: Headers, info: object = None) -> Any:
            answered = environ.get(ANSWERED)
            if answered and status in (OK, NOT_MODIFIED):
                self.note(question, answered, environ.get(COST, 0), status, headers)
            return start_response(status, headers, info) if info else start_response(status, headers)

        return self.application(environ, started)

    def note(
        self, question: tuple[str, ...], answered: Answered, cost: int, status: str, headers: Headers
    ) -> None:
        etag, state, finished = answered
        with self.lock:
            known = self.known.get(question)
            if known is None or (known.etag, known.state) != (etag, state):
                known = self.known[question] = Known(etag, state, cost)
            known.heads[status] = Head(headers, ref(finished) if finished else nothing)


def nothing() -> None:
    """A 304 is written for no bytes."""


def pays(known: Known, environ: Mapping[str, Any], status: str) -> bool:
    """Take what the answer costs the reader, nothing for a 304. False where the reader has nothing left."""
    try:
        credit = taken(environ, known.cost)
    except TooManyRequests:
        return False
    if credit and status == NOT_MODIFIED:
        limits().give_back(credit, known.cost)
    return True
