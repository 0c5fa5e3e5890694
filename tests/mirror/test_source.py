# SPDX-License-Identifier: Apache-2.0
"""Asking an outside registry: patient with one that is busy, firm with one that misbehaves."""

import gzip
import json
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from api.mirror import source as asking
from api.mirror.faults import Away, Stopped
from api.mirror.feed import read_page
from api.mirror.source import Source, checked
from api.mirror.states import Asked, now
from api.mirror.store import Record

QUICK = asking.RETRIES.new(total=3, backoff_factor=0.01, backoff_jitter=0)
Answer = tuple[int, dict[str, str], bytes]


class Outside(ThreadingHTTPServer):
    """A server that answers as the test says; `asked`: path, headers and time of every request."""

    def __init__(self, answers: Callable[[int], Answer]) -> None:
        self.asked, self.answers = [], answers
        super().__init__(("127.0.0.1", 0), Said)


class Said(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), time.monotonic()))
        status, headers, body = self.server.answers(len(self.server.asked))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def outside(answers):
    with Outside(answers) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server, f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def in_turn(*answers: Answer):
    return lambda number: answers[min(number, len(answers)) - 1]


FINE = (200, {"ETag": '"a"'}, b"{}")


def test_a_busy_source_is_given_the_time_it_asks_for():
    with outside(in_turn((429, {"Retry-After": "1"}, b""), FINE)) as (server, url):
        answer = Source(url, retries=QUICK).get("/x")

    assert (answer.status, answer.body, answer.etag) == (200, b"{}", '"a"')
    assert server.asked[1][2] - server.asked[0][2] >= 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_source_that_stumbles_is_asked_again_and_not_for_ever(status):
    with outside(in_turn((status, {}, b""), (status, {}, b""), FINE)) as (server, url):
        assert Source(url, retries=QUICK).get("/x").status == 200
    with outside(in_turn((status, {}, b""))) as (server, url), pytest.raises(Away):
        Source(url, retries=QUICK).get("/x")
    assert len(server.asked) == 4


def test_an_answer_that_breaks_off_is_asked_for_again():
    cut = (200, {"Content-Length": "100", "Connection": "close"}, b"{")
    with outside(in_turn(cut, cut, FINE)) as (server, url):
        assert Source(url, retries=QUICK).get("/x").body == b"{}"
    assert len(server.asked) == 3


def test_a_source_that_is_not_there_is_away():
    with outside(in_turn(FINE)) as (_, url):
        pass
    with pytest.raises(Away):
        Source(url, retries=QUICK).get("/x")


@pytest.mark.parametrize("status", [301, 302, 303, 307])
def test_no_redirection_is_followed(status):
    with outside(in_turn(FINE)) as (other, elsewhere):
        with outside(in_turn((status, {"Location": elsewhere}, b""))) as (_, url), pytest.raises(Stopped):
            Source(url, retries=QUICK).get("/x")
        assert other.asked == []


@pytest.mark.parametrize("body", [b"x" * 2_000_000, gzip.compress(b"x" * 2_000_000)], ids=["plain", "packed"])
def test_no_more_is_read_than_the_limit_of_an_answer(body):
    headers = {"Content-Encoding": "gzip"} if body[:2] == b"\x1f\x8b" else {}
    with outside(in_turn((200, headers, body))) as (_, url):
        with pytest.raises(Stopped, match="more than"):
            Source(url, retries=QUICK, largest=1_000_000).get("/x")
        assert len(Source(url, largest=3_000_000).get("/x").body) == 2_000_000  # the control


def test_the_etag_is_shown_and_304_has_no_body():
    with outside(in_turn((304, {}, b""))) as (server, url):
        answer = Source(url).get("/x", {"limit": "5"}, etag='"a"')
    path, headers, _ = server.asked[0]
    assert (answer.status, answer.body, path, headers["If-None-Match"]) == (304, b"", "/x?limit=5", '"a"')
    assert headers["Cache-Control"] == "no-cache"


def test_what_a_cache_held_since_before_the_feed_was_read_is_no_answer():
    old, fresh = (200, {"Age": "5"}, b"old"), (200, {"Age": "0"}, b"new")
    with outside(in_turn(old, fresh)) as (_, url):
        assert Source(url).get("/x").body == b"old"  # the control: asked without a moment
    with outside(in_turn(old, fresh)) as (_, url):
        assert Source(url).get("/x", since=time.monotonic() - 3).body == b"new"


def test_a_cache_that_never_lets_go_is_no_source(monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.0)
    with outside(in_turn((200, {"Age": "500"}, b"old"))) as (_, url), pytest.raises(Away, match="cache"):
        Source(url).get("/x", since=time.monotonic())


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x", "registry.example", "http://", "https://a:b@c", "http://x?y", ""]
)
def test_only_addresses_of_registries_are_asked(url):
    with pytest.raises(Stopped):
        checked(url)
    assert checked("https://registry.example/") == "https://registry.example"  # the control


ITEM = {
    "kind": "published",
    "code": "CHR-0000000-0",
    "record_kind": "incident",
    "version": 1,
    "dataset_version": 1,
    "content_sha256": "0" * 64,
}
PAGE = {"items": [ITEM], "next": None, "after": "1.abc", "dataset_version": 1}


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "../../healthz"},
        {"code": 7},
        {"record_kind": "../x"},
        {"version": "1"},
        {"version": True},
        {"version": 0},
        {"dataset_version": 1.5},
        {"content_sha256": "x"},
    ],
    ids=str,
)
def test_a_line_that_is_none_is_not_followed(changed):
    for item, fits in ((ITEM | changed, False), (ITEM, True)):
        body = json.dumps(PAGE | {"items": [item]}).encode()
        with outside(in_turn((200, {}, body))) as (_, url):
            if fits:
                assert read_page(Source(url), "0", "").lines[0].code == "CHR-0000000-0"
                continue
            with pytest.raises(Away):
                read_page(Source(url), "0", "")


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"<html>", b"[]", b"{}", b"null", b"[" * 200_000),
        json.dumps(PAGE | {"after": "a b"}).encode(),
    ],
    ids=lambda body: body[:20],
)
def test_a_page_that_is_none_is_not_followed(body):
    with outside(in_turn((200, {}, body))) as (_, url), pytest.raises(Away):
        read_page(Source(url), "0", "")


@pytest.mark.parametrize(("status", "words"), [(400, "another folder"), (404, "no feed")])
def test_a_source_without_our_place_is_not_followed_from_anywhere_else(status, words):
    with outside(in_turn((status, {}, b"{}"))) as (_, url), pytest.raises(Stopped, match=words):
        read_page(Source(url), "7.abc", "")


def test_a_record_that_is_nested_without_end_is_none():
    with outside(in_turn((200, {}, b"[" * 200_000))) as (_, url), pytest.raises(Away):
        now(Source(url), Asked(Record("CHR-0000000-0", "incident")))
