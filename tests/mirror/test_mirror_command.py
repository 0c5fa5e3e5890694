# SPDX-License-Identifier: Apache-2.0
"""What the command tells people and scripts: 0 done and equal, 1 unequal, 2 it could not run."""

import json
import sqlite3

import pytest

from api.mirror.store import FILE
from tests.mirror.desk import Desk


def ran(registry, *words):
    process = registry.mirror(*words)
    out, errors = process.communicate(timeout=60)
    return process.returncode, out, errors


def test_it_tells_what_it_did_and_whether_all_is_equal(registry, tmp_path):
    desk = Desk(1)
    registry.write(lambda: [desk.publish() for _ in range(5)])
    to = ("--to", str(tmp_path))

    code, out, errors = ran(registry, *to, "--verify")
    assert (code, "Equal:" in out) == (0, True), out + errors
    assert "lines of the feed followed" in errors
    code, out, _ = ran(registry, *to, "--json")
    assert json.loads(out).keys() == {"cursor", "dataset_version", "lines"}

    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE record SET body = x'7b7d' WHERE status = 'published'")
    code, out, errors = ran(registry, *to, "--verify", "--json")
    assert code == 1, out + errors
    assert "its document is not the source's" in " ".join(json.loads(out)["verified"]["differences"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--follow", "0"), "a second or more"),
        (("--follow", "5", "--verify"), "no --verify"),
        (("--follow", "5", "--once"), "not allowed with"),
    ],
)
def test_what_makes_no_sense_is_refused(quiet, tmp_path, words, told):
    code, _, errors = ran(quiet, "--to", str(tmp_path / "new"), *words)

    assert (code, told in errors) == (2, True), errors


def test_a_folder_of_something_else_is_left_alone(quiet, tmp_path):
    (tmp_path / FILE).write_text("a letter to my aunt, which is not a database at all")
    code, _, errors = ran(quiet, "--to", str(tmp_path))

    assert (code, "cannot be used" in errors) == (2, True), errors
    assert "aunt" in (tmp_path / FILE).read_text()


def test_a_mirror_of_another_registry_is_left_alone(quiet, tmp_path):
    assert ran(quiet, "--to", str(tmp_path))[0] == 0
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("UPDATE state SET source = 'https://other.example'")
    code, _, errors = ran(quiet, "--to", str(tmp_path))

    assert (code, "of https://other.example" in errors) == (2, True), errors
