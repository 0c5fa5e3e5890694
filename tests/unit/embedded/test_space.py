# SPDX-License-Identifier: Apache-2.0
import shutil

import pytest

from registry.embedded import space
from registry.embedded.errors import Refused


def test_too_little_room_is_refused_with_both_figures(tmp_path):
    free = shutil.disk_usage(tmp_path).free // space.MEGABYTE

    with pytest.raises(Refused, match=rf"needs {free + 1000} MB, \d+ MB are free"):
        space.require(tmp_path, free + 1000, "the database")


def test_a_folder_that_does_not_exist_yet_is_measured_where_it_will_be(tmp_path):
    space.require(tmp_path / "not" / "yet", 1, "the database")
