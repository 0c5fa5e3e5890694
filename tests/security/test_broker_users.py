# SPDX-License-Identifier: Apache-2.0
"""The public face's Redis user counts requests. It cannot put a task into a queue, nor see one."""

from urllib.parse import unquote, urlsplit

import pytest
import redis
from celery import Celery
from kombu import Connection
from kombu.exceptions import OperationalError
from redis.backoff import NoBackoff
from redis.retry import Retry

from registry.config.celery import app as ours

QUEUE = "tried"  # no process takes from it
KEY = f"celery:{QUEUE}"
FORBIDDEN = (
    ("LPUSH", KEY, "task"),
    ("RPUSH", KEY, "task"),
    ("LPUSH", "throttle:list", "task"),
    ("SADD", "celery:_kombu.binding.publisher", "x"),
    ("ZADD", "celery:unacked_index", "1", "x"),
    ("HSET", "celery:unacked", "x", "y"),
    ("XADD", "throttle:stream", "*", "x", "y"),
    ("SET", KEY, "task"),
    ("INCR", "celery:counter"),
    ("DEL", KEY),
    ("GET", KEY),
    ("LRANGE", KEY, "0", "-1"),
    ("LLEN", KEY),
    ("KEYS", "*"),
    ("SCAN", "0"),
    ("RENAME", "throttle:a", KEY),
    ("COPY", "throttle:a", KEY),
    ("PUBLISH", "celery:/0.celery.pidbox", "x"),
    ("SUBSCRIBE", "celery:/0.celery.pidbox"),
    ("EVAL", f"return redis.call('LPUSH', '{KEY}', 'task')", "0"),
    ("FUNCTION", "LIST"),
    ("CONFIG", "GET", "*"),
    ("CONFIG", "SET", "dir", "/tmp"),
    ("ACL", "LIST"),
    ("ACL", "SETUSER", "throttle", "~*", "+@all"),
    ("CLIENT", "LIST"),
    ("INFO",),
    ("MONITOR",),
    ("FLUSHALL",),
    ("SHUTDOWN",),
    ("REPLICAOF", "127.0.0.1", "1"),
    ("MODULE", "LIST"),
)
WORKER_MAY_NOT = (
    ("FLUSHALL",),
    ("CONFIG", "GET", "*"),
    ("ACL", "LIST"),
    ("KEYS", "*"),
    ("GET", "throttle:x"),
    ("INCR", "throttle:x"),
)


@pytest.fixture
def throttle(real_environ):
    """A session as the user that the running public face has."""
    with redis.Redis.from_url(real_environ("public")["REGISTRY_THROTTLE_URL"], socket_timeout=5) as session:
        yield session


@pytest.fixture
def worker(real_environ):
    with redis.Redis.from_url(
        as_cache_url(real_environ("worker")["REGISTRY_BROKER_URL"]), socket_timeout=5
    ) as session:
        yield session
        session.delete(KEY)


def as_cache_url(broker_url):
    """Return Celery's spelling of a socket address in that of the Redis client."""
    return broker_url.replace("redis+socket://", "unix://").split("?")[0] + "?db=0"


def as_broker_url(cache_url):
    return cache_url.replace("unix://", "redis+socket://").split("?")[0] + "?virtual_host=0"


@pytest.fixture
def length(standing):
    """Return a function that tells how many tasks lie in the queue, as the Redis administrator sees it."""

    def count():
        with standing.redis() as session:
            return session.llen(KEY) + session.llen(QUEUE) + session.llen(f"throttle:{QUEUE}")

    yield count
    with standing.redis() as session:
        session.delete(KEY, QUEUE)


def enqueue(url):
    app = Celery("attempt", broker=url, set_as_current=False)
    app.conf.broker_transport_options = ours.conf.broker_transport_options
    app.send_task("registry.publishing.tasks.publish_due", queue=QUEUE, retry=False)


def test_a_task_cannot_be_enqueued_with_the_public_faces_user(real_environ, length):
    with pytest.raises((OperationalError, redis.exceptions.NoPermissionError)):
        enqueue(as_broker_url(real_environ("public")["REGISTRY_THROTTLE_URL"]))
    assert length() == 0


def test_the_same_task_is_enqueued_with_the_workers_user(real_environ, length):
    """Negative control: the attempt above is a real one."""
    enqueue(real_environ("worker")["REGISTRY_BROKER_URL"])
    assert length() == 1


@pytest.mark.parametrize("prefix", ["", "celery:", "throttle:"])
def test_a_message_cannot_be_put_into_a_queue_by_hand_either(real_environ, length, prefix):
    url = as_broker_url(real_environ("public")["REGISTRY_THROTTLE_URL"])
    with (
        pytest.raises((OperationalError, redis.exceptions.NoPermissionError)),
        Connection(url, transport_options={"global_keyprefix": prefix, "max_retries": 1}) as line,
        line.SimpleQueue(QUEUE) as queue,
    ):
        queue.put({"task": "registry.publishing.tasks.publish_due"}, retry=False)
    assert length() == 0


@pytest.mark.parametrize("command", FORBIDDEN, ids=" ".join)
def test_the_public_faces_user_is_refused(throttle, command):
    with pytest.raises(redis.exceptions.NoPermissionError):
        throttle.execute_command(*command)


def test_a_transaction_is_no_way_around(throttle, length):
    throttle.execute_command("MULTI")
    with pytest.raises(redis.exceptions.NoPermissionError):
        throttle.execute_command("LPUSH", KEY, "task")
    assert length() == 0


def test_the_public_faces_user_counts_requests(throttle):
    key = "throttle:tried"
    assert throttle.incr(key) == 1
    assert throttle.expire(key, 60)
    assert 0 < throttle.ttl(key) <= 60
    assert throttle.get(key) == b"1"
    assert throttle.delete(key) == 1


def session(standing, **who):
    return redis.Redis(unix_socket_path=str(standing.layout.redis_socket), retry=Retry(NoBackoff(), 0), **who)


@pytest.mark.parametrize("user", ["default", "worker", "admin"])
def test_its_password_opens_no_other_user(real_environ, standing, user):
    password = unquote(urlsplit(real_environ("public")["REGISTRY_THROTTLE_URL"]).password or "")
    other = session(standing, username=user, password=password)
    with other, pytest.raises(redis.exceptions.AuthenticationError):
        other.ping()


def test_without_a_password_there_is_no_service(standing):
    with session(standing) as nobody, pytest.raises(redis.exceptions.AuthenticationError):
        nobody.get(KEY)


@pytest.mark.parametrize("command", WORKER_MAY_NOT, ids=" ".join)
def test_the_workers_user_reaches_neither_the_limits_nor_the_server(worker, command):
    with pytest.raises(redis.exceptions.NoPermissionError):
        worker.execute_command(*command)
