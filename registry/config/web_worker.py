# SPDX-License-Identifier: Apache-2.0
"""The worker of the web faces: gunicorn's own, that refuses too long a first line as a problem document as well."""

import json
from typing import Any

from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.http.errors import LimitRequestLine  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

BODY = json.dumps(
    {
        "type": "/en/api#query_too_long",
        "title": "Request-URI Too Long",
        "status": 414,
        "detail": "The first line of a request may have at most 8,190 bytes.",
        "code": "query_too_long",
        "errors": [],
    },
    separators=(",", ":"),
).encode()
HEAD = (
    b"HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nCache-Control: no-store\r\n"
    b"Content-Type: application/problem+json\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: %d\r\n\r\n"
)


class WebWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn carries no types
    """What was asked is not repeated."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("A request with too long a first line was refused.")
        util.write_nonblock(client, HEAD % len(BODY) + BODY)
