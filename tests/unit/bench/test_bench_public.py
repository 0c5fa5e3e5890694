# SPDX-License-Identifier: Apache-2.0
"""The benchmark's own arithmetic: what it would tell is told rightly, and what was not measured is never called met."""

import http.server
import json
import subprocess
import sys
import threading

import pytest

from registry.domain import reference
from registry.embedded.errors import Refused
from tests.bench.public import load, report, results, work
from tests.bench.public.figures import Figures
from tests.bench.public.rows import made
from tests.bench.public.rows.template import as_sql, listed, text
from tests.bench.public.rows.template import json as slot
from tests.bench.public.slots import Slots, tile_of
from tests.bench.public.targets import TARGETS


@pytest.fixture
def run():
    peers = {"tipg": 3.0, "pygeoapi": 4.5, "drf-gis": 2.0}
    rates = {"page_100": {"ours": 900.0, "again": 2000.0, "empty_view": 3000.0, **peers}}
    return {10: Figures(10, rates={"page_100": {"ours": 1000.0}}), 1000: Figures(1000, rates=rates)}


def target(code):
    return next(each for each in TARGETS if each.code == code)


def test_the_best_peer_is_what_counts(run):
    assert target("P1a").value(run) == 200
    assert target("P1a").met(run)
    assert target("P1b").value(run) == pytest.approx(0.3)


def test_growth_is_how_much_dearer_it_became(run):
    assert target("P12a").value(run) == pytest.approx(1000 / 900)
    assert target("P12a").value({1000: run[1000]}) is None


def test_what_was_not_measured_is_neither_met_nor_missed(run):
    assert target("P5a").met(run) is None
    assert "not measured" in report.table(run)


def test_the_page_says_what_is_missed_and_why(run, monkeypatch):
    monkeypatch.setitem(report.CAUSES, "P1b", "The reason.")
    monkeypatch.setitem(report.CAUSES, "P1c", "Not shown.")
    run[1000].rates["page_100"]["ours"] = 600.0

    rows = [line for line in report.page({"date": "today"}, run).splitlines() if line.startswith("| P1")]

    assert "**no** | The reason. |" in rows[1]
    assert "yes |  |" in rows[2]


def test_the_results_are_in_the_agreed_shape(run):
    told = json.loads(json.dumps(results.as_json({"date": "today"}, run)))

    page = next(each for each in told["results"] if each["work"] == "page_100" and each["rows"] == 1000)
    assert page["peers"] == {"tipg": 3.0, "pygeoapi": 4.5, "drf-gis": 2.0}
    assert page["limit"] == {"empty_view": 3000.0}
    assert {"work", "rows", "ours", "unit", "peers", "limit", "target", "met"} == set(page)


def test_slots_become_columns_and_nothing_else_does():
    shape = json.dumps({"a": text("name") + "'s", "b": slot("many")}, ensure_ascii=False).encode()

    expression = as_sql(shape, {"name": "t.n", "many": "m"})

    assert (
        expression
        == """concat_ws('', VARIADIC ARRAY['{"a": "', (t.n)::text, '''s", "b": ', (m)::text, '}'])"""
    )
    assert listed("x", "y") == "'[' || concat_ws(',', x, y) || ']'"


@pytest.mark.parametrize("body", ["0000001", "ZZZZZZZ", "4G7K2M9", "10ABCDE"])
def test_codes_are_checked_by_the_same_arithmetic(body):
    weighed, total = list(range(32)), 0
    for sign in body:
        weighed = [made.times_alpha(value) for value in weighed]
        total ^= weighed[made.ALPHABET.index(sign)]

    assert made.ALPHABET[total] == reference.check_character(body)


def test_tiles_are_those_of_the_web():
    assert tile_of(0.0, 0.0, 1) == (1, 1, 1)
    assert tile_of(-180.0, 85.05, 3) == (3, 0, 0)
    assert tile_of(180.0, -89.0, 3) == (3, 7, 7)


def test_an_address_stands_for_every_value_of_its_slot():
    slots = Slots(boxes=["1,2,3,4"], codes=["A", "B"], weapons=[], dense=(0.0, 0.0))

    assert slots.filled("/items/{code}") == ["/items/A", "/items/B"]
    assert slots.filled("/tiles/{z8}") == ["/tiles/8/128/128"]
    assert slots.filled("/all") == ["/all"]


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200 if self.path == "/right" else 500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def port():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_answers_are_counted_and_an_error_is_none(port):
    answers, seconds = load.by_threads(port, ["/right"], 0.1, {})

    assert answers >= load.SLOW_ANSWERS
    assert seconds >= 0.1
    with pytest.raises(Refused):
        load.by_threads(port, ["/wrong"], 0.1, {})


def test_work_is_counted_for_a_process_and_those_below_it():
    busy = "import time\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", busy], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        assert 0.25 < work.seconds({child.pid}) < 2
        assert work.seconds({2**22 + 1}) == 0
        child.communicate(b"\n")
