# SPDX-License-Identifier: Apache-2.0
"""Too long a first line is refused by the server itself, in the form of every other refusal."""

import http.client
import json
import socket
import subprocess
import sys
import time

import pytest

from registry.embedded.faces import web

APPLICATION = """
def application(environ, start):
    start("200 OK", [("Content-Length", "2")])
    return [b"ok"]
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    folder = tmp_path_factory.mktemp("application")
    (folder / "two_bytes.py").write_text(APPLICATION)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    words = ["two_bytes" if word == "registry.config.wsgi:application" else word for word in web(number)]
    server = subprocess.Popen([sys.executable, "-m", *words, "--pythonpath", str(folder)])
    deadline = time.monotonic() + 30
    while True:
        try:
            ask(number, "/")
            break
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    yield number
    server.terminate()
    server.wait()


def ask(port, target):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("GET", target)
        answer = line.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read()
    finally:
        line.close()


def test_a_long_line_reaches_the_application(port):
    assert ask(port, f"/?q={'x' * 8000}")[::2] == (200, b"ok")


def test_a_line_that_is_too_long_is_a_problem_document(port):
    status, form, body = ask(port, f"/?q={'x' * 10_000}")

    assert (status, form, json.loads(body)["code"]) == (414, "application/problem+json", "query_too_long")
