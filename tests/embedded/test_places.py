# SPDX-License-Identifier: Apache-2.0
"""Odd folders, full disks and throw-away services."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from registry.embedded import cluster, commands, credentials, folders
from registry.embedded.errors import Refused
from registry.embedded.layout import PROJECT, Layout
from tests.embedded.installation import SECONDS, eventually, new_installation


def test_a_path_with_spaces_and_other_scripts_runs_like_any_other(running):
    """Its path is too long for a socket besides."""
    assert "harm, as سجل knows" in str(running.layout.project)
    assert len(str(running.layout.var / "sockets").encode()) > 85
    assert running.healthy()
    assert running.sql("SELECT 1", role="registry_desk") == "1"

    status, _ = running.verb("down")

    assert (status, running.left_running()) == (0, [])
    assert not running.layout.sockets.exists()


def with_services(*command, **more):
    """Run `with -- COMMAND` and return its process."""
    return subprocess.Popen(
        [sys.executable, "-m", "registry.embedded", "with", "--no-fsync", "--", *command],
        cwd=PROJECT,
        env={name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")} | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def place_of(said):
    return Path(next(line for line in said.splitlines() if line.startswith("/")))


def test_a_command_gets_services_of_its_own_and_its_status_is_handed_on():
    running = with_services("sh", "-c", 'echo "$REGISTRY_VAR"; test "$REGISTRY_TEST_CLUSTER" = 1 && exit 7')
    said, _ = running.communicate(timeout=SECONDS)

    assert running.returncode == 7
    assert not place_of(said).exists()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_command_leaves_no_process_and_no_folder(sign, tmp_path):
    orphan = tmp_path / "orphan"
    running = with_services(
        "sh", "-c", f'echo "$REGISTRY_VAR"; setsid sleep 600 & echo $! >{orphan}; sleep 600'
    )
    eventually(lambda: orphan.exists() and orphan.read_text().strip())

    running.send_signal(sign)
    said, _ = running.communicate(timeout=SECONDS)

    assert running.returncode == 130
    assert not place_of(said).exists()
    assert not Path(f"/proc/{orphan.read_text().strip()}").exists()


def test_addresses_of_other_services_do_not_reach_the_command():
    running = with_services(
        "sh", "-c", "env", REGISTRY_DATABASE_URL="postgresql://real", REGISTRY_FACE="owner"
    )
    said, _ = running.communicate(timeout=SECONDS)

    assert "postgresql://real" not in said
    assert "REGISTRY_FACE" not in said


def test_a_full_disk_under_a_command_is_called_that(tmp_path):
    with pytest.raises(Refused, match="The disk is full"):
        commands.run(["sh", "-c", "echo word | cat > /dev/full"], log=tmp_path / "log", folder=tmp_path)


def test_another_failure_is_not_called_a_full_disk(tmp_path):
    with pytest.raises(Refused) as refusal:
        commands.run(["sh", "-c", "echo reason; exit 3"], log=tmp_path / "log", folder=tmp_path)

    assert "status 3" in str(refusal.value)
    assert "reason" in str(refusal.value)
    assert "disk" not in str(refusal.value)


if os.geteuid() == 0:  # only root can mount a small disk

    @pytest.fixture
    def small_disk(folder):
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=711", "tmpfs", folder], check=True)
        yield folder
        subprocess.run(["umount", folder], check=True)

    def test_too_small_a_disk_is_refused_before_anything_is_made(small_disk):
        found = new_installation(small_disk / "var")

        status, said = found.verb("run")

        assert status == 1
        assert "Not enough disk space" in said
        assert not found.layout.postgres.exists()

    def test_a_disk_that_fills_during_the_set_up_is_called_full_and_leaves_no_half_cluster(small_disk):
        layout = Layout(PROJECT, small_disk / "var")
        folders.make_outer(layout)
        credentials.create_missing(layout)

        with pytest.raises(Refused, match="The disk is full"):
            cluster.create(layout)

        assert not layout.postgres.exists()
