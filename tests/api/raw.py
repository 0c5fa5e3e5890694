# SPDX-License-Identifier: Apache-2.0
"""The public face asked as a server asks it: every byte that goes out is seen, nothing is tidied by a test client."""

import io
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIHandler


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def environ(target: str, method: str = "GET", body: bytes = b"", **headers: str) -> dict[str, object]:
    """Return what a server makes of a request line. `headers`: accept_encoding="gzip", host="example.org"."""
    path, _, query = target.partition("?")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("iso-8859-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        **{f"HTTP_{name.upper()}": value for name, value in {"host": "localhost:8000", **headers}.items()},
    }


def ask(handler: WSGIHandler, given: dict[str, object]) -> Answer:
    told: dict[str, object] = {}

    def start(status: str, headers: list[tuple[str, str]], problem: object = None) -> None:
        told.update(status=int(status.split(maxsplit=1)[0]), headers=dict(headers))

    chunks = handler(given, start)
    try:
        return Answer(body=b"".join(chunks), **told)
    finally:
        getattr(chunks, "close", lambda: None)()
