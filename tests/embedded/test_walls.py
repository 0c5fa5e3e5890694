# SPDX-License-Identifier: Apache-2.0
"""What each process is given and what it reaches with that: asked of what runs, not of the code."""

import os
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
import redis

from registry.embedded import addresses, credentials, leftovers
from registry.embedded.layout import layout_for
from tests.unit.embedded.test_addresses import NAMES, SECRETS_OF

FACE_OF = {
    "public": "public",
    "desk": "desk",
    "worker": "worker",
    "publisher": "publisher",
    "watch": "publisher",
    "snapshot": "public",
    "beat": "worker",
}
DATABASES = ("registry_desk_db", "registry_published_db", "postgres", "template1")
MAY_CONNECT = {
    ("registry_desk", "registry_desk_db"),
    ("registry_publisher", "registry_desk_db"),
    ("registry_publisher", "registry_published_db"),
    ("registry_reader", "registry_published_db"),
    ("registry_inbox", "registry_published_db"),
    ("registry_owner", "registry_desk_db"),
    ("registry_owner", "registry_published_db"),
}


@pytest.mark.parametrize("process", FACE_OF)
def test_a_process_holds_its_own_secrets_and_no_other(running, process):
    environment = Path(f"/proc/{running.processes()[process]}/environ").read_text()

    held = {name for name in NAMES if credentials.read(running.layout, name) in environment}

    assert held == SECRETS_OF[FACE_OF[process]]


@pytest.mark.parametrize("process", ["postgres", "redis"])
def test_a_server_process_is_told_no_secret_at_all(running, process):
    environment = Path(f"/proc/{running.processes()[process]}/environ").read_text(errors="replace")

    assert not [name for name in NAMES if credentials.read(running.layout, name) in environment]


@pytest.mark.parametrize("process", FACE_OF)
def test_a_process_inherits_nothing_from_the_shell(running, process):
    environment = Path(f"/proc/{running.processes()[process]}/environ").read_text().split("\0")

    names = {entry.partition("=")[0] for entry in environment if entry and not entry.startswith("REGISTRY_")}

    plain = {
        "PATH",
        "LANG",
        "TZ",
        "HOME",
        "PYTHONUNBUFFERED",
        "PYTHONDONTWRITEBYTECODE",
        "DJANGO_SETTINGS_MODULE",
    }
    assert names <= plain


def connects(running, role, database, password):
    words = f"host={running.layout.postgres_sockets} user={role} dbname={database} password={password}"
    try:
        psycopg.connect(words).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("role", credentials.ROLES)
def test_a_role_enters_only_the_databases_it_is_for(running, role, database):
    password = credentials.read(running.layout, role)

    assert connects(running, role, database, password) is ((role, database) in MAY_CONNECT)


@pytest.mark.parametrize("role", [*credentials.ROLES, credentials.ADMIN])
def test_a_role_is_refused_without_its_own_password(running, role):
    another = "registry_desk" if role != "registry_desk" else "registry_reader"

    assert not connects(running, role, "registry_published_db", credentials.read(running.layout, another))
    assert not connects(running, role, "registry_published_db", "")


def test_no_service_role_has_any_power_of_the_cluster(running):
    powerful = running.sql(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'registry%' AND rolname <> 'registry_admin' AND"
        " (rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls OR rolinherit OR rolreplication)"
    )

    assert powerful == ""


@pytest.mark.parametrize("database", DATABASES[:2])
def test_a_service_role_makes_neither_tables_nor_temporary_ones(running, database):
    for role in ("registry_desk", "registry_publisher", "registry_reader", "registry_inbox"):
        if (role, database) in MAY_CONNECT:
            for statement in ("CREATE TABLE public.mine (a int)", "CREATE TEMPORARY TABLE mine (a int)"):
                assert "permission denied" in running.sql(statement, role=role, database=database)


def test_pages_carry_checksums_and_writes_reach_the_disk(running):
    settings = {
        name: running.sql(f"SHOW {name}") for name in ("data_checksums", "fsync", "synchronous_commit")
    }

    assert set(settings.values()) == {"on"}


def test_nothing_listens_on_the_network_but_both_faces_on_the_loopback_address(running):
    pids = running.left_running()
    inodes = {
        target[8:-1] for pid in pids for target in leftovers.open_files(pid) if target.startswith("socket:[")
    }
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    rows += [row.split() for row in Path("/proc/net/tcp6").read_text().splitlines()[1:]]

    listening = {row[1] for row in rows if row[3] == "0A" and row[9] in inodes}

    assert listening == {f"0100007F:{port:04X}" for port in (running.port, running.desk_port)}


def client(running, user):
    return redis.Redis.from_url(addresses.cache_url(layout_for(running.layout.var), user))


@pytest.mark.parametrize(
    "attempt",
    [
        lambda line: line.get("celery:desk"),
        lambda line: line.lpush("celery:publisher", "task"),
        lambda line: line.publish("celery:any", "word"),
        lambda line: line.execute_command("SUBSCRIBE", "celery:any"),
        lambda line: line.keys(),
        lambda line: line.flushall(),
        lambda line: line.config_get("dir"),
        lambda line: line.eval("return 1", 0),
    ],
    ids=["read a queue", "enqueue", "publish", "subscribe", "list keys", "empty it", "configure", "script"],
)
def test_the_public_faces_redis_user_is_refused_everything_but_its_own_keys(running, attempt):
    with pytest.raises(redis.exceptions.NoPermissionError):
        attempt(client(running, "throttle"))


def test_the_public_faces_redis_user_can_count(running):
    line = client(running, "throttle")

    assert line.set("throttle:test", 1, ex=5)
    assert line.incr("throttle:test") == 2


@pytest.mark.parametrize("attempt", [lambda line: line.get("throttle:test"), lambda line: line.flushall()])
def test_a_worker_cannot_reset_the_public_limits(running, attempt):
    with pytest.raises(redis.exceptions.NoPermissionError):
        attempt(client(running, "worker"))


def test_redis_answers_nobody_without_a_password(running):
    with pytest.raises(redis.exceptions.AuthenticationError):
        redis.Redis(unix_socket_path=str(running.layout.redis_socket)).ping()


def test_another_user_of_the_machine_cannot_reach_either_socket(running):
    folders = [running.layout.postgres_sockets, running.layout.redis_socket.parent]

    assert [folder.stat().st_mode & 0o007 for folder in folders] == [0, 0]


def test_started_by_root_nothing_that_parses_input_stays_root(running):
    users = {name: Path(f"/proc/{pid}").stat().st_uid for name, pid in running.processes().items()}

    assert 0 not in users.values()
    if os.geteuid() == 0:
        assert len({users["postgres"], users["redis"], users["public"]}) == 3


def test_a_shell_reaches_the_services_as_one_face(running):
    told = addresses.environment_for("desk", running.layout.var)

    with psycopg.connect(told["REGISTRY_DATABASE_URL"]) as session:
        assert session.execute("SELECT current_user").fetchone() == ("registry_desk",)
    assert quote(str(running.layout.postgres_sockets), safe="") in told["REGISTRY_DATABASE_URL"]
