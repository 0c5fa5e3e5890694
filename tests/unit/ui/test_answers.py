# SPDX-License-Identifier: Apache-2.0
"""Content coding by Accept-Encoding."""

import pytest

from registry.ui.answers import coded, coding_for


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("identity", ""),
        ("deflate, zstd", ""),
        ("br ; q=0.000, gzip ; q=0", ""),
    ],
)
def test_the_coding_is_one_the_reader_allows(accepted, coding):
    assert coding_for(accepted) == coding


def test_small_bodies_are_left_alone():
    assert coded(b"x" * 100, "gzip") == (b"x" * 100, "")
