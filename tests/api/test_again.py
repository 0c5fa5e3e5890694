# SPDX-License-Identifier: Apache-2.0
"""What is answered before all middleware is what the whole application answers: every header, every byte, every refusal."""

import random
from datetime import timedelta

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections

from api.again import AskedAgain
from registry.config import wsgi
from registry.config.opening import closed, marker
from registry.published.snapshot.keeping import Keeper
from registry.ui import limits
from registry.ui.kept import KEPT
from tests.api.raw import ask, environ
from tests.factories import varied

LIST = "/api/v1/incidents"
ADDRESSES = (
    LIST,
    LIST + "?limit=3&format=geojson",
    LIST + "?limit=2&format=csv",
    LIST + "?weapon=catapult",
    "/api/v1/statistics?by=month",
    "/api/v1/",
    "/api/ogc/collections/incidents/items?limit=2",
    "/api/tiles/incidents/0/0/0.mvt",
    "/feeds/incidents.atom",
    "/api/nowhere",
    "/en/",
    "/en/explore",
)
ACCEPTED = ("", "application/json", "application/geo+json", "text/csv", "*/*")
CODINGS = ("", "gzip", "zstd", "gzip, identity;q=0", "identity;q=0, *;q=0")


class Counted:
    """An application that counts how often it is asked."""

    def __init__(self, application):
        self.application, self.calls = application, 0

    def __call__(self, given, start_response):
        self.calls += 1
        return self.application(given, start_response)


@pytest.fixture
def snapshot(settings, tmp_path):
    """Return a function that makes the newest snapshot of what is published now."""
    settings.REGISTRY_SNAPSHOTS = settings.REGISTRY_VAR = tmp_path
    return Keeper(tmp_path).look


