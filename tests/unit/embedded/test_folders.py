# SPDX-License-Identifier: Apache-2.0
import os

import pytest

from registry.embedded import folders
from registry.embedded.errors import Refused


def test_the_folder_of_another_user_is_refused(layout, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: layout.var.stat().st_uid + 1)

    with pytest.raises(Refused, match="belongs to the OS user"):
        folders.make_outer(layout)


def test_secrets_and_logs_are_closed_to_everybody_else(layout):
    layout.secrets.chmod(0o777)

    folders.make_outer(layout)

    assert [folder.stat().st_mode & 0o777 for folder in (layout.secrets, layout.log)] == [0o700, 0o700]


def test_a_link_laid_out_in_place_of_the_socket_folder_is_refused(layout, tmp_path):
    (tmp_path / "theirs").mkdir()
    layout.sockets.symlink_to(tmp_path / "theirs")

    with pytest.raises(Refused, match="not ours"):
        folders.make_sockets(layout)


def test_a_home_that_others_cannot_enter_is_recognised(tmp_path):
    tmp_path.chmod(0o700)

    assert not folders.others_may_enter(tmp_path / "project")
    assert folders.others_may_enter(folders.ELSEWHERE)
