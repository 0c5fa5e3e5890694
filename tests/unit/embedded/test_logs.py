# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded import logs
from registry.embedded.logs import Follower, trim


@pytest.fixture
def log(tmp_path):
    found = tmp_path / "desk.log"
    found.write_text("before\n")
    return found


def test_only_complete_new_lines_are_shown_with_the_name_of_their_process(log, capsys):
    follower = Follower()
    follower.follow(log)
    with log.open("a") as file:
        file.write("one\ntw")

    follower.show()
    with log.open("a") as file:
        file.write("o\n")
    follower.show()

    assert capsys.readouterr().out.splitlines() == ["desk      │ one", "desk      │ two"]


def test_a_log_that_began_anew_is_read_from_its_start(log, capsys):
    follower = Follower()
    follower.follow(log)
    log.write_text("new\n")

    follower.show()

    assert capsys.readouterr().out == "desk      │ new\n"


def test_a_log_that_grew_too_long_begins_anew_and_its_writer_goes_on(log, monkeypatch):
    monkeypatch.setattr(logs, "LOG_BYTES", 5)
    with log.open("a") as writer:
        trim(log.parent)
        writer.write("after\n")

    assert log.read_text() == "after\n"
    assert (log.parent / "desk.log.1").read_text() == "before\n"
