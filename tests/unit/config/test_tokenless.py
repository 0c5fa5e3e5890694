# SPDX-License-Identifier: Apache-2.0
"""No log holds a link that lets somebody in."""

import io
import logging
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.urls import reverse

from registry.config.settings.logs import LOGGING
from registry.config.tokenless import Tokenless, in_one_line, tokenless
from registry.embedded.faces import web
from registry.embedded.layout import PROJECT

TOKEN = "Qzcanary_token-1:signature_of-it"


def test_the_address_of_a_link_is_told_without_its_token():
    path = reverse("desk:link", args=[TOKEN])

    for said in (
        path,
        f"Internal Server Error: {path}",
        f"GET {path}?x=1 200",
        f"'http://desk.example{path}'",
    ):
        assert "canary" not in tokenless(said)
        assert "signature" not in tokenless(said)
        assert "/welcome/…" in tokenless(said)


@pytest.mark.parametrize("before", ["", "GET ", "Internal Server Error: "])
@pytest.mark.parametrize(
    "typed",
    ["/RQ-canary", "/ RQ-canary", "/\nRQ-canary", "/RQ canary x", "?number=RQ-canary", "%0ARQ-canary", ""],
)
def test_of_the_address_of_a_request_nothing_is_told_however_it_was_typed(before, typed):
    assert tokenless(f"{before}/en/report{typed}") == f"{before}/en/report…"


def test_what_is_told_already_without_its_number_keeps_its_end():
    assert tokenless("GET /en/report… 200 3 ms") == "GET /en/report… 200 3 ms"


def test_control_characters_are_written_out():
    assert in_one_line("/a\nb\x1b[2J\x7f\x85\u2028") == r"/a\x0ab\x1b[2J\x7f\x85\x2028"
    assert in_one_line("/ar/سجل 100 %") == "/ar/سجل 100 %"


@pytest.mark.parametrize(
    "said",
    [
        *("/", "/records/ABCD2345", "/account/password", "/welcome", "100 % of it"),
        *("/en/aggregate-reports/CHR-1", "/reports", "registry/public/views/report.py", "/report_form"),
    ],
)
def test_every_other_address_is_told_as_it_is(said):
    """Negative control."""
    assert tokenless(said) == said


def test_what_django_says_of_a_request_goes_through_it():
    assert "tokenless" in LOGGING["handlers"]["console"]["filters"]
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Tokenless())
    logger = logging.Logger("test")
    logger.addHandler(handler)

    logger.error("%s: %s", "Internal Server Error", f"/welcome/{TOKEN}")
    logger.error("%s: %s", "Internal Server Error", "/people")

    assert out.getvalue() == "Internal Server Error: /welcome/…\nInternal Server Error: /people\n"


APP = """
def application(environ, start):
    start("200 OK", [("Content-Length", "2")])
    return [b"ok"]
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def refused(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(sent + b"\r\n\r\n")
        return line.makefile("rb").read()


def test_the_access_log_of_the_real_server_holds_no_token(tmp_path):
    (tmp_path / "small.py").write_text(APP)
    port = free_port()
    words = ["small:application" if word.startswith("registry.config.wsgi") else word for word in web(port)]
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{PROJECT}"}
    log = tmp_path / "log"
    with log.open("wb") as out:
        running = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=tmp_path,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        until = time.monotonic() + 60
        while not answers(f"http://127.0.0.1:{port}/records/ABCD2345") and time.monotonic() < until:
            time.sleep(0.2)
        assert answers(f"http://127.0.0.1:{port}/welcome/{TOKEN}")
        for typed in ("/RQ-canary", "/%20RQ-canary", "/%0ARQ-canary", "/RQ%20canary", "?number=RQ-canary"):
            assert answers(f"http://127.0.0.1:{port}/en/report{typed}")
        assert answers(f"http://127.0.0.1:{port}/x%0AGET%20/forged%20200%1B[2J")
        for broken in (b"GET /en/report/ RQ-canary HTTP/1.1 x", b"GET / HTTP/1.1\r\ncan\0ary: 1", b"canary"):
            assert refused(port, broken).startswith(b"HTTP/1.1 400 Bad Request")
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(60)

    text = log.read_text()
    assert "GET /records/ABCD2345 200" in text
    assert "GET /welcome/… 200" in text
    assert text.count("GET /en/report… 200") == 5
    assert r"GET /x\x0aGET /forged 200\x1b[2J 200" in text
    assert "refused: InvalidRequestLine." in text
    assert "127.0.0.1" not in text
    assert "canary" not in text
