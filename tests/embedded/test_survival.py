# SPDX-License-Identifier: Apache-2.0
"""What a person does to a running registry without meaning to, and what a machine does to it."""

import os
import shutil
import signal
import socket

import pytest

from registry.embedded.folders import make_sockets
from tests.embedded.installation import PROCESSES, SECONDS, eventually


@pytest.fixture
def kept(running):
    """A committed row, and the check that it is still there."""
    running.sql("CREATE TABLE IF NOT EXISTS kept (number bigint PRIMARY KEY)")
    number = running.sql("INSERT INTO kept SELECT coalesce(max(number), 0) + 1 FROM kept RETURNING number")

    def there():
        eventually(lambda: running.sql("SELECT 1") == "1")
        return running.sql(f"SELECT count(*) FROM kept WHERE number = {number}") == "1"

    return there


def test_a_second_start_says_who_runs_and_leaves_the_first_alone(running):
    before = running.state()

    status, said = running.verb("run")

    assert status == 1
    assert f"process {before['pid']}" in said
    assert "make down" in said
    assert running.state() == before
    assert running.healthy()


def test_three_starts_at_once_make_one_registry(stopped):
    starts = [stopped.popen("up") for _ in range(3)]

    said = [start.communicate(timeout=SECONDS)[0] for start in starts]

    assert [start.returncode for start in starts] == [0, 0, 0], said
    assert set(stopped.processes()) == PROCESSES
    sessions = {os.getsid(pid) for pid in stopped.left_running()}
    assert sessions >= set(stopped.processes().values())


def test_down_leaves_nothing_running_and_says_so(running, kept):
    status, _ = running.verb("down")

    assert (status, running.left_running()) == (0, [])
    assert running.verb("status")[0] == 3
    running.up()
    assert kept()


def test_a_killed_supervisor_takes_all_with_it_and_the_next_start_recovers(running, kept):
    os.kill(running.state()["pid"], signal.SIGKILL)

    running.up()

    assert running.healthy()
    assert kept()


@pytest.mark.parametrize("name", sorted(PROCESSES))
def test_a_killed_process_comes_back_by_itself(running, kept, name):
    before = running.state()
    os.kill(before["processes"][name], signal.SIGKILL)

    eventually(lambda: running.processes()[name] != before["processes"][name])
    eventually(running.healthy)

    assert running.state()["pid"] == before["pid"]
    assert kept()


def test_all_processes_killed_at_once_are_started_again(running, kept):
    for pid in [running.state()["pid"], *running.processes().values()]:
        os.kill(pid, signal.SIGKILL)

    running.up()

    assert running.healthy()
    assert kept()


def test_stale_pid_and_socket_files_stop_nobody(stopped):
    layout = stopped.layout
    pid_file = layout.postgres / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{layout.postgres}\n1\n5432\n{layout.postgres_sockets}\n\n")
    shutil.chown(pid_file, layout.postgres.stat().st_uid, layout.postgres.stat().st_gid)
    layout.lock.write_text(str(os.getpid()))
    make_sockets(layout)
    for stale in (layout.postgres_socket, layout.redis_socket):
        stale.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as gone:
            gone.bind(str(stale))

    stopped.up()

    assert stopped.healthy()


def test_sockets_taken_away_while_stopped_are_made_again(stopped):
    shutil.rmtree(stopped.layout.sockets, ignore_errors=True)  # gone already where they stand outside var/

    stopped.up()

    assert stopped.healthy()


def test_sockets_taken_away_while_running_come_back(running, kept):
    before = running.state()
    shutil.rmtree(running.layout.sockets)

    eventually(lambda: running.layout.postgres_socket.exists() and running.layout.redis_socket.exists())
    eventually(running.healthy)

    assert running.state()["pid"] == before["pid"]
    assert kept()


def test_a_taken_port_is_named_with_its_process_and_a_free_one(stopped):
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", stopped.port))
        listener.listen()

        status, said = stopped.verb("run")

    assert status == 1
    assert f"Port {stopped.port}" in said
    assert f"process {os.getpid()}" in said
    assert "make run PORT=" in said
    assert stopped.left_running() == []


def test_ctrl_c_stops_everything_that_was_started(stopped):
    foreground = stopped.popen("run")
    eventually(lambda: stopped.layout.state.exists() and stopped.state()["ready"], SECONDS)

    foreground.send_signal(signal.SIGINT)
    said, _ = foreground.communicate(timeout=SECONDS)

    assert foreground.returncode == 0
    assert said.count("Ready in") == 1
    assert stopped.left_running() == []
