# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded.logs import Follower


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