@pytest.fixture
def whole(public_client, reference):
    """The application as it is without anything around it; connections stay those of the test."""
    both = (signals.request_started, signals.request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield Counted(WSGIHandler())
    for signal in both:
        signal.connect(close_old_connections)


@pytest.fixture
def again(whole):
    return AskedAgain(whole, closed)


def fetch(application, target: str, **options):
    answer = ask(application, environ(target, **options))
    return answer.status, answer.headers, answer.body


def test_the_second_who_asks_is_answered_without_the_application(put, again, whole, snapshot):
    put(*varied.contents(5))
    snapshot()
    first = fetch(again, LIST)
    etag = first[1]["ETag"]
    unchanged = fetch(again, LIST, if_none_match=etag)
    calls = whole.calls

    assert fetch(again, LIST) == first
    assert fetch(again, LIST, if_none_match=etag) == unchanged
    assert unchanged[0] == 304
    assert whole.calls == calls


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_asked_the_answer_is_that_of_the_application(
    put, take_down, again, whole, snapshot, seed
):
    """States move on, answers are forgotten, the face is closed and opened; one who stands around it is never told."""
    chance = random.Random(seed)
    codes = put(*varied.contents(12))
    snapshot()
    etags = [""]
    for _ in range(120):
        happening = chance.random()
        if happening < 0.03:
            take_down(codes.pop())
        elif happening < 0.06:
            snapshot()
        elif happening < 0.08:
            KEPT.forget()
        elif happening < 0.1:
            marker().touch()
        elif happening < 0.4:
            marker().unlink(missing_ok=True)
        target = chance.choices(ADDRESSES, (24,) + (1,) * (len(ADDRESSES) - 1))[0]
        said = {
            "method": chance.choices(("GET", "HEAD", "OPTIONS", "POST"), (24, 2, 1, 1))[0],
            "accept": chance.choices(ACCEPTED, (16, 1, 1, 1, 1))[0],
            "accept_encoding": chance.choices(CODINGS, (16, 4, 1, 1, 1))[0],
            "if_none_match": chance.choice([*etags[-8:], "", "", "", "", "*", 'W/"x"']),
            "if_match": chance.choices(("", "*", '"x"'), (20, 1, 1))[0],
            "host": chance.choices(("localhost:8000", "evil.example"), (9, 1))[0],
        }
        said = {name: value for name, value in said.items() if value}
        expected = fetch(whole, target, **said)

        got = fetch(again, target, **said)
        assert got == expected, (target, said, set(got[1].items()) ^ set(expected[1].items()))
        if "ETag" in expected[1]:
            etags.append(expected[1]["ETag"])
    marker().unlink(missing_ok=True)
    assert whole.calls < 2 * 120 - 10, "hardly anything was answered before the application"


@pytest.mark.parametrize("address", ADDRESSES[:9])
def test_an_answer_made_twice_of_one_state_is_the_same_bytes(put, whole, snapshot, address):
    """A strong ETag promises it, whichever process made the answer."""
    put(*varied.contents(40))
    snapshot()
    made = set()
    for _ in range(8):
        KEPT.forget()
        made.add(fetch(whole, address)[2])

    assert len(made) == 1


def test_what_was_withdrawn_is_answered_no_longer_once_the_state_has_moved(
    put, take_down, again, whole, snapshot
):
    gone, _ = put(*varied.contents(2))
    snapshot()
    assert gone.encode() in fetch(again, LIST)[2]
    take_down(gone)
    snapshot()

    assert gone.encode() not in fetch(again, LIST)[2]


def test_while_no_fresh_snapshot_stands_the_application_answers(put, again, whole, settings, tmp_path):
    put(*varied.contents(2))
    settings.REGISTRY_SNAPSHOTS = tmp_path
    fetch(again, LIST)
    calls = whole.calls
    fetch(again, LIST)

    assert whole.calls == calls + 1


def test_a_state_of_the_same_number_from_another_history_is_another_state(put, again, whole, snapshot):
    """A restored database may come to a number once more."""
    put(*varied.contents(2))
    snapshot()
    fetch(again, LIST)
    for known in again.known.values():
        known.state = (known.state[0], known.state[1] - timedelta(seconds=1))
    calls = whole.calls
    fetch(again, LIST)

    assert whole.calls == calls + 1


def test_a_closed_face_is_closed_for_what_was_asked_before_as_well(put, again, snapshot):
    put(*varied.contents(2))
    snapshot()
    fetch(again, LIST)
    marker().touch()

    assert fetch(again, LIST)[0] == 503
    marker().unlink()
    assert fetch(again, LIST)[0] == 200


def test_who_has_nothing_left_is_refused_what_others_are_given(put, again, snapshot, settings):
    put(*varied.contents(2))
    snapshot()
    settings.REGISTRY_RATE_LIMIT, settings.REGISTRY_THROTTLE_URL = 10, ""
    limits.limits.cache_clear()
    statuses = [fetch(again, LIST)[0] for _ in range(8)]
    limits.limits.cache_clear()

    assert sorted(set(statuses)) == [200, 429]
    assert statuses.count(200) == 5


def test_a_304_takes_nothing(put, again, snapshot, settings):
    put(*varied.contents(2))
    snapshot()
    settings.REGISTRY_RATE_LIMIT, settings.REGISTRY_THROTTLE_URL = 10, ""
    limits.limits.cache_clear()
    etag = fetch(again, LIST)[1]["ETag"]
    statuses = {fetch(again, LIST, if_none_match=etag)[0] for _ in range(30)}
    left = [fetch(again, LIST)[0] for _ in range(5)]
    limits.limits.cache_clear()

    assert statuses == {304}
    assert left == [200, 200, 200, 200, 429]


def test_questions_that_differ_in_what_decides_are_kept_apart(put, again, whole, snapshot):
    put(*varied.contents(3))
    snapshot()
    asked = ({"accept": "text/csv"}, {"accept": "application/geo+json"}, {"accept_encoding": "gzip"})
    apart = {fetch(again, LIST, **said)[2] for said in asked}

    assert len(apart) == 3
    assert len(again.known) == 3


def test_the_public_face_alone_has_it_around_its_application():
    """The tests run with the face of the owner, which is asked as Django answers it."""
    from registry.config.faces import FACES

    assert isinstance(wsgi.application, WSGIHandler)
    assert {name: face.before_middleware for name, face in FACES.items() if face.before_middleware} == {
        "public": "api.again.AskedAgain"
    }
