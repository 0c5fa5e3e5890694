# SPDX-License-Identifier: Apache-2.0
"""kill -9 at any point: the cursor and the rows it stands for are both there or neither, and the mirror goes on."""

import json
import signal
import subprocess
import sys
import time
from functools import partial
from random import Random

from api.mirror.store import FILE, opened
from tests.fixtures.databases import PROJECT
from tests.mirror.conftest import state_of
from tests.mirror.desk import Desk, public_state

PLACES = (("records", 1), ("cursor", 2), ("committed", 1), ("records", 3))


def started(registry, folder, where="never", page=0):
    words = ("-m", "tests.mirror.killed", where, str(page), registry.url, str(folder))
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=PROJECT,
        env=registry.house.environment("public"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def fits(registry, folder, codes):
    """Return how many lines were followed; what the mirror holds is what they name, no more and no less."""
    with opened(folder, registry.url) as store:
        lines = store.position().lines
        assert store.codes() == sorted(set(codes[:lines]))
        assert store.database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return lines


def test_it_survives_and_goes_on(registry, tmp_path):
    from registry.published.models import Change

    registry.write(*(partial(Desk(seed).work, 40) for seed in range(3)))
    codes = registry.write(lambda: list(Change.objects.values_list("code", flat=True)))[0]
    far = 0
    for where, page in PLACES:
        ended = started(registry, tmp_path, where, page)
        assert (ended.wait(60), ended.communicate()[0]) == (-signal.SIGKILL, "")
        hot = (tmp_path / f"{FILE}-journal").exists()
        assert hot == (where != "committed")  # it died where it was meant to
        now = fits(registry, tmp_path, codes)
        assert now == far + 5 * (page if where == "committed" else page - 1)
        far = now
    kill_somewhere(registry, tmp_path, codes)

    done = started(registry, tmp_path)
    out, errors = done.communicate()
    assert done.returncode == 0, out + errors
    with opened(tmp_path, registry.url) as store:
        assert state_of(store) == registry.write(public_state)[0]
    assert not (tmp_path / f"{FILE}-journal").exists()


def kill_somewhere(registry, folder, codes, rounds=4):
    """Kill it at random moments after it has told of its first page."""
    chance = Random(11)
    for _ in range(rounds):
        process = started(registry, folder)
        process.stderr.readline()
        time.sleep(chance.random() * 0.15)
        process.kill()
        process.communicate()
        fits(registry, folder, codes)


def test_two_at_once_do_not_keep_one_folder(registry, tmp_path):
    with opened(tmp_path, registry.url):
        second = registry.mirror("--to", str(tmp_path))
        assert "Another process keeps" in second.communicate()[1]
    assert second.returncode == 2
    third = registry.mirror("--to", str(tmp_path), "--json")  # the control
    assert json.loads(third.communicate()[0])["lines"] == 0
    assert third.returncode == 0
