# SPDX-License-Identifier: Apache-2.0
import os
import pty

import pytest

from registry.embedded import osusers, system
from registry.embedded.errors import Refused
from registry.embedded.system import Need


@pytest.fixture
def tool(tmp_path, monkeypatch):
    """Return a function that puts a program of this name on the path; it writes its words into `called`."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(osusers, "as_root", lambda: False)
    (tmp_path / "bin").mkdir()

    def put(name):
        program = tmp_path / "bin" / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{tmp_path}/called"\n')
        program.chmod(0o755)

    return put


@pytest.fixture
def need(tmp_path):
    """A package that is there once apt was called to install something."""
    called = tmp_path / "called"
    return Need("the maps", lambda: ("postgis",), lambda: called.exists() and "install" in called.read_text())


@pytest.fixture
def answer(monkeypatch):
    """Return a function that types an answer into a terminal at standard input."""
    master, slave = pty.openpty()
    with os.fdopen(slave) as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        yield lambda text: os.write(master, f"{text}\n".encode())
    os.close(master)


def test_without_a_terminal_the_package_its_reason_and_the_command_are_told(
    tool, need, layout, tmp_path, capsys
):
    tool("apt-get")
    tool("sudo")
    with open(os.devnull) as nobody, pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", nobody)

        with pytest.raises(Refused, match="sudo apt-get install -y --no-install-recommends postgis"):
            system.ensure(layout, [need])

    assert "postgis for the maps" in capsys.readouterr().out
    assert not (tmp_path / "called").exists()


def test_one_yes_in_a_terminal_installs_with_sudo(tool, need, layout, tmp_path, answer):
    tool("apt-get")
    tool("sudo")
    answer("y")

    system.ensure(layout, [need])

    assert (tmp_path / "called").read_text().splitlines() == [
        "sudo apt-get update",
        "sudo apt-get install -y --no-install-recommends postgis",
    ]


def test_a_no_in_a_terminal_installs_nothing(tool, need, layout, tmp_path, answer):
    tool("apt-get")
    tool("sudo")
    answer("n")

    with pytest.raises(Refused, match="Nothing was installed"):
        system.ensure(layout, [need])

    assert not (tmp_path / "called").exists()


def test_without_sudo_the_line_for_an_administrator_is_told(tool, need, layout):
    tool("apt-get")

    with pytest.raises(Refused, match=r"administrator.*apt-get install"):
        system.ensure(layout, [need])


def test_on_a_system_without_apt_the_packages_are_named(tool, need, layout):
    with pytest.raises(Refused, match="postgis"):
        system.ensure(layout, [need])


def test_what_is_there_asks_for_nothing(tool, layout, capsys):
    system.ensure(layout, [Need("the maps", lambda: ("postgis",), lambda: True)])

    assert capsys.readouterr().out == ""
