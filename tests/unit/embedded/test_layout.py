# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from registry.embedded.layout import Layout, layout_for

SOCKET_LIMIT = 107  # unix(7): sun_path without its closing zero


def layout(var):
    return Layout(project=Path("/srv/registry"), var=Path(var))


def test_sockets_lie_beside_the_data_where_the_path_allows_it():
    assert layout("/srv/registry/var").sockets == Path("/srv/registry/var/sockets")


@pytest.mark.parametrize(
    "var", ["/srv/" + "x" * 80 + "/var", "/srv/of all harm/var", "/srv/سجل/var", "/srv/a,b/var"]
)
def test_a_path_too_long_or_too_odd_for_a_socket_gets_a_short_folder(var):
    short = layout(var)

    assert short.sockets.parent == Path("/tmp")
    assert len(str(short.postgres_socket).encode()) <= SOCKET_LIMIT


def test_two_installations_never_share_a_short_folder():
    assert layout("/srv/one place/var").sockets != layout("/srv/one plase/var").sockets


def test_the_variable_moves_the_data(tmp_path, monkeypatch):
    monkeypatch.setenv("REGISTRY_VAR", str(tmp_path / "elsewhere"))

    assert layout_for().var == tmp_path / "elsewhere"
