# SPDX-License-Identifier: Apache-2.0
"""The worker of the web faces: gunicorn's own, that refuses too long a first line as a problem document as well."""

import json
from contextlib import suppress
from ssl import SSLError
from typing import Any

from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.http import errors  # type: ignore[import-untyped]
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


BROKEN = (400, "Bad Request")
OURS = (500, "Internal Server Error")
STATUS: dict[type[Exception], tuple[int, str]] = {
    errors.LimitRequestHeaders: (431, "Request Header Fields Too Large"),
    errors.ExpectationFailed: (417, "Expectation Failed"),
    errors.UnsupportedTransferCoding: (501, "Not Implemented"),
    errors.ForbiddenProxyRequest: (403, "Forbidden"),
    SSLError: (403, "Forbidden"),
    errors.ConfigurationProblem: OURS,
    errors.InvalidResponseHeader: OURS,
    errors.InvalidResponseHeaderName: OURS,
    errors.ParseException: BROKEN,
}
"""Of each fault, and of all under it, what is answered; the nearest counts."""


class WebWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn carries no types
    """What was asked, and from where, is repeated neither in the answer nor in a log."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        if isinstance(exc, errors.LimitRequestLine):
            self.log.warning("A request with too long a first line was refused.")
            util.write_nonblock(client, HEAD % len(BODY) + BODY)
            return
        status, reason = next((STATUS[kind] for kind in type(exc).__mro__ if kind in STATUS), OURS)
        if (status, reason) == OURS:
            self.log.error("A request could not be answered.", exc_info=exc)
        else:
            self.log.warning("A request was refused: %s.", type(exc).__name__)
        with suppress(OSError):
            util.write_error(client, status, reason, "")
