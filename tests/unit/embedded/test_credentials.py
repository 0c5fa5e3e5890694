# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.embedded import credentials
from registry.embedded.errors import NotInstalled


def test_each_secret_is_its_own_file_that_only_its_owner_reads(installed):
    values = {credentials.read(installed, name) for name in credentials.NAMES}

    assert len(values) == len(credentials.NAMES)
    assert min(len(value) for value in values) >= 48
    assert {path.stat().st_mode & 0o777 for path in installed.secrets.iterdir()} == {0o600}


def test_a_second_start_keeps_every_secret_and_makes_only_what_is_missing(installed):
    before = credentials.read(installed, "registry_desk")
    (installed.secrets / "key_desk").unlink()

    credentials.create_missing(installed)

    assert credentials.read(installed, "registry_desk") == before
    assert credentials.read(installed, "key_desk")


def test_a_write_that_was_cut_short_leaves_no_half_secret(installed):
    (installed.secrets / "key_desk").unlink()
    (installed.secrets / ".key_desk.new").write_text("half")

    credentials.create_missing(installed)

    assert len(credentials.read(installed, "key_desk")) >= 48


def test_before_the_set_up_the_message_says_what_to_type(layout):
    with pytest.raises(NotInstalled, match="make run"):
        credentials.read(layout, "registry_desk")
