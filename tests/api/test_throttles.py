# SPDX-License-Identifier: Apache-2.0
"""One reader may ask so much in a minute, of all processes together; who stands beside them is never the worse for it."""

import json
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from registry.domain.errors import TooManyRequests
from registry.ui import ledger, limits
from registry.ui.ledger import OwnLedger, RedisLedger
from registry.ui.limits import LEASES, WINDOW, Limits
from registry.ui.problems import CONTENT_TYPE
from tests.api import own_redis
from tests.factories import content as make

NOON = 1_800_000_000.0
ITEM, LIST = "/api/v1/", "/api/v1/incidents"
SPENDER = """
import sys, django
from django.conf import settings
settings.configure()
from registry.ui.ledger import RedisLedger
from registry.ui.limits import Limits
from registry.domain.errors import TooManyRequests
limits, spent = Limits(int(sys.argv[2]), RedisLedger(sys.argv[1])), 0
for _ in range(int(sys.argv[3])):
    try:
        limits.spend("reader", 1, 1_800_000_000.0)
        spent += 1
    except TooManyRequests:
        pass
print(spent)
"""


@pytest.fixture(scope="module")
def queue():
    with own_redis.running() as own:
        yield own


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Wait for Redis longer than a web process would: other tests may run beside this one."""
    monkeypatch.setattr(ledger, "PATIENCE", 2.0)


@pytest.fixture
def limited(settings, queue, monkeypatch):
    """Return a function that sets the limit of this process, in Redis or without. No minute ends meanwhile."""
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: NOON + 20))

    def limit(units: int, *, url: str = queue.url) -> None:
        settings.REGISTRY_RATE_LIMIT, settings.REGISTRY_THROTTLE_URL = units, url
        limits.limits.cache_clear()

    with queue.admin() as session:
        session.flushall()
    yield limit
    limits.limits.cache_clear()


def spent(limits, times: int, *, name: str = "reader", cost: int = 1, now: float = NOON) -> int:
    """Return how many of so many requests are answered."""
    answered = 0
    for _ in range(times):
        try:
            limits.spend(name, cost, now)
            answered += 1
        except TooManyRequests:
            pass
    return answered


def test_a_reader_may_spend_the_limit_and_no_more():
    assert spent(Limits(100, OwnLedger()), 300) == 100


def test_a_dearer_answer_takes_more():
    assert spent(Limits(100, OwnLedger()), 300, cost=5) == 20


def test_the_next_minute_begins_anew_and_another_reader_has_a_limit_of_their_own():
    limits = Limits(10, OwnLedger())

    assert [spent(limits, 20), spent(limits, 20, name="other"), spent(limits, 20, now=NOON + WINDOW)] == [
        10,
        10,
        10,
    ]


def test_what_is_given_back_may_be_spent_again():
    limits = Limits(10, OwnLedger())
    for _ in range(50):
        limits.give_back(limits.spend("reader", 1, NOON), 1)

    assert spent(limits, 20) == 10


def test_the_refusal_says_when_to_go_on():
    limits = Limits(1, OwnLedger())
    limits.spend("reader", 1, NOON + 13)

    with pytest.raises(TooManyRequests) as refused:
        limits.spend("reader", 1, NOON + 13)
    assert refused.value.values["wait"] == WINDOW - int((NOON + 13) % WINDOW)


def test_the_ledger_is_asked_once_a_lease():
    class Counting(OwnLedger):
        asked = 0

        def add(self, name, units):
            self.asked += 1
            return super().add(name, units)

    counting = Counting()

    assert spent(Limits(1000, counting), 3000) == 1000
    assert counting.asked == LEASES + 1


def test_two_processes_together_give_the_limit_and_no_more(queue):
    limit, times = 400, 400
    with queue.admin() as session:
        session.flushall()
    command = [sys.executable, "-c", SPENDER, queue.url, str(limit), str(times)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answered = [int(each.communicate(timeout=60)[0]) for each in both]

    assert sum(answered) == limit
    assert min(answered) < times


def test_negative_control_processes_that_count_alone_give_it_twice():
    assert sum(spent(Limits(400, OwnLedger()), 400) for _ in range(2)) == 800


def test_counts_leave_redis_by_themselves_and_stand_under_the_keys_of_this_user(queue):
    with queue.admin() as session:
        session.flushall()
        spent(Limits(20, RedisLedger(queue.url)), 5)
        (key,) = session.keys("*")

        assert key.startswith(b"throttle:")
        assert 0 < session.ttl(key) <= 120


def test_nobody_is_limited_while_redis_is_away_and_all_are_when_it_is_back(caplog):
    with own_redis.running() as own:
        limits = Limits(5, RedisLedger(own.url))
        assert spent(limits, 10) == 5

        own.kill()
        assert spent(limits, 10, now=NOON + WINDOW) == 10
        assert "Nobody is limited" in caplog.text

        own.start()
        limits.ledger.resting_until = 0.0
        assert spent(limits, 10, now=NOON + 2 * WINDOW) == 5


def test_a_redis_that_stands_still_costs_one_short_wait(monkeypatch):
    monkeypatch.setattr(ledger, "PATIENCE", 0.05)
    with own_redis.running() as own:
        limits = Limits(1000, RedisLedger(own.url))
        own.send(signal.SIGSTOP)
        begun = time.monotonic()

        assert spent(limits, 500) == 500
        assert time.monotonic() - begun < 1.0


def test_over_the_limit_is_429_and_says_when_to_go_on(limited, raw):
    limited(20)
    answers = [raw(ITEM) for _ in range(21)]
    refused = answers[-1]
    body = json.loads(refused.body)

    assert [answer.status for answer in answers] == [200] * 20 + [429]
    assert (refused.headers["Content-Type"], body["code"]) == (CONTENT_TYPE, "too_many_requests")
    assert 1 <= int(refused.headers["Retry-After"]) <= WINDOW
    assert refused.headers["RateLimit-Policy"] == '"reader";q=20;w=60'
    assert refused.headers["RateLimit"] == f'"reader";r=0;t={refused.headers["Retry-After"]}'
    assert not [name for name in answers[0].headers if name.startswith("RateLimit")]


def test_without_redis_the_process_counts_for_itself(limited, raw):
    limited(3, url="")

    assert [raw(ITEM).status for _ in range(4)] == [200, 200, 200, 429]


def test_a_limit_of_nothing_limits_nobody(limited, raw):
    limited(0)

    assert {raw(ITEM).status for _ in range(50)} == {200}


def test_who_has_the_answer_already_pays_nothing(limited, raw, put):
    put(make.content())
    limited(10)
    etag = raw(LIST).headers["ETag"]

    assert {raw(LIST, if_none_match=etag).status for _ in range(50)} == {304}
    assert [raw(LIST).status for _ in range(5)] == [200] * 4 + [429]


@pytest.mark.parametrize(("lang", "words"), [("en", "Too much at once"), ("ar", 'dir="rtl"')])
def test_pages_of_the_site_are_limited_as_well(limited, raw, put, lang, words):
    """Else the same questions would be asked there, as often as anybody likes."""
    put(make.content())
    limited(92)
    etag = raw(f"/{lang}/").headers["ETag"]

    assert {raw(f"/{lang}/", if_none_match=etag).status for _ in range(50)} == {304}
    answers = [raw(f"/{lang}/explore?q=x{number}") for number in range(5)]
    assert [answer.status for answer in answers] == [200] * 3 + [429] * 2
    assert int(answers[-1].headers["Retry-After"]) <= WINDOW
    assert words in answers[-1].body.decode()
    assert raw(LIST).status == 429
    assert {raw(path).status for path in ("/healthz", "/static/ui/icon.svg")} <= {200, 404}


def test_a_refused_reader_does_not_know_what_is_there(limited, raw, put):
    """The refusal comes before the record is looked for."""
    code = put(make.content())
    limited(1)
    raw(ITEM)
    answers = [raw(f"{LIST}/{each}") for each in (code, "CHR-0000000-0")]

    assert answers[0].status == 429
    assert answers[0].body == answers[1].body


def test_who_names_any_answer_pays_as_for_a_new_one(limited, raw):
    """`*` is not an answer that the reader has: all is looked up that a new one needs."""
    limited(10)

    assert [raw(LIST, if_none_match="*").status for _ in range(6)] == [304] * 5 + [429]


SHAPE = "S_INTERSECTS(geometry,POLYGON((0%200,1%200,1%201,0%200)))"


@pytest.mark.parametrize(
    ("path", "units"),
    [
        (LIST, 2),
        (f"{LIST}?limit=1000", 11),
        (f"{LIST}?limit=1000&format=csv", 20),
        ("/feeds/incidents.atom", 4),
        ("/api/v1/statistics?by=month", 20),
        ("/en/", 22),
        ("/en/explore", 22),
        ("/ar/statistics", 22),
        ("/en/statistics/time.csv", 22),
        ("/en/areas", 22),
        ("/en/weapons", 22),
        ("/en/about", 2),
        ("/api/tiles/incidents/0/0/0.mvt", 8),
        ("/feeds/incidents.atom?limit=1000", 49),
        ("/api/ogc/collections/incidents/items?limit=1000", 11),
        ("/api/ogc/collections/incidents/items?limit=1000&f=html", 74),
        (f"/api/ogc/collections/incidents/items?filter={SHAPE}", 22),
        (f"/api/ogc/collections/incidents/items?filter=NOT%20({SHAPE}%20OR%20{SHAPE})", 43),
    ],
)
def test_what_takes_longer_to_make_costs_more_while_it_is_not_kept(limited, raw, path, units):
    limited(100 * LEASES)
    assert raw(path).status == 200
    (credit,) = limits.limits().credits.values()
    left = credit.left
    raw(path)

    assert (100 - left, left - credit.left) == (
        units,
        4 if path.startswith(("/feeds/", "/api/v1/statistics")) else 2,
    )
